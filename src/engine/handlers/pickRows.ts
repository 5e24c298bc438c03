import { drawnRows, seededRandom } from '../../core/random';
import { UserError } from '../../protocol/userError';
import { loadDomain } from './domain';
import type { Handler } from './services';

/** Unlabeled rows, drawn at random: what is measured on them later is measured without bias. Needs no encoder. */
export const pickRows: Handler<'table/pickRows'> = async ({ table: reference, count, seed }, job) => {
  const { table, columns, texts, rows, classes } = await loadDomain(reference, job);
  const unlabeled = texts.flatMap((_, i) => (classes[i]! < 0 ? [i] : []));
  if (unlabeled.length === 0) throw new UserError('error.nothingToLabel', { file: table.paths.join(', ') });
  const drawn = drawnRows(unlabeled.length, count, seededRandom(seed));
  return {
    textColumn: columns.text.name,
    labelColumn: columns.label?.name ?? null,
    rows: Array.from(drawn, (at) => unlabeled[at]!).map((i) => ({ row: rows[i]! + 1, text: texts[i]! })),
    unlabeled: unlabeled.length,
  };
};
