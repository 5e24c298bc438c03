import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { columnToFill, rowsToLabel } from '../../client/rowsToLabel';
import { mostPickedRows } from '../../protocol/table';
import { tableName } from '../../protocol/tableName';
import { UserError } from '../../protocol/userError';
import type { Console, Run } from '../console';
import type { CommonOptions } from '../options';
import { tableOf, withCommon, withSeed } from '../options';
import { whole } from '../whole';
import { checkPlace, writeAtomically } from '../writeFile';

interface PickOptions extends CommonOptions {
  rows: number;
  out: string;
  force?: boolean;
  seed: number;
}

export function addPick(program: Command, run: Run): void {
  const command = program
    .command('pick')
    .description('pick unlabeled rows at random and write them as a CSV file to label by hand')
    .argument('<table>', 'table with unlabeled rows')
    .addOption(new Option('--rows <n>', 'how many').default(50).argParser(rowCount))
    .requiredOption('--out <file>', 'the .csv file', csvFile)
    .option('--force', 'replace a file that is there');
  withCommon(withSeed(command));
  command.action((table: string, options: PickOptions) =>
    run(options, (console) => pick(table, options, console)),
  );
}

async function pick(table: string, options: PickOptions, console: Console): Promise<void> {
  const { rows: count, out, force = false, seed } = options;
  if (out === path.resolve(table)) throw new UserError('error.outIsInput', { path: out });
  // labels may have been written into it by hand
  if (existsSync(out) && !force) throw new UserError('error.outExists', { path: out });
  await checkPlace(out);
  const picked = await console.call('table/pickRows', { table: tableOf(table, options), count, seed });
  await writeAtomically(out, rowsToLabel(picked));
  const rows = picked.rows.length;
  if (rows < count) console.note(console.say('cli.pickedFewer', { name: tableName(table), count: rows }));
  console.printJson({ ...picked, out });
  console.print(console.say('cli.picked', { rows, out, label: columnToFill(picked) }));
}

function rowCount(text: string): number {
  const rows = whole(text);
  if (rows >= 1 && rows <= mostPickedRows) return rows;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${mostPickedRows}.`);
}

function csvFile(text: string): string {
  if (/\.csv$/i.test(text)) return path.resolve(text);
  throw new InvalidArgumentError('It must end in .csv.');
}
