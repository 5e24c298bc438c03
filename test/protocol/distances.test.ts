import assert from 'node:assert/strict';
import type { Measure, MeasureName, ReferencePair } from '../../src/protocol/distances';
import {
  groupOf,
  inBand,
  ladder,
  leadingGroup,
  measureNames,
  measureSchema,
  nearestReference,
  reachOf,
  standing,
} from '../../src/protocol/distances';
import { safeParse } from 'valibot';

const measured = (name: MeasureName, value: number, top = 0.1): Measure => ({
  name,
  value,
  nullBand: [0, top],
  p: null,
  rows: 100,
});
const pair = (target: string, values: ReferencePair['values']): ReferencePair => ({
  source: 'books',
  target,
  values,
});
const references = [
  pair('kitchen', { mmd: 0.5, vocabulary: 0.3, length: 0.2 }),
  pair('dvd', { mmd: 0.2, vocabulary: 0.2, length: 0.1 }),
  pair('music', { mmd: 0.3, vocabulary: 0.25 }),
];

describe('reading a distance next to reference pairs', () => {
  it('orders the pairs that know the measure, nearest domains first', () => {
    assert.deepEqual(ladder('mmd', references).map(({ target }) => target), ['dvd', 'music', 'kitchen']); // prettier-ignore
    assert.deepEqual(ladder('length', references).map(({ target }) => target), ['dvd', 'kitchen']); // prettier-ignore
  });

  it('names the nearest pair, from either side', () => {
    assert.equal(nearestReference(measured('mmd', 0.42), references)?.target, 'kitchen');
    assert.equal(nearestReference(measured('mmd', 0.1), references)?.target, 'dvd');
    assert.equal(nearestReference(measured('coral', 0.1), references), null);
  });

  it('counts the pairs below, and calls a third of them near, the last third far', () => {
    assert.deepEqual(standing(measured('mmd', 0.31), references), { below: 2, all: 3 });
    const reach = (value: number) => reachOf(measured('mmd', value), references);
    assert.deepEqual([0.1, 0.25, 0.4, 0.9].map(reach), ['near', 'ratherFar', 'far', 'far']);
    assert.equal(reachOf(measured('coral', 1), references), null);
  });

  it('finds the group that stands highest, a label shift only when it matters', () => {
    const lead = (...measures: Measure[]) => leadingGroup(measures, references);
    assert.equal(lead(measured('mmd', 0.25), measured('vocabulary', 0.35)), 'words');
    assert.equal(lead(measured('mmd', 0.6), measured('vocabulary', 0.22)), 'vectors');
    assert.equal(lead(measured('mmd', 0.25), measured('label-shift', 0.05, 0.01)), 'vectors');
    assert.equal(lead(measured('mmd', 0.25), measured('label-shift', 0.3, 0.01)), 'labels');
    assert.equal(lead(measured('mmd', 0.05)), null, 'nothing outside its band');
    assert.equal(leadingGroup([measured('mmd', 0.6)], []), null);
  });

  it('counts only larger values as outside the band', () => {
    assert.ok(inBand(measured('mmd', -0.2)));
    assert.ok(!inBand(measured('mmd', 0.11)));
  });

  it('has a group for every measure, and reads measures of before they could be estimates', () => {
    assert.ok(measureNames.every((name) => groupOf[name]));
    assert.ok(safeParse(measureSchema, measured('mmd', 0.2)).success);
  });
});
