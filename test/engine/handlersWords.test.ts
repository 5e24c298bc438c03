import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { decodePoints } from '../../src/protocol/mapPoints';
import type { Report } from '../../src/protocol/report';
import type { SourceReference } from '../../src/protocol/table';
import { embed, handlerWorld, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

type Line = [text: string, label: string];

/** 80 rows, of which "light" stands in most of one label; every tenth has no text, so that rows and texts differ in number. */
function lines(praised: boolean, topic: string): Line[] {
  return Array.from({ length: 80 }, (_, i) => {
    if (i % 10 === 9) return ['', 'positive'];
    const positive = i % 2 === 0;
    const word = positive === praised ? 'light' : 'plain';
    return [
      `this ${topic} number ${i} was ${word} from the first day on, as everybody said`,
      positive ? 'positive' : 'negative',
    ];
  });
}

const csv = (rows: Line[], labeled: boolean) =>
  [labeled ? 'text,label' : 'text', ...rows.map(([text, label]) => `"${text}"${labeled ? `,${label}` : ''}`)].join('\n') + '\n'; // prettier-ignore

const films = lines(false, 'film');
const bags = lines(true, 'bag');
/** With a third label, which the target does not have. */
const rated: Line[] = [
  ...films.filter((_, i) => i % 5 !== 1),
  ...Array.from({ length: 30 }, (_, i): Line => [
    `some film ${i} that light fell on, more or less`,
    'neutral',
  ]),
];

const tables = {
  films: world.table('films.csv', csv(films, true)),
  bags: world.table('bags.csv', csv(bags, true)),
  rated: world.table('rated.csv', csv(rated, true)),
  unlabeled: world.table('unlabeled.csv', csv(bags, false)),
};
const movies: SourceReference = { kind: 'movies' };

async function compare(target: { paths: string[] }, source: SourceReference): Promise<Report> {
  const params = { target, source, seed: 1, embed, strategies: 'standard' as const };
  return (await world.handlers['domains/compare'](params, testJob())).report;
}

describe('Words of two tables, compared', function () {
  this.timeout(60_000); // loops stand in for the kernels
  let report: Report;
  before(async () => (report = await compare(tables.bags, { kind: 'table', table: tables.films })));

  it('flip with rows of either table that hold them under the fitting label', () => {
    const light = report.words.polarityFlips.find(({ word }) => word === 'light');
    assert.ok(light?.examples);
    const sides = [
      [films, light.examples.source, 'negative'],
      [bags, light.examples.target, 'positive'],
    ] as const;
    for (const [table, rows, label] of sides) {
      assert.equal(rows.length, 3);
      for (const row of rows) {
        assert.match(table[row - 1]![0], /light/);
        assert.equal(table[row - 1]![1], label);
      }
    }
  });

  it('leave no sentence in the report', () => {
    const json = JSON.stringify(report);
    assert.ok(!/from the first day|film number/.test(json));
    assert.ok(json.includes('"light"'));
  });

  it('stand beside the form of the texts and the shares of the labels', () => {
    const { form } = report;
    assert.deepEqual(form?.rows, { source: 72, target: 72 });
    assert.deepEqual(form.words.target, { low: 14, median: 14, high: 14 });
    assert.equal(form.estimated, false);
    assert.deepEqual(
      form.labels.map(({ label, source, target }) => [label, source, target]),
      [
        ['negative', 32 / 72, 32 / 72],
        ['positive', 40 / 72, 40 / 72],
      ],
    );
  });
});

describe('A source with a label more than the target', function () {
  this.timeout(60_000);
  let report: Report;
  before(async () => (report = await compare(tables.bags, { kind: 'table', table: tables.rated })));

  it('keeps the shares of the labels that both have, the same ones in form and distances', () => {
    const labels = report.form!.labels;
    assert.deepEqual(
      labels.map(({ label, source, target }) => [label, source, target]),
      [
        ['negative', 24 / 56, 32 / 72],
        ['positive', 32 / 56, 40 / 72],
      ],
    );
    const shift = report.shift.measures.find(({ name }) => name === 'label-shift')!;
    assert.ok(Math.abs(shift.value - Math.abs(labels[0]!.source - labels[0]!.target)) < 1e-9);
    assert.equal(shift.rows, 56);
  });

  it('counts its words by label, those of the third as unlabeled', () => {
    const light = report.words.polarityFlips.find(({ word }) => word === 'light')!;
    assert.ok(light.source.high < 0 && light.target.low > 0);
    assert.equal(light.sourceCount, 24);
  });

  it('has its labels on the map', () => {
    const { map } = report;
    const { side, label } = decodePoints(map!);
    const ofSource = Array.from(label).filter((_, i) => side[i] === 0);
    const count = (wanted: number) => ofSource.filter((each) => each === wanted).length;
    assert.deepEqual(map!.labels, ['negative', 'positive']);
    assert.deepEqual([count(0), count(1), count(255)], [24, 32, 30]);
  });
});

describe('Words and form against the built-in reviews', function () {
  this.timeout(60_000);

  it('have no rows and no form of the source, and an estimate for want of labels', async () => {
    const { form, estimatedAccuracy, words } = await compare(tables.unlabeled, movies);
    assert.equal(form?.rows.source, null);
    assert.equal(form.words.source, null);
    assert.equal(form.estimated, true);
    assert.deepEqual(
      Object.fromEntries(form.labels.map(({ label, target }) => [label, target])),
      estimatedAccuracy?.shares,
    );
    for (const { difference } of form.labels) assert.equal(difference, null);
    assert.deepEqual(words.polarityFlips, []);
  });

  it('are not there without a source', async () => {
    const { form, words } = await compare(tables.bags, { kind: 'none' });
    assert.equal(form, null);
    assert.deepEqual(words.distinctive, []);
  });
});
