import type { Column } from '../../../src/core/data/columns';
import { detectColumns } from '../../../src/core/data/columns';
import { labelSchemes } from '../../../src/core/data/schemes/labelSchemes';
import type { LabelScheme } from '../../../src/protocol/labelScheme';

/** A table with what a person would say of it. */
export interface UnderstoodTable {
  name: string;
  columns: Column[];
  text: string[];
  label: string | null;
  scheme: Pick<LabelScheme, 'kind' | 'neutrals'> | null;
  /** A person could not tell either. */
  ask?: boolean;
}

export interface Understood {
  text: string[];
  label: string | null;
  scheme: LabelScheme | null;
  asks: boolean;
}

/** As `table/inspect` understands a table. */
export function understand(columns: readonly Column[]): Understood {
  const found = detectColumns(columns);
  const label = found.label === null ? null : columns[found.label]!;
  const read = label && labelSchemes(label);
  return {
    text: found.texts.map((index) => columns[index]!.name),
    label: label?.name ?? null,
    scheme: read?.schemes[0] ?? null,
    asks: !found.confident || read?.sure === false,
  };
}

/** 1: all right; 0.5: asked rather than guessed; 0: wrong, and sure of it. Where a person must be asked, asking is right. */
export function scoreOf(table: UnderstoodTable): { score: number; found: Understood } {
  const found = understand(table.columns);
  const { kind, neutrals } = found.scheme ?? {};
  const right =
    found.text.join() === table.text.join() &&
    found.label === table.label &&
    kind === table.scheme?.kind &&
    neutrals === table.scheme?.neutrals;
  if (table.ask) return { score: found.asks ? 1 : right ? 0.5 : 0, found };
  return { score: found.asks ? 0.5 : right ? 1 : 0, found };
}
