import { stackRows, takeRows, type Matrix } from '../matrix';
import { permutation, type Random } from '../random';

/** 2 x perSide rows (vectors, or texts' words): the first half is one side, the second the other. */
export interface Sample<Rows = Matrix> {
  readonly rows: Rows;
  readonly perSide: number;
}

/** What is measured: the pair itself, and for the null band rows of each domain alone, to be dealt to two sides. */
export interface Samples<Rows = Matrix> {
  readonly pair: Sample<Rows>;
  readonly halves: readonly Sample<Rows>[];
}

/** Blocks in which both sides are equally frequent: cross-validation's folds. */
export const folds = 10;

/**
 * The rows that are measured: as many from each domain (so that chance is exactly 1/2), at most `cap`, and
 * for the null band random halves of each domain alone, of the same size where the domain has the rows.
 */
export function drawSamples(source: Matrix, target: Matrix, cap: number, random: Random): Samples {
  const perSide = Math.min(source.rows, target.rows, cap);
  const orders = [source, target].map((domain) => ({ domain, order: permutation(domain.rows, random) }));
  const sides = orders.map(({ domain, order }) => takeRows(domain, order.subarray(0, perSide)));
  const halves = orders.map(({ domain, order }) => {
    const half = Math.min(perSide, Math.floor(domain.rows / 2));
    return { rows: takeRows(domain, order.subarray(0, 2 * half)), perSide: half };
  });
  return { pair: { rows: stackRows(sides[0]!, sides[1]!), perSide }, halves };
}

/** The fold of each row, the same for row i of one side and row i of the other. */
export function foldOf(row: number, perSide: number): number {
  return (row % perSide) % folds;
}

type Sized = Pick<Sample<unknown>, 'perSide'>;

export function trueSides(sample: Sized): Uint8Array {
  return new Uint8Array(2 * sample.perSide).fill(1, sample.perSide);
}

/** Random halves of the sample; within each fold, too, half of the rows goes to either side. */
export function randomSides(sample: Sized, random: Random): Uint8Array {
  const { perSide } = sample;
  const sides = new Uint8Array(2 * perSide);
  for (let fold = 0; fold < Math.min(folds, perSide); fold++) {
    const members = foldMembers(fold, perSide);
    const order = permutation(members.length, random);
    for (let i = 0; i < members.length / 2; i++) sides[members[order[i]!]!] = 1;
  }
  return sides;
}

/** The rows of one fold: both sides' rows at the same positions, so their number is even. */
export function foldMembers(fold: number, perSide: number): number[] {
  const members: number[] = [];
  for (const start of [0, perSide]) for (let i = fold; i < perSide; i += folds) members.push(start + i);
  return members;
}

/** Rows of one side, in order. */
export function membersOf(sides: Uint8Array, side: number): Int32Array {
  const found = new Int32Array(sides.length);
  let count = 0;
  for (let i = 0; i < sides.length; i++) if (sides[i] === side) found[count++] = i;
  return found.subarray(0, count);
}
