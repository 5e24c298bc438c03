import type { StrategyName } from '../../src/protocol/report';
import { stackRows } from '../../src/core/matrix';
import { seededRandom } from '../../src/core/random';
import type { BenchDomain, BenchSource, Draw } from './data';
import { transferVerdict } from '../../src/core/report/verdict';
import { asSource, drawRows, firstRows, rowsOf } from './data';
import { accuracyOn, labelFreeAccuracies, runTransfer } from './judge';

export interface Pair {
  source: BenchSource;
  target: BenchDomain;
}

/** One run: what was saved, and what the two simplest strategies would have given, on unseen rows. */
export interface RunRecord {
  kind: 'run';
  source: string;
  target: string;
  draw: number;
  /** Labels of the target that were given. */
  labels: number;
  chosen: StrategyName;
  lexical: boolean;
  saved: number;
  sourceOnly: number;
  /** null without labels. */
  targetOnly: number | null;
  /** Accuracy that the report shows for the saved model, nested; null without labels. */
  honest: { mean: number; low: number; high: number } | null;
  estimated: { mean: number; low: number; high: number } | null;
  atHome: number | null;
  /** Every label-free head on the unseen rows. */
  labelFree: Record<string, number>;
  /** Cross-validated accuracy that the report shows. */
  strategies: Record<string, number>;
}

const targetOnlyKnown = new Map<string, number>();

async function targetOnly(seen: BenchDomain, unseen: BenchDomain, draw: number): Promise<number> {
  const key = `${seen.name} ${seen.labels.length} ${unseen.labels.length} ${draw}`;
  const known = targetOnlyKnown.get(key);
  if (known !== undefined) return known;
  const accuracy = accuracyOn((await runTransfer(null, seen, seen)).head, unseen);
  targetOnlyKnown.set(key, accuracy);
  return accuracy;
}

/** `labels` of 1,000 seen target rows have their label; judged on about 1,000 rows that nothing has seen. */
export async function run({ source, target }: Pair, labels: number, draw: number): Promise<RunRecord> {
  const { seen, unseen } = drawRows(target, draw);
  const labeled = labels === 0 ? null : firstRows(seen, labels);
  const outcome = await runTransfer(source, seen, labeled, { set: labels === 0 ? 'all' : 'standard' });
  const { comparison, chosen, estimated, adaptation, head } = outcome;
  const labelFree = labelFreeAccuracies(outcome, unseen);
  return {
    kind: 'run',
    source: source.name,
    target: target.name,
    draw,
    labels,
    chosen,
    lexical: head.lexical !== undefined,
    saved: accuracyOn(head, unseen),
    sourceOnly: labelFree['source-only']!,
    targetOnly: labeled && (await targetOnly(labeled, unseen, draw)),
    honest: comparison?.honest.accuracy ?? null,
    estimated: estimated && { mean: estimated.mean, low: estimated.low, high: estimated.high },
    atHome: adaptation?.task.model.accuracy?.mean ?? null,
    labelFree,
    strategies: Object.fromEntries(
      (comparison?.strategies ?? []).map(({ name, accuracy }) => [name, accuracy.mean]),
    ),
  };
}

/** Label-free runs where the second class has another share in the target than in the source. */
export interface SkewRecord {
  kind: 'skew';
  source: string;
  target: string;
  draw: number;
  share: number;
  estimatedShare: number;
  labelFree: Record<string, number>;
  saved: number;
  estimated: { mean: number; low: number; high: number } | null;
}

export async function skewed({ source, target }: Pair, share: number, draw: number): Promise<SkewRecord> {
  const kept = withShare(target, share, draw);
  const { seen, unseen } = drawRows(kept, draw, Math.floor(kept.labels.length / 2));
  const outcome = await runTransfer(source, seen, null);
  const { estimated, adaptation, head } = outcome;
  return {
    kind: 'skew',
    source: source.name,
    target: target.name,
    draw,
    share,
    estimatedShare: adaptation!.task.estimatedShares[1]!,
    labelFree: labelFreeAccuracies(outcome, unseen),
    saved: accuracyOn(head, unseen),
    estimated: estimated && { mean: estimated.mean, low: estimated.low, high: estimated.high },
  };
}

