import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json';
import encoder from '../../models/encoder/transfer-lens.json';
import type { BenchRecord } from './main';
import type { RunRecord, SkewRecord, VerdictRecord } from './experiments';

const folder = path.join('benchmarks', 'results');
type Pairs = 'products' | 'movies';

/** Guide figures of others on the same 12 pairs and the 4 movie pairs: none of them measured here. */
const yardsticks = {
  'TF-IDF + logistic regression, source only (training/results)': { products: 0.772, movies: 0.821 },
  'all-MiniLM-L6-v2, frozen, source only (training/results)': { products: 0.751, movies: 0.694 },
  'BERT, fine-tuned, published': { products: 0.8825 },
  'DAAT, published': { products: 0.901 },
  'UDALM, published': { products: 0.917 },
  'AdSPT, published': { products: 0.931 },
};

/** Writes benchmarks/results/transfer.json and .md. */
export function writeSummary(records: readonly BenchRecord[]): void {
  const runs = records.filter((record): record is RunRecord => record.kind === 'run');
  const skews = records.filter((record): record is SkewRecord => record.kind === 'skew');
  const verdicts = records.filter((record): record is VerdictRecord => record.kind === 'verdict');
  const result = {
    recipe: 'npm run bench:transfer -- --data DIR',
    data: 'Multi-Domain Sentiment Dataset (Blitzer et al. 2007), 2,000 reviews a domain; built-in movie reviews. Of the target 1,000 random rows are seen (vectors; labels of as many as stated), judged on the others, without texts that were seen',
    versions: { transferLens: manifest.version, encoder: encoder.sha256, node: process.version },
    machine: { cpu: os.cpus()[0]?.model ?? '', cores: os.cpus().length },
    seed: 42,
    draws: drawsOf(runs),
    labelFree: labelFreeTable(runs),
    saved: savedTable(runs),
    pairs: pairTable(runs),
    neverWorse: neverWorseTable(runs),
    honest: honestTable(runs),
    estimates: estimateTable(runs),
    skew: skewTable(skews),
    verdicts: verdictTable(verdicts),
    yardsticks,
  };
  writeFileSync(path.join(folder, 'transfer.json'), JSON.stringify(result, null, 1) + '\n');
  writeFileSync(path.join(folder, 'transfer.md'), markdown(result));
}

const pairsOf = (source: string): Pairs => (source === 'movies' ? 'movies' : 'products');

function grouped<Item>(items: readonly Item[], key: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * Mean over pairs, each pair's draws averaged first, with the 95 % interval over draws of that mean: the same
 * few test sets stand behind all pairs, so the spread over pairs would say something else.
 */
function meanOverPairs<Item extends { source: string; target: string; draw: number }>(
  items: readonly Item[],
  value: (item: Item) => number,
): { mean: number; low: number; high: number; draws: number } {
  const byDraw = grouped(items, ({ draw }) => String(draw)).map(([, each]) => mean(each.map(value)));
  const centre = mean(byDraw);
  const spread = Math.sqrt(mean(byDraw.map((each) => (each - centre) ** 2)) / Math.max(1, byDraw.length - 1));
  return { mean: centre, low: centre - 2 * spread, high: centre + 2 * spread, draws: byDraw.length };
}

function drawsOf(runs: readonly RunRecord[]) {
  return Object.fromEntries(
    grouped(runs, ({ labels }) => String(labels)).map(([labels, each]) => [
      labels,
      new Set(each.map(({ draw }) => draw)).size,
    ]),
  );
}

function labelFreeTable(runs: readonly RunRecord[]) {
  const unlabeled = runs.filter(({ labels }) => labels === 0);
  const names = Object.keys(unlabeled[0]?.labelFree ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        grouped(unlabeled, ({ source }) => pairsOf(source)).map(([pairs, each]) => [
          pairs,
          meanOverPairs(each, ({ labelFree }) => labelFree[name]!),
        ]),
      ),
    ]),
  );
}

