import type { Failures, Slice } from '../../protocol/failures';
import { confusionMatrix } from '../learn/confusion';
import type { Random } from '../random';
import type { Steps } from '../steps';
import { byLabel } from './byLabel';
import type { HeldOutRows } from './heldOutRows';
import { judge } from './heldOutRows';
import { mistakesOf } from './mistakes';
import { labelParts, quantileParts, topicParts } from './parts';
import { reliability, reliabilityPauses } from './reliability';
import { slicesOf } from './slices';

/** What the rows are sliced by, one value a row; null leaves a kind out. */
export interface SliceValues {
  /** Words in the text. */
  lengths: Float64Array;
  /** To the source: map/sourceDistances.ts. */
  distances: Float64Array | null;
  /** Topic of each row (below 0: none) and each topic's words. */
  topics: { ofRow: Int32Array; words: readonly (readonly string[])[] } | null;
}

/**
 * Where a classifier fails on labeled rows that its heads never saw: confusion counts, reliability, labels, slices and
 * the wrong rows themselves. The same input and random numbers give the same figures.
 */
export async function findFailures(
  heldOut: HeldOutRows,
  { lengths, distances, topics }: SliceValues,
  { random, steps }: { random: Random; steps: Steps },
): Promise<{ failures: Failures; slices: Slice[] }> {
  const rows = judge(heldOut);
  const parts = [
    ...quantileParts('length', lengths),
    ...(distances ? quantileParts('source-distance', distances) : []),
    ...(topics ? topicParts(topics.ofRow, topics.words) : []),
    ...labelParts(rows),
  ];
  const pieces = parts.length + reliabilityPauses;
  let done = 0;
  const pause = () => steps.step(Math.min(++done, pieces), pieces);
  const found = await slicesOf(rows, parts, pause);
  const failures: Failures = {
    rows: rows.truth.length,
    labels: [...rows.labels],
    confusion: confusionMatrix(rows.predicted, rows.truth, rows.labels.length),
    reliability: await reliability(rows, random, pause),
    byLabel: byLabel(rows),
    mistakes: mistakesOf(
      rows,
      found.flatMap(({ examples }) => examples),
    ),
  };
  return {
    failures,
    slices: found.map(({ slice, examples }) => ({
      ...slice,
      examples: examples.map((i) => rows.numbers[i]!),
    })),
  };
}
