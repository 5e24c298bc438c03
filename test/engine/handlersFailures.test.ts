import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { decodePoints } from '../../src/protocol/mapPoints';
import { reportSchema } from '../../src/protocol/report';
import type { SourceReference } from '../../src/protocol/table';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const compare = async (text: string, source: SourceReference) => {
  const { report } = await world.handlers['domains/compare'](
    { target: world.table('target.csv', text), source, seed: 1, embed, strategies: 'standard' },
    testJob(),
  );
  return report;
};
/** Of different lengths: each row with up to 6 more words. */
const uneven = (rows: number) =>
  reviews(rows)
    .split('\n')
    .map((line, i) => (i === 0 ? line : 'so '.repeat(i % 7) + line))
    .join('\n');
const movies: SourceReference = { kind: 'movies' };

describe('where a run’s model fails', function () {
  this.timeout(60_000); // loops stand in for the kernels

  it('agrees with the honest figures, and outlives its schema', async () => {
    const report = await compare(uneven(120), movies);
    const { failures, slices, honest } = report;
    assert.ok(failures && honest);
    assert.deepEqual([failures.rows, failures.labels], [honest.rows, ['negative', 'positive']]);
    const right = failures.confusion.reduce((sum, counts, k) => sum + counts[k]!, 0);
    assert.equal(
      failures.confusion.flat().reduce((a, b) => a + b, 0),
      120,
    );
    assert.ok(right / 120 >= honest.accuracy.low && right / 120 <= honest.accuracy.high);
    assert.deepEqual(
      new Set(slices.map(({ kind }) => kind)),
      new Set(['length', 'topic', 'source-distance', 'label']),
    );
    assert.ok(slices.every(({ rows }) => rows >= 20));
    const again = v.parse(reportSchema, JSON.parse(JSON.stringify(report)));
    assert.deepEqual([again.failures, again.slices], [failures, slices]);
  });

  it('slices by the distances that the map shows', async () => {
    const { slices, map } = await compare(uneven(120), movies);
    const { side, distance } = decodePoints(map!);
    const [low, high] = map!.distances!;
    const step = (high - low) / 254;
    const shown = Array.from(distance, (byte) => low + byte * step).filter((_, i) => side[i] === 1);
    const parts = slices.filter(({ kind }) => kind === 'source-distance');
    assert.ok(parts.length > 0);
    for (const end of parts.flatMap(({ from, to }) => [from!, to!]))
      assert.ok(
        shown.some((each) => Math.abs(each - end) <= step / 2 + 1e-9),
        `${end} is no row's`,
      );
  });

  it('names wrong rows by their number in the table, though others are skipped or unlabeled', async () => {
    // three rows that do not take part stand before the labeled ones
    const [head, ...lines] = reviews(120).trim().split('\n');
    const text = [head, ',positive', 'no label here,', 'nor here,', ...lines].join('\n');
    const { failures, slices } = await compare(text, movies);
    assert.ok(failures && failures.mistakes.length > 0);
    for (const { row, label, predicted } of failures.mistakes) {
      assert.notEqual(label, predicted);
      assert.equal(lines[row - 4]!.split(',')[1], failures.labels[label], `row ${row}`);
    }
    const wrong = new Set(failures.mistakes.map(({ row }) => row));
    for (const { examples } of slices) assert.ok(examples.every((row) => wrong.has(row)));
  });

  it('needs no source: then nothing is sliced by the distance to one', async () => {
    const { report } = await world.handlers['model/fineTune'](
      {
        target: world.table('alone.csv', reviews(90, ['news', 'sport', 'art'])),
        source: { kind: 'none' },
        modelFolder: world.at('model'),
        overwrite: false,
        seed: 3,
        embed,
        strategies: 'standard',
      },
      testJob(),
    );
    assert.equal(report.failures?.confusion.length, 3);
    // all its rows are of one length
    const kinds = new Set(report.slices.map(({ kind }) => kind));
    assert.deepEqual(kinds, new Set(['label', 'topic']));
    const labels = report.slices.filter(({ kind }) => kind === 'label');
    assert.deepEqual(
      labels.map(({ rows }) => rows),
      [30, 30, 30],
    );
  });

  it('is silent without labels', async () => {
    const text = reviews(60)
      .split('\n')
      .map((line, i) => (i === 0 ? line : line.replace(/,\w+$/, ',')))
      .join('\n');
    const report = await compare(text, movies);
    assert.deepEqual([report.failures, report.slices], [null, []]);
  });
});