function savedTable(runs: readonly RunRecord[]) {
  return grouped(runs, ({ labels, source }) => `${labels} ${pairsOf(source)}`).map(([key, each]) => {
    const [labels, pairs] = key.split(' ') as [string, Pairs];
    return {
      labels: Number(labels),
      pairs,
      saved: meanOverPairs(each, ({ saved }) => saved),
      sourceOnly: meanOverPairs(each, ({ sourceOnly }) => sourceOnly),
      targetOnly: labels === '0' ? null : meanOverPairs(each, ({ targetOnly }) => targetOnly!),
      chosen: Object.fromEntries(
        grouped(each, ({ chosen, lexical }) => chosen + (lexical ? ' with words' : '')).map(
          ([name, times]) => [name, times.length],
        ),
      ),
    };
  });
}

function pairTable(runs: readonly RunRecord[]) {
  const unlabeled = runs.filter(({ labels }) => labels === 0);
  return grouped(unlabeled, ({ source, target }) => `${source} -> ${target}`).map(([pair, each]) => ({
    pair,
    sourceOnly: mean(each.map(({ sourceOnly }) => sourceOnly)),
    saved: mean(each.map(({ saved }) => saved)),
  }));
}

/** How far what is saved lies below the better of source-only and target-only (without labels: source-only). */
function neverWorseTable(runs: readonly RunRecord[]) {
  return grouped(runs, ({ labels }) => String(labels)).map(([labels, each]) => {
    const below = each.map(
      ({ saved, sourceOnly, targetOnly }) => Math.max(sourceOnly, targetOnly ?? 0) - saved,
    );
    return { labels: Number(labels), runs: each.length, mean: mean(below), p95: quantile(below, 0.95) };
  });
}

/** The accuracy that the report shows against that on unseen rows. */
function honestTable(runs: readonly RunRecord[]) {
  const measured = runs.filter(({ honest }) => honest !== null);
  return grouped(measured, ({ labels }) => String(labels)).map(([labels, each]) => ({
    labels: Number(labels),
    bias: mean(each.map(({ honest, saved }) => honest!.mean - saved)),
    covered: mean(each.map(({ honest, saved }) => Number(honest!.low <= saved && saved <= honest!.high))),
  }));
}

function estimateTable(runs: readonly RunRecord[]) {
  const estimated = runs.filter(({ labels, estimated }) => labels === 0 && estimated !== null);
  const byPair = grouped(estimated, ({ source, target }) => `${source} -> ${target}`);
  const pairs = byPair.map(([pair, each]) => ({
    pair,
    truth: mean(each.map(({ saved }) => saved)),
    estimate: mean(each.map(({ estimated }) => estimated!.mean)),
    error: mean(each.map(({ estimated, saved }) => Math.abs(estimated!.mean - saved))),
    noDropError: mean(each.map(({ atHome, saved }) => Math.abs((atHome ?? 0) - saved))),
    covered: mean(
      each.map(({ estimated, saved }) => Number(estimated!.low <= saved && saved <= estimated!.high)),
    ),
    width: mean(each.map(({ estimated }) => estimated!.high - estimated!.low)),
  }));
  return {
    pairs,
    error: mean(pairs.map(({ error }) => error)),
    noDropError: mean(pairs.map(({ noDropError }) => noDropError)),
    covered: mean(pairs.map(({ covered }) => covered)),
    width: mean(pairs.map(({ width }) => width)),
  };
}

function skewTable(skews: readonly SkewRecord[]) {
  return grouped(skews, ({ share }) => String(share))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([share, each]) => ({
      share: Number(share),
      runs: each.length,
      estimatedShare: mean(each.map(({ estimatedShare }) => estimatedShare)),
      labelFree: Object.fromEntries(
        Object.keys(each[0]!.labelFree).map((name) => [
          name,
          mean(each.map(({ labelFree }) => labelFree[name]!)),
        ]),
      ),
      estimateError: mean(
        each.flatMap(({ estimated, saved }) => (estimated ? [Math.abs(estimated.mean - saved)] : [])),
      ),
    }));
}

/** What a source of that kind can never be. */
const wrongSign: Record<VerdictRecord['truth'], string> = {
  flipped: 'helpful',
  'half flipped': 'helpful',
  'other task': 'helpful',
  'same domain': 'negative',
  'same domain, hard': 'negative',
  'same domain, harder': 'negative',
};

function verdictTable(verdicts: readonly VerdictRecord[]) {
  return grouped(verdicts, ({ truth }) => truth).map(([truth, each]) => ({
    truth,
    draws: each.length,
    said: Object.fromEntries(
      grouped(each, ({ verdict }) => verdict).map(([verdict, times]) => [verdict, times.length]),
    ),
    decided: mean(each.map(({ verdict }) => Number(verdict !== 'undecided'))),
    wrongSign: mean(
      each.map(({ verdict }) => Number(verdict === wrongSign[truth as VerdictRecord['truth']])),
    ),
    trueDifference: mean(each.map(({ difference }) => difference)),
  }));
}

