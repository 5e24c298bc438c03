import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { seededRandom } from '../../src/core/random';
import type { Phase } from '../../src/protocol/calls';
import type { MapData } from '../../src/protocol/map';
import { decodeAxis, decodePoints } from '../../src/protocol/mapPoints';
import { reportSchema, type Report } from '../../src/protocol/report';
import type { SourceReference, TableReference } from '../../src/protocol/table';
import type { UserError } from '../../src/protocol/userError';
import { CancelledError } from '../../src/protocol/userError';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

/** Rows about one of the given things each, without a label column; the first row holds no text. */
function unlabeled(things: readonly string[], rows: number, seed: number): string {
  const random = seededRandom(seed);
  const lines = Array.from({ length: rows }, (_, i) => {
    const thing = things[i % things.length]!;
    return `${thing} ${thing} ${thing} ${['good', 'poor', 'plain'][Math.floor(random() * 3)]!} number${seed}x${i} of it`;
  });
  return ['text,id', ',0', ...lines.map((line, i) => `${line},${i + 1}`)].join('\n') + '\n';
}

const coffee = world.table('kitchen.csv', unlabeled(['coffee machine', 'kettle water'], 60, 1));
const books = world.table('books.csv', unlabeled(['novel author', 'kettle water'], 80, 2));
const table = (of: TableReference): SourceReference => ({ kind: 'table', table: of });
const named = { textColumn: 'text' };

async function compare(target: TableReference, source: SourceReference, cancelAt?: Phase): Promise<Report> {
  const params = { target, source, seed: 3, embed, strategies: 'standard' as const };
  const { report } = await world.handlers['domains/compare'](params, testJob(cancelAt));
  return v.parse(reportSchema, JSON.parse(JSON.stringify(report)));
}

describe('topics, outliers and the map of a report', function () {
  this.timeout(60_000);

  it('are there when neither file has labels, and the summary speaks of them', async () => {
    const report = await compare({ ...coffee, ...named }, table({ ...books, ...named }));
    const { topics, map, summary, words, shift } = report;
    const keys = summary.map(({ key }) => key);
    assert.equal(keys[0], 'summary.neitherLabeled');
    assert.ok(keys.some((key) => key.startsWith('summary.topics.')));
    assert.ok(words.distinctive.length > 0 && shift.measures.length > 0);
    const found = topics!.topics;
    const told = summary.find(({ key }) => key === 'summary.topics.largest')!;
    assert.equal(told.args!['words'], topics!.topics[topics!.leading!]!.words.join(', '));
    const sum = (side: 'source' | 'target') => found.reduce((all, each) => all + each[side], 0);
    assert.deepEqual([sum('source'), sum('target')], [80, 60]);
    assert.ok(found.some(({ onlyIn, words: of }) => onlyIn === 'source' && of.includes('novel')));
    assert.ok(found.some(({ onlyIn, words: of }) => onlyIn === 'target' && of.includes('coffee')));
    const points = decodePoints(map!);
    assert.deepEqual([map!.points, map!.rows, map!.labels], [140, 140, []]);
    // data rows, base 1: the first has no text
    assert.deepEqual([points.row[0], points.row[79], points.row[80], points.row[139]], [2, 81, 2, 61]);
    assert.ok(points.label.every((label) => label === 255) && points.predicted.every((said) => said === 255));
    for (const [k, { target }] of found.entries())
      assert.equal(points.topic.filter((topic, i) => topic === k && points.side[i] === 1).length, target);
    for (const row of found.flatMap(({ examples }) => examples.target)) assert.ok(row >= 2 && row <= 61);
  });

  it('tell labels, held-out predictions and distances where there are labels', async () => {
    const target = world.table('labeled.csv', reviews(60) + 'bad poor dull 77,\n');
    const { map, honest } = await compare(target, { kind: 'movies' });
    const points = decodePoints(map!);
    assert.deepEqual(map!.labels, ['negative', 'positive']);
    const ofTarget = [...points.side.keys()].filter((i) => points.side[i] === 1);
    assert.equal(ofTarget.length, 61);
    const labeled = ofTarget.filter((i) => points.label[i] !== 255);
    assert.equal(labeled.length, 60);
    const right = labeled.filter((i) => points.label[i] === points.predicted[i]).length;
    // the held-out rows are those of the honest figure's first repeat
    assert.ok(Math.abs(right / 60 - honest!.accuracy.mean) < 0.1, `${right} of 60 right`);
    assert.ok(ofTarget.every((i) => points.confidence[i]! > 127 && points.predicted[i]! < 2));
    assert.ok(points.row.every((row, i) => (points.side[i] === 0) === (row === 0)));
    assert.ok(points.distance.includes(0) && points.distance.includes(254) && !points.distance.includes(255));
  });

  it('can be cancelled', async () => {
    for (const phase of ['topics', 'map'] as const)
      await assert.rejects(compare(coffee, table(books), phase), CancelledError);
  });
});

describe('report/project', function () {
  this.timeout(60_000);

  async function project(report: Report, target: TableReference, source: SourceReference, cancelAt?: Phase) {
    const params = {
      source,
      target,
      hashes: { source: report.source?.hash, target: report.target.hash } as {
        source?: string;
        target?: string;
      },
      seed: report.seed,
      map: report.map as MapData,
      embed,
    };
    return world.handlers['report/project'](params, testJob(cancelAt));
  }

  it('places every point of the map, the same way each time', async () => {
    const [target, source] = [{ ...coffee, ...named }, table({ ...books, ...named })];
    const report = await compare(target, source);
    const placed = await project(report, target, source);
    const [x, y] = [decodeAxis(placed.x, 140), decodeAxis(placed.y, 140)];
    assert.ok(x.every(Number.isFinite) && y.every(Number.isFinite));
    assert.ok(new Set(x).size > 100);
    assert.deepEqual(await project(report, target, source), placed);
  });

  it('knows the built-in reviews too', async () => {
    const report = await compare(coffee, { kind: 'movies' });
    const { x } = await project(report, coffee, { kind: 'movies' });
    assert.equal(decodeAxis(x, report.map!.points).length, 120);
  });

  it('refuses a file that has changed, and says what to do', async () => {
    const changing = world.table('changing.csv', unlabeled(['lamp'], 50, 4));
    const report = await compare(changing, table(books));
    world.table('changing.csv', unlabeled(['lamp'], 51, 4));
    await assert.rejects(project(report, changing, table(books)), (error: UserError) => {
      assert.deepEqual(error.shown, { key: 'error.reportOutdated', args: { file: 'changing' } });
      return true;
    });
  });

  it('stops when cancelled', async () => {
    const report = await compare(coffee, table(books));
    await assert.rejects(project(report, coffee, table(books), 'map'), CancelledError);
  });
});
