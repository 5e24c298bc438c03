import { readFileSync } from 'node:fs';
import path from 'node:path';
import { multiLabel } from '../../../src/core/data/schemes/multiLabel';
import type { LabelScheme } from '../../../src/protocol/labelScheme';
import type { UnderstoodTable } from './understoodScore';
import { scoreOf, understand } from './understoodScore';

interface Entry {
  name: string;
  header: string[];
  rows: string[][];
  answer: {
    text: string | string[] | null;
    label: string | null;
    scheme: Pick<LabelScheme, 'kind' | 'scale' | 'neutrals'> | null;
    multiLabel?: true;
    ask?: true;
  };
}

/** 60 tables as users have them, written by hand by somebody who had not seen the detector. */
const entries = readFileSync(path.join('test', 'fixtures', 'understood-tables.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Entry);

/** As `scoreOf`; several labels a cell are right when they are noticed, since they are refused. */
export function realisticScores(): { name: string; score: number; found: unknown }[] {
  return entries.map((entry) => {
    const table = asTable(entry);
    const { score, found } = entry.answer.multiLabel ? severalScore(table) : scoreOf(table);
    return { name: entry.name, score, found };
  });
}

function asTable({ name, header, rows, answer }: Entry): UnderstoodTable {
  const { text, label, scheme, ask } = answer;
  return {
    name,
    columns: header.map((column, i) => ({ name: column, values: rows.map((row) => row[i]!) })),
    text: text === null ? [] : [text].flat(),
    label,
    scheme,
    ...(ask && { ask }),
  };
}

function severalScore(table: UnderstoodTable): { score: number; found: unknown } {
  const found = understand(table.columns);
  const column = table.columns.find(({ name }) => name === found.label);
  const refused = column !== undefined && multiLabel(column.values) !== null;
  return { score: found.label === table.label && refused ? 1 : found.asks ? 0.5 : 0, found };
}
