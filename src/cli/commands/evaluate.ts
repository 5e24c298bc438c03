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
      const found = await console.call('model/evaluate', { model, table, embed: embedOf(options) });
      if (model.kind === 'movies') console.note(console.say('cli.builtin'));
      console.printJson(found);
      console.print(renderEvaluation(found, console.say));
    }),
  );
}
