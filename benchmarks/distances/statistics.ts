import { permutation, seededRandom } from '../../src/core/random';
import { bandOf } from '../../src/core/shift/nullBand';

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Mid-ranks. */
export function ranks(values: readonly number[]): number[] {
  return values.map(
    (value) =>
      values.filter((other) => other < value).length +
      (values.filter((other) => other === value).length + 1) / 2,
  );
}

/** 0 where one side does not vary. */
export function spearman(x: readonly number[], y: readonly number[]): number {
  const [a, b] = [ranks(x), ranks(y)];
  const [ma, mb] = [mean(a), mean(b)];
  const products = (u: number[], mu: number, w: number[], mw: number) =>
    u.reduce((sum, value, i) => sum + (value - mu) * (w[i]! - mw), 0);
  const spread = Math.sqrt(products(a, ma, a, ma) * products(b, mb, b, mb));
  return spread === 0 ? 0 : products(a, ma, b, mb) / spread;
}

const resamples = 2000;

/** Spearman's correlation with its percentile bootstrap over pairs and a two-sided permutation p. */
export function correlation(x: readonly number[], y: readonly number[]) {
  const random = seededRandom(7);
  const value = spearman(x, y);
  const drawn = Array.from({ length: resamples }, () => {
    const rows = x.map(() => Math.floor(random() * x.length));
    return spearman(rows.map((i) => x[i]!), rows.map((i) => y[i]!)); // prettier-ignore
  });
  const extreme = Array.from({ length: resamples }, () => {
    const shuffled = Array.from(permutation(y.length, random), (i) => y[i]!);
    return Math.abs(spearman(x, shuffled)) >= Math.abs(value) - 1e-12;
  }).filter(Boolean).length;
  const p = (1 + extreme) / (resamples + 1);
  const [low, high] = bandOf(drawn);
  return { value, low, high, p, pairs: x.length };
}
