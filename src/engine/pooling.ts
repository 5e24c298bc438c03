import type { EncoderDescription, Pooling } from '../protocol/encoder';

/** Width of a text vector for an encoder `hidden` wide. */
export function pooledDim(pooling: Pooling, hidden: number): number {
  return pooling === 'mean+cls' ? 2 * hidden : hidden;
}

/**
 * Text vectors from token vectors (batch x tokens x hidden, row-major; padding at the end of each row).
 * With `mean+cls`, each half is L2-normalised; the others are normalised as the description says.
 * @param lengths tokens of each row, special ones included
 */
export function poolTokens(
  hiddenStates: Float32Array,
  lengths: readonly number[],
  hidden: number,
  { pooling, normalize }: Pick<EncoderDescription, 'pooling' | 'normalize'>,
): Float32Array {
  const dim = pooledDim(pooling, hidden);
  const perRow = hiddenStates.length / lengths.length;
  const pooled = new Float32Array(lengths.length * dim);
  lengths.forEach((tokens, i) => {
    const states = hiddenStates.subarray(i * perRow, i * perRow + tokens * hidden);
    const vector = pooled.subarray(i * dim, (i + 1) * dim);
    if (pooling !== 'cls') setMean(vector.subarray(0, hidden), states, tokens);
    if (pooling === 'cls') vector.set(states.subarray(0, hidden));
    if (pooling === 'mean+cls') vector.set(states.subarray(0, hidden), hidden);
    if (normalize) for (let j = 0; j < dim; j += hidden) toUnitLength(vector.subarray(j, j + hidden));
  });
  return pooled;
}

/** float64 sums: the order of additions must not show in the vector's last bits more than float32 does. */
function setMean(mean: Float32Array, states: Float32Array, tokens: number): void {
  const hidden = mean.length;
  for (let j = 0; j < hidden; j++) {
    let sum = 0;
    for (let t = 0; t < tokens; t++) sum += states[t * hidden + j]!;
    mean[j] = sum / tokens;
  }
}

/** Scales to L2 norm 1 in place; a zero vector stays zero. */
export function toUnitLength(vector: Float32Array): void {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const norm = Math.sqrt(squares) || 1;
  for (let j = 0; j < vector.length; j++) vector[j]! /= norm;
}
