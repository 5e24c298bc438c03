import type { Evaluate } from './shiftMeasure';

/** Splits of one product: some 20 ms for 2,000 rows. */
const splitsAtOnce = 64;

/**
 * The measure's value for each split, many at once where the measure can. `evaluated` is awaited after each split
 * (after each batch as often as it has splits).
 */
export async function evaluateAll(
  evaluate: Evaluate,
  splits: readonly Uint8Array[],
  evaluated: () => Promise<void>,
): Promise<number[]> {
  const values: number[] = [];
  const atOnce = evaluate.many ? splitsAtOnce : 1;
  for (let start = 0; start < splits.length; start += atOnce) {
    const batch = splits.slice(start, start + atOnce);
    values.push(...(evaluate.many ? await evaluate.many(batch) : batch.map(evaluate)));
    for (let i = 0; i < batch.length; i++) await evaluated();
  }
  return values;
}
