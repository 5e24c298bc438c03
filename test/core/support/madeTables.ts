import { seededRandom } from '../../../src/core/random';
import type { UnderstoodTable } from './understoodScore';

/** The cell of row i, from 0. */
export type Make = (i: number) => string;

/** What tables are made of, all from one seed: the same tables each time, in the order in which they are made. */
export function makers(seed: number) {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const of =
    (...values: string[]): Make =>
    () =>
      pick(values);
  return { random, pick, whole, of };
}

export type Columns = Record<string, Make>;
export type Answer = Omit<UnderstoodTable, 'name' | 'columns'>;

/** Tables of so many rows, unless another number is given. */
export const tableOfRows =
  (usual: number) =>
  (name: string, columns: Columns, answer: Answer, rows = usual): UnderstoodTable => {
    const values = Object.entries(columns).map(([column, make]) => ({
      name: column,
      values: Array.from({ length: rows }, (_, i) => make(i)),
    }));
    return { name, columns: values, ...answer };
  };

export const polarity = { kind: 'polarity', neutrals: 'none' } as const;
export const names = { kind: 'names', neutrals: 'none' } as const;
export const dropped = { kind: 'stars', neutrals: 'dropped' } as const;
export const threeWay = { kind: 'three-way', neutrals: 'kept' } as const;
