import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { StrategyOptions } from '../../protocol/calls';
import type { StrategyName } from '../../protocol/report';
import { strategyNames } from '../../protocol/report';
import type { Run } from '../console';
import type { CommonOptions } from '../options';
import type { SourceOptions } from '../readingOptions';
import { withSourceReading } from '../readingOptions';
import {
  builtinMovies,
  defaultModelFolder,
  embedOf,
  fileOrBuiltin,
  sourceOf,
  tableOf,
  withCommon,
  withReport,
  withStrategies,
} from '../options';
import { renderReport } from '../render/report';
import { checkPage, jsonReport, writePage } from '../reportFile';

interface FineTuneOptions extends CommonOptions, SourceOptions {
  source: string;
  model?: string;
  force?: boolean;
  report?: string;
  texts?: boolean;
  seed: number;
  strategies: StrategyOptions['strategies'];
  strategy?: StrategyName;
}

export function addFineTune(program: Command, run: Run): void {
  const command = program
    .command('fine-tune')
    .description('train a classifier for a table, with or without a source domain, and save it')
    .argument('<target>', 'table, labeled, or not where the source is')
    .option('--source <domain>', `labeled table, ${builtinMovies}, or none`, fileOrBuiltin, builtinMovies)
    .addOption(
      new Option('--strategy <name>', 'save this one whatever the comparison says').choices(strategyNames),
    )
    .option('--model <folder>', 'folder of the new model (default: .transfer-lens/models/NAME)')
    .option('--force', 'replace a model that is there');
  withCommon(withReport(withStrategies(withSourceReading(command))));
  command.action((target: string, options: FineTuneOptions) => {
    const modelFolder =
      options.model === undefined ? defaultModelFolder(target) : path.resolve(options.model);
    if (options.report !== undefined && liesIn(options.report, modelFolder))
      command.error("error: the report must not lie in the model's folder");
    return run(options, async (console) => {
      await checkPage(options.report);
      const { report } = await console.call('model/fineTune', {
        target: tableOf(target, options),
        source: sourceOf(options.source, options),
        modelFolder,
        overwrite: options.force ?? false,
        ...jsonReport(options.report),
        includeTexts: options.texts ?? false,
        seed: options.seed,
        strategies: options.strategies,
        ...(options.strategy && { pinned: options.strategy }),
        embed: embedOf(options),
      });
      console.printJson(report);
      console.print(
        renderReport(report, console.say, { target, source: options.source, model: modelFolder }),
      );
      console.print('\n' + console.say('cli.modelSaved', { folder: modelFolder }));
      await writePage(options.report, report, console.language);
      if (options.report !== undefined)
        console.print(console.say('cli.reportWritten', { file: options.report }));
    });
  });
}

/** A model's folder holds nothing else, so that it can be replaced and deleted as a whole. */
function liesIn(file: string, folder: string): boolean {
  return path.resolve(file).startsWith(path.resolve(folder) + path.sep) || path.resolve(file) === folder;
}
