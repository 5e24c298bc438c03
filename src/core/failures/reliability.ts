import type { Failures } from '../../protocol/failures';
import { binnedError, confidenceBins } from '../learn/calibration';
import { quantile } from '../learn/quantile';
import type { Random } from '../random';
import type { JudgedRows } from './heldOutRows';
import { isRight } from './heldOutRows';
import { rowsAccuracy } from './rowsAccuracy';

const mostBins = 15;
/** An interval of fewer rows spans half the figure. */
const leastRowsPerBin = 30;
const draws = 200;
const drawsAtOnce = 5;
export const reliabilityPauses = draws / drawsAtOnce;

/**
 * Reliability diagram (Murphy & Winkler 1977) of the top label: equal-mass bins, fewer than 15 where they would
 * hold under 30 rows; the calibration error over these bins, and what perfect calibration would show: its mean
 * and 95 % range over draws of outcomes from the stated probabilities (consistency resampling, Bröcker & Smith
 * 2007). Rows of one text are drawn together.
 */
export async function reliability(
  rows: JudgedRows,
  random: Random,
  pause: () => Promise<void>,
): Promise<Failures['reliability']> {
  const { confidence } = rows;
  const count = Math.max(1, Math.min(mostBins, Math.floor(confidence.length / leastRowsPerBin)));
  const bins = confidenceBins(confidence, count).filter((bin) => bin.length > 0);
  const chance = await perfectErrors(rows, bins, random, pause);
  return {
    bins: bins.map((bin) => ({
      confidence: bin.reduce((sum, i) => sum + confidence[i]!, 0) / bin.length,
      accuracy: rowsAccuracy(rows, bin),
      rows: bin.length,
    })),
    ece: binnedError(bins, confidence, (i) => isRight(rows, i)),
    expectedEce: chance.reduce((a, b) => a + b, 0) / chance.length,
    chanceEce: [quantile(chance, 0.025), quantile(chance, 0.975)],
  };
}

/** Calibration errors, sorted, of outcomes that are right with exactly the stated probability. */
async function perfectErrors(
  { confidence, groups }: JudgedRows,
  bins: number[][],
  random: Random,
  pause: () => Promise<void>,
): Promise<Float64Array> {
  const luck = new Float64Array(groups.reduce((most, group) => Math.max(most, group), -1) + 1);
  const errors = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let group = 0; group < luck.length; group++) luck[group] = random();
    errors[draw] = binnedError(bins, confidence, (i) => luck[groups[i]!]! < confidence[i]!);
    if ((draw + 1) % drawsAtOnce === 0) await pause();
  }
  return errors.sort();
}
