import type { SparseHead } from '../learn/lexical/linearSvm';
import { fitLinearSvm, sparseScores } from '../learn/lexical/linearSvm';
import type { SparseRows, Vocabulary } from '../learn/lexical/tfidf';
import { buildVocabulary, tfidf } from '../learn/lexical/tfidf';
import type { Matrix } from '../matrix';
import { zeros } from '../matrix';
import { seededRandom } from '../random';
import { copyHeldOut } from './crossFit';
import type { FoldPlan } from './foldPlan';
import { foldPairs } from './foldPlan';
import type { Rounds } from './rounds';
import type { HeldOut, StrategyRun, TransferTask } from './strategy';

/** Fewer texts: words are too rare to learn from (with 200 it cost 0.2 points). More: the vectors know by then, and it costs time. */
const texts = { least: 300, most: 5000 };
/** Spread beside that of the vectors' scores; 0.2 and 0.5 do about as well. */
const spreads = [0, 0.35];
const penalty = 1;

/** A classifier on the words of the target's own labeled texts, for every way of leaving folds out. */
export interface LexicalChannel {
  vocabulary: Vocabulary;
  /** By plan. */
  heldOut: HeldOut[];
  fit(): Promise<SparseHead>;
}

/** Whether there are texts enough for words to say something. @param rows labeled target rows */
export function wantsLexical(rows: number): boolean {
  return rows >= texts.least && rows <= texts.most;
}

export const lexicalBatches = 1;

/** @param tokens token ids of the labeled target rows */
export async function lexicalChannel(
  task: TransferTask,
  tokens: readonly Int32Array[],
  rounds: Rounds,
): Promise<LexicalChannel> {
  const vocabulary = buildVocabulary(tokens);
  const rows = tfidf(tokens, vocabulary);
  const fits = task.plans.reduce((sum, { folds }) => sum + (folds * (folds + 1)) / 2, 0);
  const round = rounds.next(fits);
  const heldOut: HeldOut[] = [];
  let settled = 0;
  const progress = { pause: () => round(settled), settle: () => void settled++ };
  for (const plan of task.plans) heldOut.push(await scoreHeldOut(task, rows, plan, progress));
  return { vocabulary, heldOut, fit: () => fitWithout(task, rows, null, [], () => rounds.pause()) };
}

async function scoreHeldOut(
  task: TransferTask,
  rows: SparseRows,
  plan: FoldPlan,
  progress: { pause(): Promise<void>; settle(): void },
): Promise<HeldOut> {
  const empty = () => zeros(rows.rows, task.classes);
  const heldOut: HeldOut = { single: empty(), pairs: Array.from({ length: plan.folds }, empty) };
  for (const left of foldPairs(plan)) {
    const scores = sparseScores(rows, await fitWithout(task, rows, plan, left, progress.pause));
    progress.settle();
    const all = { data: scores, rows: rows.rows, dim: task.classes };
    copyHeldOut(all, heldOut, plan, left);
  }
  return heldOut;
}

function fitWithout(
  { target, classes, seed }: TransferTask,
  rows: SparseRows,
  plan: FoldPlan | null,
  left: readonly number[],
  pause: () => Promise<void>,
): Promise<SparseHead> {
  const kept = Uint8Array.from(target.labels, (_, i) => (plan && left.includes(plan.foldOf[i]!) ? 0 : 1));
  return fitLinearSvm(rows, target.labels, kept, classes, penalty, seededRandom(seed), pause);
}

/** The run with the channel silent, then speaking: which is chosen with the other hyperparameters. */
export function withLexical(run: StrategyRun, channel: LexicalChannel): StrategyRun {
  const options = spreads.flatMap((lexical) => run.candidates.map((_, of) => ({ lexical, of })));
  const scales = options.map(({ lexical, of }) => lexical * relativeSpread(run, channel, of));
  return {
    candidates: options.map(({ lexical, of }) => ({ ...run.candidates[of]!, lexical })),
    heldOut: run.heldOut.map((byCandidate, p) =>
      options.map(({ of }, option) => sumOf(byCandidate[of]!, channel.heldOut[p]!, scales[option]!)),
    ),
    async fit(candidate) {
      const { of } = options[candidate]!;
      const scale = scales[candidate]!;
      const fitted = await run.fit(of);
      return scale === 0 ? fitted : { ...fitted, lexical: { head: await channel.fit(), scale } };
    },
  };
}

function relativeSpread(run: StrategyRun, channel: LexicalChannel, candidate: number): number {
  const vectors = run.heldOut.reduce((sum, byCandidate) => sum + spreadOf(byCandidate[candidate]!.single), 0);
  const words = channel.heldOut.reduce((sum, { single }) => sum + spreadOf(single), 0);
  return words > 0 ? vectors / words : 0;
}

/** Root mean square of the scores around their row's mean. */
function spreadOf({ data, rows, dim }: Matrix): number {
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    let mean = 0;
    for (let k = 0; k < dim; k++) mean += data[i * dim + k]! / dim;
    for (let k = 0; k < dim; k++) squares += (data[i * dim + k]! - mean) ** 2;
  }
  return Math.sqrt(squares / Math.max(1, data.length));
}

function sumOf(vectors: HeldOut, words: HeldOut, scale: number): HeldOut {
  if (scale === 0) return vectors;
  const add = (a: Matrix, b: Matrix): Matrix => ({
    ...a,
    data: a.data.map((value, at) => value + scale * b.data[at]!),
  });
  return {
    single: add(vectors.single, words.single),
    pairs: vectors.pairs.map((each, f) => add(each, words.pairs[f]!)),
  };
}
