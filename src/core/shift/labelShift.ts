import type { Measure } from '../../protocol/distances';
import { bandOf } from './nullBand';
import type { Tools } from './shiftMeasure';

/** Draws behind the band and p. */
const draws = 400;
/** Some 50 ms of work for 200 labels. */
const drawsAtOnce = 20;
/**
 * Between review domains of equal label shares, shares estimated without labels err by up to so much
 * (docs/how-the-numbers-are-computed.md): an estimated difference within it may be none.
 */
export const estimateError = 0.11;

/** Rows of each class on one side; of a target without labels, the shares that were estimated and its rows. */
export type ClassCounts =
  | { readonly kind: 'counted'; readonly counts: readonly number[] }
  | { readonly kind: 'estimated'; readonly shares: readonly number[]; readonly rows: number };

/**
 * Total variation distance of the two sides' label shares: half the sum of absolute differences, for two classes
 * the difference of the share of either. The band: as many labels drawn twice from one side's shares. p: share of
 * draws from both sides' shares together that are at least as far apart. null without labels or estimate.
 */
export async function measureLabelShift(
  source: readonly number[],
  target: ClassCounts,
  tools: Pick<Tools, 'random' | 'pause'>,
): Promise<Measure | null> {
  const [sourceRows, targetRows] = [
    total(source),
    target.kind === 'counted' ? total(target.counts) : target.rows,
  ];
  if (sourceRows === 0 || targetRows === 0) return null;
  const shares = [sharesOf(source), target.kind === 'counted' ? sharesOf(target.counts) : target.shares];
  const value = totalVariation(shares[0]!, shares[1]!);
  const chance = async (of: readonly number[], count: number) => {
    const found: number[] = [];
    while (found.length < count) {
      const [first, second] = [sourceRows, targetRows].map((rows) => drawnShares(of, rows, tools.random));
      found.push(totalVariation(first!, second!));
      if (found.length % drawsAtOnce === 0) await tools.pause();
    }
    return found;
  };
  const band = bandOf([...(await chance(shares[0]!, draws / 2)), ...(await chance(shares[1]!, draws / 2))]);
  const facts = { name: 'label-shift' as const, value, rows: Math.min(sourceRows, targetRows) };
  if (target.kind === 'estimated')
    return { ...facts, nullBand: [0, Math.max(estimateError, band[1])], p: null, estimated: true };
  const together = sharesOf(source.map((count, k) => count + target.counts[k]!));
  const asFar = (await chance(together, draws - 1)).filter((drawn) => drawn >= value);
  return { ...facts, nullBand: band, p: (1 + asFar.length) / draws };
}

export function totalVariation(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, share, k) => sum + Math.abs(share - second[k]!), 0) / 2;
}

/** A multinomial draw, class by class from what is left. */
function drawnShares(shares: readonly number[], rows: number, random: Tools['random']): number[] {
  let [left, mass] = [rows, 1];
  return shares.map((share) => {
    const drawn = binomial(left, mass > share ? share / mass : 1, random);
    left -= drawn;
    mass -= share;
    return drawn / rows;
  });
}

/** Above so many trials the normal law is as good, and takes no longer for more of them. */
const exactTrials = 1000;

function binomial(trials: number, chance: number, random: Tools['random']): number {
  if (trials > exactTrials) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const drawn = Math.round(trials * chance + normal * Math.sqrt(trials * chance * (1 - chance)));
    return Math.min(trials, Math.max(0, drawn));
  }
  let hits = 0;
  for (let i = 0; i < trials; i++) if (random() < chance) hits++;
  return hits;
}

function sharesOf(counts: readonly number[]): number[] {
  const rows = total(counts);
  return counts.map((count) => count / rows);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
