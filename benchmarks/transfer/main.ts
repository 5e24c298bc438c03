// Measures of the transfer itself: `npm run bench:transfer -- --data DIR`. Every finished run is appended to
// .cache/bench-transfer/*.jsonl, so a cut run resumes; `--shard 0/2` and `1/2` share the work between two
// processes; `--summary` only writes benchmarks/results/transfer.{json,md} from what there is. The runs behind the
// committed table are benchmarks/results/transfer-runs.jsonl.gz: unpacked into the cache folder, they are continued.
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchDomain, BenchSource } from './data';
import { allPairs, asSource, drawRows, loadAll, rowsOf } from './data';
import type { RunRecord, SkewRecord, VerdictRecord } from './experiments';
import { flippedSource, noisy, otherTaskSource, run, skewed, together, verdictOn } from './experiments';
import { writeSummary } from './summary';

export type BenchRecord = RunRecord | SkewRecord | VerdictRecord;

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['TRANSFER_LENS_DATA'] },
    cache: { type: 'string', default: path.join('.cache', 'bench-transfer') },
    draws: { type: 'string', default: '20' },
    shard: { type: 'string', default: '0/1' },
    summary: { type: 'boolean', default: false },
  },
});
const [shard, shards] = options.shard.split('/').map(Number) as [number, number];
const draws = Number(options.draws);

interface Work {
  key: string;
  measure(): Promise<BenchRecord>;
}

function* allWork(all: Awaited<ReturnType<typeof loadAll>>): Generator<Work> {
  const pairs = allPairs(all);
  for (let draw = 0; draw < draws; draw++) {
    for (const labels of [0, 50, 200, 800, 1000]) {
      if (labels === 1000 && draw >= 4) continue;
      for (const pair of pairs) {
        const key = `run ${pair.source.name} ${pair.target.name} ${labels} ${draw}`;
        yield { key, measure: () => run(pair, labels, draw) };
      }
    }
    if (draw < 2) yield* skewWork(pairs, draw);
    for (let i = 0; i < 3; i++) if (3 * draw + i < 50) yield* verdictWork(all, 3 * draw + i);
  }
}

function* skewWork(pairs: ReturnType<typeof allPairs>, draw: number): Generator<Work> {
  for (const share of [0.05, 0.2, 0.35, 0.8, 0.95]) {
    for (const pair of pairs) {
      const key = `skew ${pair.source.name} ${pair.target.name} ${share} ${draw}`;
      yield { key, measure: () => skewed(pair, share, draw) };
    }
  }
}

/** 400 labels; the target and its sources change from draw to draw. */
function* verdictWork({ products }: Awaited<ReturnType<typeof loadAll>>, draw: number): Generator<Work> {
  const at = (offset: number) => products[(draw + offset) % products.length]!;
  const from = (source: BenchSource) => ({ source, ...drawRows(at(0), draw) });
  const cases = [
    ['flipped', () => from(flippedSource(at(1), 1, draw))],
    ['half flipped', () => from(flippedSource(at(1), 0.5, draw))],
    ['other task', () => from(otherTaskSource(at(1), at(2)))],
    ['same domain', () => fromItself(at(0), draw)],
    ['same domain, hard', () => fromItself(noisy(together(products), 3, draw), draw)],
    ['same domain, harder', () => fromItself(noisy(together(products), 5, draw), draw)],
  ] as const;
  for (const [truth, make] of cases)
    yield { key: `verdict ${truth} ${draw}`, measure: () => verdictOn(truth, make(), 400, draw) };
}

/** 400 rows as the target, two thirds of the others as the source, the rest to judge on. */
function fromItself(domain: BenchDomain, draw: number) {
  const { seen, unseen } = drawRows(domain, draw, 400, domain.labels.length);
  const part = (isSource: boolean) =>
    rowsOf(
      unseen,
      [...unseen.labels.keys()].filter((i) => i % 3 < 2 === isSource),
    );
  return { source: asSource(part(true)), seen, unseen: part(false) };
}

function readDone(): Map<string, BenchRecord> {
  const done = new Map<string, BenchRecord>();
  if (!existsSync(options.cache)) return done;
  for (const file of readdirSync(options.cache).filter((name) => name.endsWith('.jsonl'))) {
    const lines = readFileSync(path.join(options.cache, file), 'utf8').split('\n').filter(Boolean);
    for (const line of lines) {
      const { key, record } = JSON.parse(line) as { key: string; record: BenchRecord };
      done.set(key, record);
    }
  }
  return done;
}

async function measure(folder: string): Promise<void> {
  mkdirSync(options.cache, { recursive: true });
  const done = readDone();
  const all = await loadAll(folder);
  let index = 0;
  for (const { key, measure } of allWork(all)) {
    if (index++ % shards !== shard || done.has(key)) continue;
    const record = await measure();
    const file = path.join(options.cache, `shard-${shard}-of-${shards}.jsonl`);
    appendFileSync(file, JSON.stringify({ key, record }) + '\n');
    console.log(key);
  }
}

async function main(): Promise<void> {
  if (!options.summary) {
    if (options.data === undefined) throw new Error('name the folder of the reviews: --data DIR');
    await measure(options.data);
  }
  writeSummary([...readDone().values()]);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
