import type { Command } from 'commander';
import type { Run } from '../console';
import type { CommonOptions } from '../options';
import { builtinMovies, embedOf, fileOrBuiltin, modelOf, tableOf, withCommon } from '../options';
import { renderEvaluation } from '../render/others';

export function addEvaluate(program: Command, run: Run): void {
  const command = program
    .command('evaluate')
    .description('how well a model does on a labeled table')
    .argument('<file>', 'labeled table')
    .requiredOption('--model <folder>', `folder of a model, or ${builtinMovies}`, fileOrBuiltin);
  withCommon(command);
  command.action((file: string, options: CommonOptions & { model: string }) =>
    run(options, async (console) => {
      const model = modelOf(options.model);
      const table = tableOf(file, options);
      const params = { model, table, embed: embedOf(options) };
      const { seenInTraining, ...found } = await console.call('model/evaluate', params);
      if (model.kind === 'movies') console.note(console.say('cli.builtin'));
      if (seenInTraining) console.note(console.say('cli.seenInTraining'));
      console.printJson(found);
      console.print(renderEvaluation(found, console.say));
    }),
  );
}
