import type { Console } from '../console';
import type { CommonOptions } from '../options';
import { builtinMovies, embedOf, tableOf } from '../options';
import { renderMatrix } from '../render/matrix';
import { checkPage, jsonReport, writePage } from '../reportFile';

/** All pairs of three domains and more. The first file is the one that the answer is about. */
export async function compareMany(
  domains: readonly string[],
  options: CommonOptions & { report?: string; seed: number },
  console: Console,
): Promise<void> {
  await checkPage(options.report);
  const files = domains.filter((domain) => domain !== builtinMovies);
  const { matrix } = await console.call('domains/compareMany', {
    tables: files.map((file) => tableOf(file, options)),
    movies: files.length < domains.length,
    ...jsonReport(options.report),
    seed: options.seed,
    embed: embedOf(options),
  });
  console.printJson(matrix);
  console.print(renderMatrix(matrix, console.say));
  await writePage(options.report, matrix, console.language);
  if (options.report !== undefined)
    console.print('\n' + console.say('cli.reportWritten', { file: options.report }));
}
