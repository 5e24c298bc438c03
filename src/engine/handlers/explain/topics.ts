import type { TextTopic } from '../../../core/topics/findTopics';
import { findTopics } from '../../../core/topics/findTopics';
import { leadingTopic } from '../../../core/topics/leadingTopic';
import { taughtDirections } from '../../../core/topics/taughtDirections';
import type { Side } from '../../../protocol/rows';
import type { Topic, Topics } from '../../../protocol/topics';
import type { Job } from '../../job';
import type { RunFacts } from './runFacts';

export interface FoundTopics {
  topics: Topics;
  /** Index of the topic of each source vector and each target vector. */
  ofSource: Int32Array;
  ofTarget: Int32Array;
}

/** What the texts are about on both sides; null with too few rows. */
export async function explainTopics(facts: RunFacts, job: Job): Promise<FoundTopics | null> {
  const { source, target, vectors, taught, seed, kernels } = facts;
  const found = await findTopics({
    source: source && { vectors: source.vectors, texts: source.texts },
    target: { vectors, texts: target.domain.texts },
    without: taught ? taughtDirections(taught) : [],
    seed,
    kernels,
    steps: job.phase('topics', target.domain.table.name),
  });
  if (!found) return null;
  const rowOf = rowNumbers(facts);
  // a domain without a table has no rows that could be shown
  const outliers = found.outliers.flatMap(({ side, index, distance }) => {
    const row = rowOf(side, index);
    return row === null ? [] : [{ side, row, distance }];
  });
  const topics = found.topics.map((topic) => withRows(topic, rowOf));
  const leading = leadingTopic(topics, source !== null);
  const named = leading === undefined ? {} : { leading };
  return { topics: { topics, ...named, outliers }, ofSource: found.ofSource, ofTarget: found.ofTarget };
}

type RowOf = (side: Side, index: number) => number | null;

/** Data row, base 1, of a side's vector. */
const rowNumbers =
  ({ source, target }: RunFacts): RowOf =>
  (side, index) =>
    side === 'source' ? (source?.rows?.[index] ?? null) : target.domain.rows[index]! + 1;

function withRows({ examples, ...topic }: TextTopic, rowOf: RowOf): Topic {
  const rows = (side: Side) => examples[side].flatMap((index) => rowOf(side, index) ?? []);
  return { ...topic, examples: { source: rows('source'), target: rows('target') } };
}
