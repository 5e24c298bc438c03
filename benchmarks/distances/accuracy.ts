import { row } from '../../src/core/matrix';
import { uninterrupted } from '../../src/core/steps';
import { transfer } from '../../src/core/transfer/transfer';
import { headOf } from '../../src/core/transfer/compareStrategies';
import { accuracyOf } from '../../src/core/learn/confusion';
import { headScores } from '../../src/core/learn/head';
import { highestColumns } from '../../src/core/learn/softmax';
import { orderedPairs, pairName, type Loaded, type Pair } from './data';
import { kernels } from './measures';

const labels = ['negative', 'positive'];

export interface AccuracyRecord {
  pair: string;
  /** Of the source's head on its own unseen rows: cross-validated; of the movies' head, on held-out reviews. */
  atHome: number;
  onTarget: number;
}

/** The source-only head of every ordered pair, at home and on all rows of the target. */
export async function accuracies(all: Loaded): Promise<AccuracyRecord[]> {
  const found: AccuracyRecord[] = [];
  for (const pair of orderedPairs(all)) {
    found.push({ pair: pairName(pair), ...(await judge(pair, all)) });
    console.log(`accuracy: ${pairName(pair)}`);
  }
  return found;
}

async function judge({ source, target }: Pair, { movies, builtin }: Loaded) {
  const shipped = source === movies ? { head: builtin.head, heldOut: builtin.heldOutAccuracy } : null;
  const { vectors, labels: classes, groups } = source;
  const outcome = await transfer({
    vectors: target.vectors,
    labeled: null,
    source: { vectors, labels: classes, groups },
    shipped,
    labels,
    set: 'standard',
    pinned: 'source-only',
    seed: 42,
    kernels,
    steps: uninterrupted,
  });
  const { heads, task } = outcome!.adaptation!;
  const head = headOf(heads.get('source-only')!, labels, 1);
  const answers = highestColumns(headScores(head, target.vectors, null));
  if (row(target.vectors, 0).length !== head.weight.dim) throw new Error('not the same encoder');
  return { atHome: task.model.accuracy.mean, onTarget: accuracyOf(answers, target.labels) };
}
