import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { UserError } from '../../protocol/userError';
import { commitAll, stageFile } from '../atomicWrite';
import { uniqueNames } from '../tables/header';
import { tableExtension } from '../tables/readers';
import type { Table } from '../tables/readTable';
import { writeDelimited } from '../tables/writeDelimited';
import { checkOutFile } from '../writeErrors';
import { loadTexts } from './domain';
import type { TextDomain } from './domain';
import type { LabelGuess } from './openModel';
import { askModel, guessLabels, openModel } from './openModel';
import type { HandlerMaker } from './services';

/** The table again, with what the model says of each row. Rows without a text stay, with empty cells. */
export const predictTable: HandlerMaker<'table/predict'> = (services) => async (params, job) => {
  const { out, overwrite } = params;
  if (params.table.paths.some((file) => path.resolve(file) === path.resolve(out)))
    throw new UserError('error.outIsInput', { path: out });
  await checkOutFile(out, overwrite);
  const domain = await loadTexts(params.table, job);
  const opened = await openModel(params.model, params.embed, services, job);
  const said = await askModel(opened, domain.texts, job.phase('embed', domain.table.name));
  const guesses = guessLabels(opened.head, said.probabilities);
  await job.phase('write', path.basename(out)).step(0, 1);
  const text = writeDelimited(withGuesses(domain, guesses), delimiterOf(out, domain.table));
  const bytes = out.toLowerCase().endsWith('.gz') ? gzipSync(text) : text;
  await commitAll([await stageFile(out, bytes, { overwrite })]);
  const predictions = guesses.map(({ label, probabilities }, i) => ({
    text: domain.texts[i]!,
    label,
    probabilities,
  }));
  return { rows: guesses.length, out, model: opened.model, ...(params.list ? { predictions } : {}) };
};

function delimiterOf(out: string, table: Table): string {
  const extension = tableExtension(out);
  if (extension === '.tsv' || extension === '.tab') return '\t';
  return extension === '.csv' ? ',' : table.delimiter || ',';
}

function withGuesses({ table, columns }: TextDomain, guesses: readonly LabelGuess[]) {
  let next = 0;
  const perRow = columns.text.values.map((value) => (value.trim() === '' ? null : guesses[next++]!));
  const added = [
    perRow.map((guess) => guess?.label ?? ''),
    perRow.map((guess) => guess?.probability.toFixed(4) ?? ''),
  ];
  const names = uniqueNames([...table.columns.map(({ name }) => name), 'prediction', 'probability']);
  return [...table.columns.map(({ values }) => values), ...added].map((values, i) => ({
    name: names[i]!,
    values,
  }));
}