const percent = (value: number): string => (100 * value).toFixed(1);
const interval = ({ mean: centre, low, high }: { mean: number; low: number; high: number }): string =>
  `${percent(centre)} [${percent(low)}, ${percent(high)}]`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

interface Result {
  data: string;
  draws: Record<string, number>;
  labelFree: Record<string, Record<string, ReturnType<typeof meanOverPairs>>>;
  saved: ReturnType<typeof savedTable>;
  neverWorse: ReturnType<typeof neverWorseTable>;
  honest: ReturnType<typeof honestTable>;
  estimates: ReturnType<typeof estimateTable>;
  skew: ReturnType<typeof skewTable>;
  verdicts: ReturnType<typeof verdictTable>;
}

function markdown(result: Result): string {
  const counts = (of: Record<string, number>) =>
    Object.entries(of)
      .sort(([, a], [, b]) => b - a)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ');
  const known = (value: number | undefined): string => (value === undefined ? '' : percent(value));
  return [
    '# Transfer, measured',
    `\`npm run bench:transfer\`; all figures in transfer.json. ${result.data}. Accuracy in per cent; intervals: two standard errors over draws. Draws by number of labels: ${counts(result.draws)}.`,
    '## Without target labels: what each adaptation buys',
    table(
      ['strategy', '12 product pairs', 'movies to 4 products'],
      [
        ...Object.entries(result.labelFree).map(([name, by]) => [
          name,
          by['products'] ? interval(by['products']) : '',
          by['movies'] ? interval(by['movies']) : '',
        ]),
        ...Object.entries(yardsticks).map(([name, by]) => [
          name,
          known(by.products),
          known('movies' in by ? by.movies : undefined),
        ]),
      ],
    ),
    '## What is saved',
    table(
      ['labels', 'pairs', 'saved', 'source-only', 'target-only', 'chosen'],
      result.saved.map((row) => [
        row.labels,
        row.pairs,
        interval(row.saved),
        interval(row.sourceOnly),
        row.targetOnly ? interval(row.targetOnly) : '',
        counts(row.chosen),
      ]),
    ),
    '## Never worse: points below the better of source-only and target-only',
    table(
      ['labels', 'runs', 'mean', '95th percentile'],
      result.neverWorse.map((row) => [row.labels, row.runs, percent(row.mean), percent(row.p95)]),
    ),
    '## The accuracy that the report shows, against unseen rows',
    table(
      ['labels', 'shown minus true, points', '95 % interval holds the truth'],
      result.honest.map((row) => [row.labels, percent(row.bias), percent(row.covered)]),
    ),
    '## Accuracy estimated without labels',
    table(
      ['pair', 'true', 'estimated', 'mean error', 'error of "no drop"', '90 % range holds it', 'width'],
      [
        ...result.estimates.pairs.map((row) => [
          row.pair,
          ...[row.truth, row.estimate, row.error, row.noDropError, row.covered, row.width].map(percent),
        ]),
        [
          'mean',
          '',
          '',
          ...[
            result.estimates.error,
            result.estimates.noDropError,
            result.estimates.covered,
            result.estimates.width,
          ].map(percent),
        ],
      ],
    ),
    '## Targets with other class shares, without labels',
    table(
      [
        'share of positives',
        'estimated',
        'source-only',
        'prior-corrected',
        'centred',
        'self-training (saved)',
        'error of the estimate',
      ],
      result.skew.map((row) => [
        percent(row.share),
        percent(row.estimatedShare),
        ...['source-only', 'prior-corrected', 'centred', 'self-training'].map((name) =>
          percent(row.labelFree[name]!),
        ),
        percent(row.estimateError),
      ]),
    ),
    '## Verdicts on constructed truth, 400 labels',
    table(
      ['source', 'draws', 'said', 'decided', 'wrong sign', 'true difference, points'],
      result.verdicts.map((row) => [
        row.truth,
        row.draws,
        counts(row.said),
        percent(row.decided),
        percent(row.wrongSign),
        percent(row.trueDifference),
      ]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}
