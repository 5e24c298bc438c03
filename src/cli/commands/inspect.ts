import path from 'node:path';
import type { Command } from 'commander';
import type { Run } from '../console';
import type { CommonOptions } from '../options';
import { tableOf, withCommon } from '../options';
import { renderInspection } from '../render/inspection';

interface InspectOptions extends CommonOptions {
  against?: string;
}

export function addInspect(program: Command, run: Run): void {
  const command = program
    .command('inspect')
    .description('show what a table holds and which columns would be used')
    .argument('<file>', 'table')
    .option('--against <file>', 'also: how its labels may be read as those of this table');
  withCommon(command);
  command.action((file: string, options: InspectOptions) =>
    run(options, async (console) => {
      const { against } = options;
      const found = await console.call('table/inspect', {
        table: tableOf(file, options),
        ...(against !== undefined && { against: { paths: [path.resolve(against)] } }),
      });
      console.printJson(found);
      console.print(renderInspection(found, console.say));
    }),
  );
}
