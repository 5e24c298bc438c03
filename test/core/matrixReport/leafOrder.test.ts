import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { leafOrder } from '../../../src/core/matrixReport/leafOrder';

/*
 * The shortest of all 2^(n-1) orders that the tree of scipy.cluster.hierarchy.linkage(y, 'average') allows, tried
 * one by one, for the distances of numpy.random.default_rng(0).random((n, 2)).round(2), n = 6 and then 9, rounded to
 * four digits. (optimal_leaf_ordering of SciPy 1.17.1 itself misses it: 2.4458 for the first.)
 */
const tried = [
  {
    distances: [
      [0.0, 0.65, 0.6622, 0.461, 0.6774, 0.3245],
      [0.65, 0.0, 1.1769, 0.9105, 1.0471, 0.7803],
      [0.6622, 1.1769, 0.0, 0.2691, 0.2717, 0.9101],
      [0.461, 0.9105, 0.2691, 0.0, 0.2214, 0.7596],
      [0.6774, 1.0471, 0.2717, 0.2214, 0.0, 0.9808],
      [0.3245, 0.7803, 0.9101, 0.7596, 0.9808, 0.0],
    ],
    length: 2.0589,
  },
  {
    distances: [
      [0.0, 0.1985, 0.51, 0.6824, 0.8349, 0.6485, 0.4244, 0.9603, 0.6429],
      [0.1985, 0.0, 0.3828, 0.4924, 0.7026, 0.4738, 0.2283, 0.8443, 0.4717],
      [0.51, 0.3828, 0.0, 0.5727, 0.9302, 0.2195, 0.2884, 0.4617, 0.2025],
      [0.6824, 0.4924, 0.5727, 0.0, 0.4036, 0.4357, 0.3225, 0.8964, 0.4528],
      [0.8349, 0.7026, 0.9302, 0.4036, 0.0, 0.831, 0.6447, 1.2963, 0.8465],
      [0.6485, 0.4738, 0.2195, 0.4357, 0.831, 0.0, 0.2746, 0.4667, 0.02],
      [0.4244, 0.2283, 0.2884, 0.3225, 0.6447, 0.2746, 0.0, 0.7102, 0.2789],
      [0.9603, 0.8443, 0.4617, 0.8964, 1.2963, 0.4667, 0.7102, 0.0, 0.4528],
      [0.6429, 0.4717, 0.2025, 0.4528, 0.8465, 0.02, 0.2789, 0.4528, 0.0],
    ],
    length: 2.4716,
  },
];

const lengthOf = (order: readonly number[], distances: readonly (readonly number[])[]) =>
  order.slice(1).reduce((sum, leaf, i) => sum + distances[order[i]!]![leaf]!, 0);

const onALine = (places: readonly number[]) => places.map((a) => places.map((b) => Math.abs(a - b)));

describe('the order of domains in a matrix', () => {
  for (const { distances, length } of tried)
    it(`is the shortest that the tree of ${distances.length} leaves allows`, () => {
      assert.ok(Math.abs(lengthOf(leafOrder(distances), distances) - length) < 1e-9);
    });

  it('of places on a line is the line', () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(places, (found) => {
        const order = leafOrder(onALine(found)).map((i) => found[i]!);
        const sorted = found.toSorted((a, b) => a - b);
        const mirrored = sorted.toReversed();
        assert.ok([String(sorted), String(mirrored)].includes(String(order)));
      }),
      { numRuns: 60 },
    );
  });

  it('starts with the smaller index of its two ends', () => {
    assert.deepEqual(leafOrder(onALine([5, 0, 9])), [1, 0, 2]);
    assert.deepEqual(leafOrder([[0]]), [0]);
    assert.deepEqual(leafOrder([]), []);
  });

  it('of twenty domains is found within a second', () => {
    const places = Array.from({ length: 20 }, (_, i) => (i * 7919) % 101);
    const start = performance.now();
    assert.equal(new Set(leafOrder(onALine(places))).size, 20);
    assert.ok(performance.now() - start < 1000);
  });
});
