import { writeFileSync } from 'node:fs';
import { measureNames, type MeasureName } from '../../src/protocol/distances';
import type { AccuracyRecord } from './accuracy';
import type { PairRecord, SizeRecord, TimeRecord } from './experiments';
import { level, valuesOf } from './experiments';
import type { Tested } from './measures';
import { correlation, mean, ranks } from './statistics';

export interface Parts {
  alarms?: Tested[];
  power?: Tested[];
  sizes?: SizeRecord[];
  pairs?: PairRecord[];
  accuracy?: AccuracyRecord[];
  times?: TimeRecord[];
}

const results = 'benchmarks/results/distances';

export function writeSummary(parts: Parts): void {
  const result = {
    alarms: parts.alarms && flagged(parts.alarms),
    power: parts.power && flagged(parts.power),
    sizes: parts.sizes && parts.pairs && sizeTable([...parts.sizes, ...parts.pairs.map(atFullSize)]),
    pairs: parts.pairs,
    accuracy: parts.accuracy,
    correlations: parts.pairs && parts.accuracy && correlationTable(parts.pairs, parts.accuracy),
    times: parts.times,
  };
  writeFileSync(`${results}.json`, JSON.stringify(result, null, 1) + '\n');
  writeFileSync(`${results}.md`, markdown(result));
}

type Result = {
  alarms?: ReturnType<typeof flagged> | undefined;
  power?: ReturnType<typeof flagged> | undefined;
  sizes?: ReturnType<typeof sizeTable> | undefined;
  pairs?: PairRecord[] | undefined;
  accuracy?: AccuracyRecord[] | undefined;
  correlations?: ReturnType<typeof correlationTable> | undefined;
  times?: TimeRecord[] | undefined;
};

function flagged(tests: readonly Tested[]) {
  const names = Object.keys(tests[0] ?? {}) as MeasureName[];
  return names.map((name) => ({
    name,
    flagged: tests.filter((test) => test[name]! <= level).length,
    draws: tests.length,
  }));
}

const atFullSize = ({ pair, measures }: PairRecord): SizeRecord => ({
  pair,
  rows: 2000,
  draw: 0,
  values: valuesOf(measures),
});

/** How far the mean value of a pair moves from 500 rows to others, as a share of its value there. */
function sizeTable(records: readonly SizeRecord[]) {
  const pairs = [...new Set(records.map(({ pair }) => pair))];
  const at = (name: MeasureName, pair: string, rows: number): number | null => {
    const found = records.filter((each) => each.pair === pair && each.rows === rows);
    const values = found.flatMap(({ values }) => values[name] ?? []);
    return values.length === 0 ? null : mean(values);
  };
  const moves = (name: MeasureName, from: number, to: number) =>
    pairs.flatMap((pair) => {
      const [before, after] = [at(name, pair, from), at(name, pair, to)];
      return before === null || after === null || after === 0 ? [] : [{ pair, move: before / after - 1 }];
    });
  return measureNames
    .filter((name) => name !== 'label-shift')
    .map((name) => ({
      name,
      from500: moves(name, 500, 2000),
    }));
}