/** As many rows as there are with `share` of them in the second class. */
function withShare(domain: BenchDomain, share: number, draw: number): BenchDomain {
  const random = seededRandom(1000 + draw);
  const keep = share >= 0.5 ? [(1 - share) / share, 1] : [1, share / (1 - share)];
  const rows = Array.from(domain.labels.keys()).filter((i) => random() < keep[domain.labels[i]!]!);
  return rowsOf(domain, rows);
}

export type Truth =
  'flipped' | 'half flipped' | 'other task' | 'same domain' | 'same domain, hard' | 'same domain, harder';

export interface VerdictRecord {
  kind: 'verdict';
  truth: Truth;
  draw: number;
  labels: number;
  verdict: string;
  /** True difference on unseen rows: best strategy with the source, minus target-only. */
  difference: number;
  interval: { low: number; high: number };
}

/** A source in which the label of each row with `chance` is turned round. */
export function flippedSource(domain: BenchDomain, chance: number, seed: number): BenchSource {
  const random = seededRandom(seed);
  const labels = domain.labels.map((label) => (random() < chance ? 1 - label : label));
  return asSource({ ...domain, labels });
}

/** A source whose labels tell two product domains apart, not praise from blame. */
export function otherTaskSource(first: BenchDomain, second: BenchDomain): BenchSource {
  const rows = Math.min(first.labels.length, second.labels.length) / 2;
  const both = [firstRows(first, rows), firstRows(second, rows)];
  const vectors = stackRows(both[0]!.vectors, both[1]!.vectors);
  const labels = Int32Array.from({ length: 2 * rows }, (_, i) => (i < rows ? 0 : 1));
  const groups = labels.map((_, i) => i);
  return { name: 'other task', source: { vectors, labels, groups }, shipped: null };
}

/** What the report says at `labels` labels of a source whose worth is known by construction. */
export async function verdictOn(
  truth: Truth,
  { source, seen, unseen }: { source: BenchSource } & Draw,
  labels: number,
  draw: number,
): Promise<VerdictRecord> {
  const labeled = firstRows(seen, labels);
  const { comparison } = await runTransfer(source, seen, labeled);
  const { strategies, sourceDifference } = comparison!;
  const pooled = strategies.find(({ name }) => name === 'pooled')!.difference;
  const using = strategies.filter(({ name }) => name !== 'target-only');
  const best = using.reduce((first, each) => (each.accuracy.mean > first.accuracy.mean ? each : first));
  const pinned = await runTransfer(source, seen, labeled, { pinned: best.name });
  return {
    kind: 'verdict',
    truth,
    draw,
    labels,
    verdict: transferVerdict(sourceDifference!, pooled),
    difference: accuracyOn(pinned.head, unseen) - (await targetOnly(labeled, unseen, draw)),
    interval: { low: sourceDifference!.low, high: sourceDifference!.high },
  };
}

/** A domain whose vectors are drowned in noise, so that a few hundred labels do not suffice. */
export function noisy(domain: BenchDomain, level: number, seed: number): BenchDomain {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const scale = level / Math.sqrt(domain.vectors.dim);
  const data = domain.vectors.data.map((value) => value + scale * normal());
  return { ...domain, name: `${domain.name} (noisy)`, vectors: { ...domain.vectors, data }, tokens: null };
}

/** Rows of several domains as one. Texts of different domains count as different. */
export function together(domains: readonly BenchDomain[]): BenchDomain {
  const vectors = domains.map((domain) => domain.vectors).reduce(stackRows);
  const labels = Int32Array.from(domains.flatMap((domain) => [...domain.labels]));
  const groups = Int32Array.from(domains.flatMap((domain, d) => [...domain.groups].map((g) => d * 1e6 + g)));
  return { name: 'products', vectors, labels, groups, tokens: null };
}
