// Measures of the distances themselves: `npm run bench:distances -- --data DIR`. Parts: alarms, power, sizes, pairs,
// accuracy, times (`--only alarms,power`); each is kept in .cache/bench-distances/PART.json, and
// benchmarks/results/distances.{json,md} are written from what there is. `--references` (`npm run bench:references`)
// writes models/reference-pairs.json instead, from the part `pairs` where it is there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accuracies } from './accuracy';
import { loadMeasured, type Loaded } from './data';
import { falseAlarms, pairDistances, power, sizes, times } from './experiments';
import { writeReferences } from './references';
import { writeSummary, type Parts } from './summary';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['TRANSFER_LENS_DATA'] },
    cache: { type: 'string', default: path.join('.cache', 'bench-distances') },
    only: { type: 'string', default: 'times,alarms,power,pairs,accuracy,sizes' },
    summary: { type: 'boolean', default: false },
    references: { type: 'boolean', default: false },
  },
});
const draws = 200;

const parts: { [Part in keyof Parts]-?: (all: Loaded) => Promise<NonNullable<Parts[Part]>> } = {
  times,
  alarms: (all) => falseAlarms(all, draws),
  power: (all) => power(all, draws),
  pairs: pairDistances,
  accuracy: accuracies,
  sizes,
};
const names = Object.keys(parts) as (keyof Parts)[];
const fileOf = (part: string): string => path.join(options.cache, `${part}.json`);

async function measure(all: Loaded): Promise<void> {
  mkdirSync(options.cache, { recursive: true });
  const wanted = options.only.split(',');
  for (const part of names.filter((name) => wanted.includes(name))) {
    const start = performance.now();
    writeFileSync(fileOf(part), JSON.stringify(await parts[part](all)));
    console.log(`${part}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
}

function measured(): Parts {
  const there = names.filter((part) => existsSync(fileOf(part)));
  return Object.fromEntries(
    there.map((part) => [part, JSON.parse(readFileSync(fileOf(part), 'utf8')) as unknown]),
  );
}

async function main(): Promise<void> {
  if (!options.summary) {
    if (options.data === undefined) throw new Error('name the folder of the reviews: --data DIR');
    const all = await loadMeasured(options.data);
    if (options.references)
      return writeReferences(all.encoder, measured().pairs ?? (await pairDistances(all)));
    await measure(all);
  }
  writeSummary(measured());
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