/** Of each measure, and of the mean rank over groups of them, with the accuracy lost. */
function correlationTable(pairs: readonly PairRecord[], accuracy: readonly AccuracyRecord[]) {
  const rows = pairs.map(({ pair, measures }) => {
    const { atHome, onTarget } = accuracy.find((each) => each.pair === pair)!;
    const own = accuracy.find((each) => each.pair.startsWith(`${pair.split(' -> ')[1]!} -> `))!.atHome;
    return { pair, values: valuesOf(measures), drop: atHome - onTarget, behind: own - onTarget };
  });
  const single = measureNames
    .filter((name) => name !== 'label-shift')
    .map((name) => ({
      name: name as string,
      of: (found: typeof rows) => found.map((row) => row.values[name] ?? NaN),
    }));
  const meanRank = (names: readonly MeasureName[]) => (found: typeof rows) => {
    const each = names.map((name) => ranks(found.map((row) => row.values[name]!)));
    return found.map((_, i) => mean(each.map((rank) => rank[i]!)));
  };
  const aggregates = [
    { name: 'mean rank of the vectors’ measures', of: meanRank(['proxy-a-distance', 'mmd', 'coral', 'frechet', 'energy', 'sliced-wasserstein']) },
    { name: 'mean rank of the words’ measures', of: meanRank(['vocabulary', 'unknown-words']) },
    { name: 'mean rank of proxy A-distance and vocabulary', of: meanRank(['proxy-a-distance', 'vocabulary']) },
    { name: 'mean rank of all but length', of: meanRank(['proxy-a-distance', 'mmd', 'coral', 'frechet', 'energy', 'sliced-wasserstein', 'vocabulary', 'unknown-words']) },
  ]; // prettier-ignore
  const products = rows.filter(({ pair }) => !pair.startsWith('movies'));
  return [...single, ...aggregates].map(({ name, of }) => {
    const known = rows.filter((_, i) => Number.isFinite(of(rows)[i]));
    return {
      name,
      all: correlation(of(known), known.map(({ drop }) => drop)),
      behind: correlation(of(known), known.map(({ behind }) => behind)), // prettier-ignore
      products: correlation(of(products), products.map(({ drop }) => drop)),
    }; // prettier-ignore
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function markdown(result: Result): string {
  return [
    '# Distances, measured',
    '`npm run bench:distances -- --data DIR`; all figures in distances.json. The four product files (2,000 rows each) and the built-in movie reviews, shipped encoder.',
    ...(result.alarms && result.power ? [testTables(result.alarms, result.power)] : []),
    ...(result.sizes ? [sizeMarkdown(result.sizes)] : []),
    ...(result.correlations ? [correlationMarkdown(result.correlations)] : []),
    ...(result.pairs && result.accuracy ? [pairMarkdown(result.pairs, result.accuracy)] : []),
    ...(result.times ? [timeMarkdown(result.times)] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function testTables(alarms: NonNullable<Result['alarms']>, power: NonNullable<Result['power']>): string {
  const rows = alarms.map(({ name, flagged, draws }, i) => [
    name,
    `${flagged} of ${draws}`,
    `${power[i]!.flagged} of ${power[i]!.draws}`,
  ]);
  return [
    '## Two-sample tests at 5 %, 200 rows a side',
    'False alarms: halves of one product domain without a text in both (16 of 200 is the one-sided 95 % limit of a test that keeps its level). Power: two different product domains.',
    table(['test', 'false alarms', 'differences seen'], rows),
  ].join('\n\n');
}

function sizeMarkdown(sizes: NonNullable<Result['sizes']>): string {
  const largest = (moves: readonly { move: number }[]) =>
    moves.length === 0 ? '' : percent(Math.max(...moves.map(({ move }) => Math.abs(move))));
  const average = (moves: readonly { move: number }[]) =>
    moves.length === 0 ? '' : percent(mean(moves.map(({ move }) => move)));
  return [
    '## Size: value at fewer rows against 2,000 a side, per cent',
    'Ten pairs of different domains: the mean of four draws of 500 rows a side against the mean of two measurements of all 2,000 (of which the product draws 1,000). *Mean* keeps the sign, *largest* is the pair that moves most.',
    table(
      ['measure', '500: mean', 'largest'],
      sizes.map(({ name, ...by }) => [
        name,
        ...[by.from500].flatMap((moves) => [average(moves), largest(moves)]),
      ]),
    ),
  ].join('\n\n');
}

function correlationMarkdown(correlations: NonNullable<Result['correlations']>): string {
  const shown = ({ value, low, high, p, pairs }: ReturnType<typeof correlation>) =>
    `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}], p ${p.toFixed(3)}, ${pairs} pairs`;
  return [
    '## Does a distance tell the accuracy that is lost?',
    'Spearman’s correlation with what the source-only head loses: its accuracy at home (cross-validated) minus on the target; in the last column, the target’s own head (cross-validated) minus the source-only head on it. Interval: bootstrap over pairs, which share domains, so it is too narrow; p: permutation.',
    table(
      ['measure', 'lost, all ordered pairs', 'lost, the 12 product pairs', 'behind the target’s own, all'],
      correlations
        .toSorted((a, b) => b.all.value - a.all.value)
        .map(({ name, all, products, behind }) => [name, shown(all), shown(products), shown(behind)]),
    ),
  ].join('\n\n');
}

function pairMarkdown(pairs: readonly PairRecord[], accuracy: readonly AccuracyRecord[]): string {
  const names = measureNames.filter((name) => name !== 'label-shift');
  const rows = pairs.map(({ pair, measures }) => {
    const { atHome, onTarget } = accuracy.find((each) => each.pair === pair)!;
    const values = valuesOf(measures);
    const shown = names.map((name) => (values[name] === undefined ? '' : values[name].toPrecision(3)));
    return [pair, percent(atHome), percent(onTarget), percent(atHome - onTarget), ...shown];
  });
  return ['## The pairs', table(['pair', 'at home', 'on target', 'lost', ...names], rows)].join('\n\n');
}

function timeMarkdown(times: readonly TimeRecord[]): string {
  const rows = times.map(({ rows, seconds, cpuSeconds }) => [
    `2 x ${rows}`,
    seconds.toFixed(1),
    cpuSeconds.toFixed(1),
  ]);
  return [
    '## Time of the whole distance phase, vectors cached',
    'One thread, on a machine of two cores that others used heavily at the same time: seconds are an upper bound, CPU seconds (waste collection included) come nearer to those of a quiet machine. 10,000 rows are the 2,000 five times.',
    table(['rows', 'seconds', 'CPU seconds'], rows),
  ].join('\n\n');
}
