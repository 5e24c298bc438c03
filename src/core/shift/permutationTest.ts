import { permutation } from '../random';
import { evaluateAll } from './evaluateAll';
import { trueSides, type Sample } from './sample';
import type { Evaluate, Tools } from './shiftMeasure';

/** The smallest p that can come out is 1 / (permutations + 1) = 0.005. */
const permutations = 199;

/** Share of random splits (the true one counted among them) with a value at least as large as the true one. */
export async function permutationTest(
  pair: Pick<Sample<unknown>, 'perSide'>,
  evaluate: Evaluate,
  { random, pause }: Pick<Tools, 'random' | 'pause'>,
): Promise<number> {
  const sides = trueSides(pair);
  const splits = Array.from({ length: permutations }, () =>
    reordered(sides, permutation(sides.length, random)),
  );
  await pause();
  let evaluated = 0;
  const values = await evaluateAll(evaluate, [sides, ...splits], async () => {
    if (++evaluated % 8 === 0) await pause();
  });
  return values.filter((value) => value >= values[0]!).length / values.length;
}

function reordered(sides: Uint8Array, order: Uint32Array): Uint8Array {
  const result = new Uint8Array(sides.length);
  for (let i = 0; i < order.length; i++) result[i] = sides[order[i]!]!;
  return result;
}
