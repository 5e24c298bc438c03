import { permutation, seededRandom } from '../../src/core/random';
import type { Measure, MeasureName } from '../../src/protocol/distances';
import { orderedPairs, pairName, rowsOf, unorderedPairs, type Loaded, type Measured } from './data';
import { drawn, measurePair, testPair, type Tested } from './measures';

/** Rows per side of the tests. */
const testRows = 200;
export const level = 0.05;

/** (a) Splits of one product domain; no text stands on both sides. */
export async function falseAlarms({ products }: Loaded, draws: number): Promise<Tested[]> {
  const found: Tested[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const [source, target] = split(products[draw % products.length]!, draw);
    found.push(await testPair({ source: source!, target: target! }, draw));
  }
  return found;
}

function split(domain: Measured, seed: number): Measured[] {
  const order = permutation(domain.labels.length, seededRandom(seed));
  const seen = new Set<number>();
  const distinct = order.filter((i) => !seen.has(domain.groups[i]!) && seen.add(domain.groups[i]!));
  return [0, 1].map((side) => rowsOf(domain, distinct.subarray(side * testRows, (side + 1) * testRows)));
}

/** (b) Draws from two different product domains. */
export async function power(all: Loaded, draws: number): Promise<Tested[]> {
  const pairs = unorderedPairs(all).slice(0, 6);
  const found: Tested[] = [];
  for (let draw = 0; draw < draws; draw++)
    found.push(await testPair(drawn(pairs[draw % pairs.length]!, testRows, draw), draw));
  return found;
}

export interface SizeRecord {
  pair: string;
  rows: number;
  draw: number;
  values: Partial<Record<MeasureName, number>>;
}

/** (c) Every pair at 500 rows a side (four draws) and at all 2,000. */
export async function sizes(all: Loaded): Promise<SizeRecord[]> {
  const found: SizeRecord[] = [];
  for (const pair of unorderedPairs(all)) {
    for (const [rows, draws] of [
      [500, 4],
      [2000, 1],
    ] as const) {
      for (let draw = 0; draw < draws; draw++) {
        const measured = await measurePair(drawn(pair, rows, draw), draw);
        found.push({ pair: pairName(pair), rows, draw, values: valuesOf(measured) });
      }
    }
    console.log(`sizes: ${pairName(pair)}`);
  }
  return found;
}

export const valuesOf = (measured: readonly Measure[]): Partial<Record<MeasureName, number>> =>
  Object.fromEntries(measured.map(({ name, value }) => [name, value]));

export interface PairRecord {
  source: string;
  target: string;
  pair: string;
  measures: Measure[];
}

/** (d) What the product shows of each ordered pair. */
export async function pairDistances(all: Loaded): Promise<PairRecord[]> {
  const found: PairRecord[] = [];
  for (const [index, pair] of orderedPairs(all).entries()) {
    const names = { source: pair.source.name, target: pair.target.name, pair: pairName(pair) };
    found.push({ ...names, measures: await measurePair(pair, 42 + 100 * index) });
    console.log(`pairs: ${names.pair}`);
  }
  return found;
}

export interface TimeRecord {
  rows: number;
  seconds: number;
  /** Of all the process's threads: what a machine of one's own would take at most. */
  cpuSeconds: number;
}

/** (e) Seconds of the whole distance phase; more rows than there are by repeating them. */
export async function times({ products }: Loaded): Promise<TimeRecord[]> {
  const found: TimeRecord[] = [];
  for (const rows of [2000, 10_000]) {
    const many = (domain: Measured) =>
      rowsOf(
        domain,
        Array.from({ length: rows }, (_, i) => i % domain.labels.length),
      );
    const pair = { source: many(products[0]!), target: many(products[3]!) };
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    await measurePair(pair, 42);
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - start) / 1000;
    found.push({ rows, seconds, cpuSeconds: (user + system) / 1e6 });
  }
  return found;
}
