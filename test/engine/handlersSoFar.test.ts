import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { createJob } from '../../src/engine/job';
import type { Progress, Unfinished } from '../../src/protocol/calls';
import { phases } from '../../src/protocol/calls';
import { reportSchema } from '../../src/protocol/report';
import { embed, handlerWorld, reviews } from './support/handlerWorld';

const world = handlerWorld({
  async readLayers(texts, encoder, _, steps) {
    const { vectors } = await encoder.embed(texts, steps);
    return [{ layer: 1, vectors }];
  },
});
after(() => rmSync(world.folder, { recursive: true, force: true }));

describe('a comparison that runs', function () {
  this.timeout(60_000); // loops stand in for the kernels

  it('tells the distances before it learns, then the strategies, and ends in the same report', async () => {
    const sent: Progress[] = [];
    const job = createJob({ isCancelled: () => false, send: (progress) => sent.push(progress) });
    const { report } = await world.handlers['domains/compare'](
      {
        target: world.table('target.csv', reviews(60)),
        source: { kind: 'table', table: world.table('source.csv', reviews(60, undefined, 2)) },
        seed: 3,
        embed,
        strategies: 'standard',
        layers: true,
      },
      job,
    );
    const told = sent.flatMap(({ soFar }) => soFar ?? []);
    assert.deepEqual(
      told.map(({ waiting }) => waiting),
      [['strategies', 'rest'], ['rest']] satisfies Unfinished['waiting'][],
    );
    const [first, second] = told as [Unfinished, Unfinished];
    assert.deepEqual(first.report.shift, report.shift);
    assert.deepEqual([first.report.strategies, first.report.verdict, first.report.summary], [[], null, []]);
    assert.deepEqual(second.report.strategies, report.strategies);
    const known = report.summary.filter(({ key }) => !key.startsWith('summary.topics'));
    assert.deepEqual(second.report.summary, known);
    for (const { report: known } of told) v.assert(reportSchema, known);
    const places = sent.map(({ phase }) => phases.indexOf(phase));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      'no phase comes back',
    );
    const learning = sent.findIndex(({ phase }) => phase === 'fit');
    assert.ok(sent.findIndex(({ soFar }) => soFar) < learning, 'the distances come before the strategies');
  });
});
