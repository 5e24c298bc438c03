import type { Command } from 'commander';
import type { StrategyOptions } from '../../protocol/calls';
import type { Run } from '../console';
import type { CommonOptions } from '../options';
import type { SourceOptions } from '../readingOptions';
import { withSourceReading } from '../readingOptions';
import {
  builtinMovies,
  embedOf,
  encodersOf,
  fileOrBuiltin,
  sourceOf,
  tableOf,
  withCommon,
  withEncoders,
  withReport,
  withStrategies,
} from '../options';
import { compareMany } from './compareMany';
import { renderReport } from '../render/report';
import { checkPage, jsonReport, writePage } from '../reportFile';

interface CompareOptions extends CommonOptions, SourceOptions {
  report?: string;
  texts?: boolean;
  seed: number;
  strategies: StrategyOptions['strategies'];
  layers?: boolean;
  otherEncoder?: string;
}

export function addCompare(program: Command, run: Run): void {
  const command = program
    .command('compare')
    .description('how far two domains are apart, in what, and whether transfer helps; saves no model')
    .argument('<target>', 'table of the target domain, labeled or not', fileOrBuiltin)
    .argument('<source>', `table of the source domain, or ${builtinMovies}`, fileOrBuiltin)
    .argument('[more...]', 'further domains: all pairs are compared, as a matrix', moreDomains);
  withCommon(withReport(withStrategies(withEncoders(withSourceReading(command)))));
  command.action((first: string, second: string, more: string[], options: CompareOptions) => {
    if (more.length > 0)
      return run(options, (console) => compareMany([first, second, ...more], options, console));
    // The movie domain can only be a source.
    const [target, source] = first === builtinMovies ? [second, first] : [first, second];
    if (target === builtinMovies) command.error(`error: one of the two must be a file`);
    return run(options, async (console) => {
      await checkPage(options.report);
      const { report } = await console.call('domains/compare', {
        target: tableOf(target, options),
        source: sourceOf(source, options),
        ...jsonReport(options.report),
        includeTexts: options.texts ?? false,
        seed: options.seed,
        strategies: options.strategies,
        ...encodersOf(options),
        embed: embedOf(options),
      });
      console.printJson(report);
      console.print(renderReport(report, console.say, { target, source }));
      if (options.layers && !report.similarity?.encoders.some(({ other }) => other === null))
        console.note(console.say('cli.similarity.layersUnknown', { encoder: report.encoder.id }));
      await writePage(options.report, report, console.language);
      if (options.report !== undefined)
        console.print('\n' + console.say('cli.reportWritten', { file: options.report }));
    });
  });
}

/** commander hands over one value at a time, with those before it. */
const moreDomains = (text: string, before: string[] = []): string[] => [...before, fileOrBuiltin(text)];
