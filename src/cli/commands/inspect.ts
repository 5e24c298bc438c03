import type { Command } from 'commander';
import type { Run } from '../console';
import type { CommonOptions } from '../options';
import { tableOf, withCommon } from '../options';
import { renderInspection } from '../render/others';

export function addInspect(program: Command, run: Run): void {
  const command = program
    .command('inspect')
    .description('show what a table holds and which columns would be used')
    .argument('<file>', 'table');
  withCommon(command);
  command.action((file: string, options: CommonOptions) =>
    run(options, async (console) => {
      const found = await console.call('table/inspect', { table: tableOf(file, options) });
      console.printJson(found);
      console.print(renderInspection(found, console.say));
    }),
  );
}
