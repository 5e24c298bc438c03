import path from 'node:path';
import type { Command } from 'commander';
import type { Run } from '../console';
import type { CommonOptions, SourceOptions } from '../options';
import {
  builtinMovies,
  defaultModelFolder,
  embedOf,
  fileOrBuiltin,
  sourceOf,
  tableOf,
  withCommon,
  withReport,
  withSourceColumns,
} from '../options';
import { renderReport } from '../render/report';
import { jsonReport, writePage } from '../reportFile';

interface FineTuneOptions extends CommonOptions, SourceOptions {
  source: string;
  model?: string;
  force?: boolean;
  report?: string;
  seed: number;
}

export function addFineTune(program: Command, run: Run): void {
  const command = program
    .command('fine-tune')
    .description('train a classifier on a labeled table, with or without a source domain, and save it')
    .argument('<target>', 'labeled table')
    .option('--source <domain>', `labeled table, ${builtinMovies}, or none`, fileOrBuiltin, builtinMovies)
    .option('--model <folder>', 'folder of the new model (default: .transfer-lens/models/NAME)')
    .option('--force', 'replace a model that is there');
  withCommon(withReport(withSourceColumns(command)));
  command.action((target: string, options: FineTuneOptions) =>
    run(options, async (console) => {
      const { report, modelFolder } = await console.call('model/fineTune', {
        target: tableOf(target, options),
        source: sourceOf(options.source, options),
        modelFolder: options.model === undefined ? defaultModelFolder(target) : path.resolve(options.model),
        overwrite: options.force ?? false,
        ...jsonReport(options.report),
        seed: options.seed,
        embed: embedOf(options),
      });
      await writePage(options.report, report, console.language);
      console.printJson(report);
      console.print(renderReport(report, console.say));
      console.print('\n' + console.say('cli.modelSaved', { folder: modelFolder }));
      if (options.report !== undefined)
        console.print(console.say('cli.reportWritten', { file: options.report }));
    }),
  );
}
