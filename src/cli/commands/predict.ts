import path from 'node:path';
import type { Command } from 'commander';
import type { Console, Run } from '../console';
import type { CommonOptions } from '../options';
import { builtinMovies, embedOf, fileOrBuiltin, modelOf, tableOf, withCommon } from '../options';
import { renderPredictions } from '../render/others';

interface PredictOptions extends CommonOptions {
  model: string;
  text?: string[];
  in?: string;
  out?: string;
}

export function addPredict(program: Command, run: Run): void {
  const command = program
    .command('predict')
    .description('labels and probabilities of texts, or of a table')
    .requiredOption('--model <folder>', `folder of a model, or ${builtinMovies}`, fileOrBuiltin)
    .option('--text <texts...>', 'texts to classify')
    .option('--in <file>', 'table to classify')
    .option('--out <file>', 'where the table goes, with the columns prediction and probability added');
  withCommon(command);
  command.action((options: PredictOptions) => {
    const problem = misuse(options);
    if (problem) command.error(`error: ${problem}`);
    return run(options, (console) =>
      options.text ? predictTexts(options.text, options, console) : predictTable(options, console),
    );
  });
}

function misuse({ text, in: table, out }: PredictOptions): string | null {
  if (text && (table !== undefined || out !== undefined)) return 'give either --text, or --in and --out';
  if (!text && (table === undefined || out === undefined)) return 'give --text, or both --in and --out';
  return null;
}

async function predictTexts(texts: string[], options: PredictOptions, console: Console): Promise<void> {
  const { predictions, model } = await console.call('texts/predict', {
    model: modelOf(options.model),
    texts,
    embed: embedOf(options),
  });
  if (model.builtIn) console.note(console.say('cli.builtin'));
  console.printJson(predictions);
  console.print(renderPredictions(predictions));
}

async function predictTable(options: PredictOptions, console: Console): Promise<void> {
  const { rows, out, model, predictions } = await console.call('table/predict', {
    model: modelOf(options.model),
    table: tableOf(options.in!, options),
    out: path.resolve(options.out!),
    overwrite: true,
    list: console.json,
    embed: embedOf(options),
  });
  if (model.builtIn) console.note(console.say('cli.builtin'));
  console.printJson(predictions);
  console.print(console.say('cli.predictedTable', { rows, model: model.name, out }));
}
