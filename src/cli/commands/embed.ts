import path from 'node:path';
import type { Command } from 'commander';
import type { Run } from '../console';
import type { CommonOptions } from '../options';
import { embedOf, tableOf, withCommon } from '../options';

export function addEmbed(program: Command, run: Run): void {
  const command = program
    .command('embed')
    .description("write a table's vectors as a NumPy file, one float32 row a data row")
    .argument('<file>', 'table')
    .requiredOption('--out <file>', 'the .npy file');
  withCommon(command);
  command.action((file: string, options: CommonOptions & { out: string }) =>
    run(options, async (console) => {
      const out = path.resolve(options.out);
      const found = await console.call('table/embed', {
        table: tableOf(file, options),
        out,
        embed: embedOf(options),
      });
      const { rows, dim, cached, textsPerSecond } = found;
      console.printJson(found);
      console.print(console.say('cli.cached', { rows, dim, cached, rate: textsPerSecond.toFixed(1), out }));
    }),
  );
}
