import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { plainKernels } from '../../../src/core/plainKernels';
import { row, stackRows, takeRows, zeros, type Matrix } from '../../../src/core/matrix';
import { leadingComponents, projectParts } from '../../../src/core/map/leadingComponents';
import { mapPoints, type MapSide } from '../../../src/core/map/mapPoints';
import { meanDistances, nearest } from '../../../src/core/map/nearest';
import { pickPoints } from '../../../src/core/map/pickPoints';
import { asSteps, sourceDistances } from '../../../src/core/map/sourceDistances';
import { umap } from '../../../src/core/map/umap';
import { seededRandom } from '../../../src/core/random';
import { uninterrupted } from '../../../src/core/steps';
import { cloud, matrixOf, plainTools } from '../shift/cloud';

const tools = () => plainTools(seededRandom(1));
const close = (actual: number, expected: number, tolerance = 1e-5) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe('leading components', () => {
  // x varies with 8/3, y with 2/3, z not at all: (+-2, 0, 7), (0, +-1, 7)
  const cross = matrixOf([
    [2, 0, 7],
    [-2, 0, 7],
    [0, 1, 7],
    [0, -1, 7],
  ]);

  it('are the directions of the variance with their shares', async () => {
    const { directions, explained } = await leadingComponents([cross], 3, tools());
    assert.equal(directions.length, 2, 'the third has no variance');
    close(Math.abs(directions[0]![0]!), 1);
    close(Math.abs(directions[1]![1]!), 1);
    close(explained[0]!, 0.8);
    close(explained[1]!, 0.2);
  });

  it('hold nothing of a direction that is left out', async () => {
    const { directions, explained } = await leadingComponents([cross], 2, tools(), [
      Float64Array.of(1, 0, 0),
    ]);
    assert.equal(directions.length, 1);
    close(Math.abs(directions[0]![1]!), 1);
    close(explained[0]!, 1);
  });

  it('pool the parts', async () => {
    const parts = [takeRows(cross, [0, 2]), takeRows(cross, [1, 3])];
    close((await leadingComponents(parts, 2, tools())).explained[0]!, 0.8);
    const projected = await projectParts(parts, [Float64Array.of(1, 0, 0)], tools());
    assert.deepEqual(Array.from(projected.data), [2, 0, -2, 0]);
  });
});

/** Sorting all distances. */
function slowNearest(rows: Matrix, others: Matrix, k: number, self: (i: number) => number): number[][] {
  return Array.from({ length: rows.rows }, (_, i) =>
    Array.from({ length: others.rows }, (_, j) => j)
      .filter((j) => j !== self(i))
      .map((j) => Math.hypot(...row(rows, i).map((value, at) => value - row(others, j)[at]!)))
      .sort((a, b) => a - b)
      .slice(0, k),
  );
}

describe('nearest rows', () => {
  it('are those that sorting finds, never the row itself', async () => {
    const value = fc.integer({ min: -4, max: 4 });
    const table = (minLength: number) =>
      fc.array(fc.tuple(value, value, value), { minLength, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(table(4), fc.integer({ min: 1, max: 3 }), async (values, k) => {
        const rows = matrixOf(values);
        const found = await nearest(rows, rows, k, tools(), { self: (i) => i });
        const expected = slowNearest(rows, rows, k, (i) => i).flat();
        assert.equal(found.k, k);
        found.distances.forEach((distance, at) => {
          close(distance, expected[at]!);
          assert.notEqual(found.indices[at], Math.floor(at / k));
        });
      }),
    );
  });

  it('are as many as there are', async () => {
    const rows = cloud(3, 2, seededRandom(1));
    assert.equal((await nearest(rows, rows, 5, tools(), { self: (i) => i })).k, 2);
    assert.equal(meanDistances(await nearest(rows, zeros(1, 2), 5, tools())).length, 0);
  });
});

describe('distance to the source', () => {
  const world = (seed = 1) => ({
    kernels: plainKernels,
    random: seededRandom(seed),
    steps: uninterrupted,
  });

  it('is the mean to the five nearest; source rows are not their own', async () => {
    const source = cloud(40, 3, seededRandom(4));
    const target = cloud(20, 3, seededRandom(5), { shift: 1 });
    const found = (await sourceDistances(source, target, world()))!;
    const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / 5;
    slowNearest(target, source, 5, () => -1).forEach((each, i) => close(found.target[i]!, mean(each)));
    slowNearest(source, source, 5, (i) => i).forEach((each, i) => close(found.source[i]!, mean(each)));
  });

  it('is that of 2,000 rows of a larger source, by the seed', async () => {
    const source = matrixOf(Array.from({ length: 2600 }, (_, i) => [i]));
    const ask = async (seed: number) => (await sourceDistances(source, source, world(seed)))!.target;
    const [once, other] = [await ask(1), await ask(2)];
    assert.notDeepEqual(once, other);
    const mean = once.reduce((sum, each) => sum + each, 0) / once.length;
    assert.ok(mean > 1.3 && mean < 1.9, `${mean}: of all rows it would be 1.2, of 1,000 3.2`);
  }).timeout(60_000);

  it('reports every block of either side, and is not there with one source row', async () => {
    const seen: number[] = [];
    const steps = { step: (done: number, total: number) => Promise.resolve(void seen.push(done / total)) };
    const rows = cloud(600, 2, seededRandom(1));
    await sourceDistances(rows, rows, { ...world(), steps });
    assert.deepEqual(seen, [512, 600, 1112, 1200].map((done) => done / 1200)); // prettier-ignore
    assert.equal(await sourceDistances(takeRows(rows, [0]), rows, world()), null);
  });

  it('becomes bytes from the smallest to the largest', () => {
    assert.deepEqual([...asSteps(Float64Array.of(1, 3, 2))!], [0, 254, 127]);
    assert.deepEqual([...asSteps(Float64Array.of(2, 2))!], [0, 0]);
    assert.equal(asSteps(new Float64Array(0)), null);
  });
});

describe('the points that are shown', () => {
  it('are all rows, or a random part of each side in proportion, the same for a seed', () => {
    assert.deepEqual(pickPoints(2, 3, 1), { source: Uint32Array.of(0, 1), target: Uint32Array.of(0, 1, 2) });
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(),
        fc.integer({ min: 2, max: 100 }),
        (s, t, seed, most) => {
          const { source, target } = pickPoints(s, t, seed, most);
          assert.equal(source.length + target.length, Math.min(most, s + t));
          assert.ok(target.length > 0 && (s === 0 || source.length > 0));
          for (const [picked, rows] of [
            [source, s],
            [target, t],
          ] as const) {
            assert.ok(picked.every((index, i) => index < rows && (i === 0 || index > picked[i - 1]!)));
          }
          assert.deepEqual(pickPoints(s, t, seed, most), { source, target });
        },
      ),
    );
    assert.equal(pickPoints(80_000, 20_000, 1).source.length, 40_000);
  });
});

describe('map points', () => {
  const side = (vectors: Matrix, labels: number[], rows: number[] | null): MapSide => ({
    vectors,
    rows,
    labels: Int32Array.from(labels),
    probabilities: null,
    topics: null,
    distances: null,
  });
  const input = { seed: 1, kernels: plainKernels, steps: uninterrupted };

  it('carry what is known of each row', async () => {
    const source = side(
      matrixOf([
        [0, 0],
        [4, 0],
      ]),
      [1, -1],
      null,
    );
    const probabilities = matrixOf([
      [0.2, 0.8],
      [NaN, NaN],
      [1, 0],
    ]);
    const distances = { source: Float64Array.of(4, 4), target: Float64Array.of(1, 2, 5) };
    const target = {
      ...side(
        matrixOf([
          [1, 1],
          [3, 1],
          [8, 1],
        ]),
        [0, 1, -1],
        [5, 6, 9],
      ),
      probabilities,
      topics: Int32Array.of(2, 0, 1),
      distances: distances.target,
    };
    const { columns, points, rows, explained } = (await mapPoints({
      ...input,
      source: { ...source, distances: distances.source },
      target,
    }))!;
    assert.deepEqual([points, rows], [5, 5]);
    assert.deepEqual([...columns.side], [0, 0, 1, 1, 1]);
    assert.deepEqual([...columns.row], [0, 0, 5, 6, 9]);
    assert.deepEqual([...columns.label], [1, 255, 0, 1, 255]);
    assert.deepEqual([...columns.predicted], [255, 255, 1, 255, 0]);
    assert.deepEqual([...columns.confidence], [0, 0, 204, 0, 255]);
    assert.deepEqual([...columns.topic], [255, 255, 2, 0, 1]);
    // 4, 4, 1, 2, 5 between 1 and 5
    assert.deepEqual([...columns.distance], [191, 191, 0, 64, 254]);
    assert.ok(explained[0] > 0.9 && Math.abs(explained[0] + explained[1] - 1) < 1e-6);
    // along the first component the order of the first coordinate
    const order = [...columns.x.keys()].sort((a, b) => columns.x[a]! - columns.x[b]!);
    assert.ok(['0,2,3,1,4', '4,1,3,2,0'].includes(order.join()), order.join());
  });

  it('work without a source, and with rows that do not vary', async () => {
    const found = (await mapPoints({
      ...input,
      source: null,
      target: side(zeros(3, 2), [0, 0, 0], [1, 2, 3]),
    }))!;
    assert.deepEqual([...found.columns.distance], [255, 255, 255]);
    assert.deepEqual(
      [[...found.columns.x], found.explained],
      [
        [0, 0, 0],
        [0, 0],
      ],
    );
    assert.equal(await mapPoints({ ...input, source: null, target: side(zeros(1, 2), [0], [1]) }), null);
  });
});

describe('UMAP', function () {
  this.timeout(60_000);
  const blobs = [-6, 0, 6].map((shift, k) => cloud(25, 5, seededRandom(k + 1), { scale: 0.5, shift }));
  const input = {
    parts: [stackRows(blobs[0]!, blobs[1]!), blobs[2]!],
    seed: 3,
    kernels: plainKernels,
    steps: uninterrupted,
  };

  it('keeps planted groups together and apart from one another', async () => {
    const { x, y } = await umap(input);
    assert.equal(x.length, 75);
    const places = {
      data: Float32Array.from([...x].flatMap((value, i) => [value, y[i]!])),
      rows: 75,
      dim: 2,
    };
    const { indices, k } = await nearest(places, places, 5, tools(), { self: (i) => i });
    const group = (i: number) => Math.floor(i / 25);
    const same = indices.filter((other, at) => group(other) === group(Math.floor(at / k))).length;
    assert.ok(same / indices.length > 0.97, `${same} of ${indices.length}`);
  });

  it('places the same for a seed', async () => {
    assert.deepEqual(await umap(input), await umap(input));
  });

  it('tells how far it is, and stops when cancelled', async () => {
    const told: number[] = [];
    let stop = Infinity;
    const steps = {
      step(done: number, total: number) {
        told.push(done / total);
        return told.length >= stop ? Promise.reject(new Error('cancelled')) : Promise.resolve();
      },
    };
    await umap({ ...input, steps });
    assert.ok(told.every((share, i) => i === 0 || share >= told[i - 1]!));
    assert.equal(told.at(-1), 1);
    stop = told.length + 50;
    await assert.rejects(umap({ ...input, steps }), /cancelled/);
    assert.equal(told.length, stop);
  });

  it('needs sixteen points', async () => {
    await assert.rejects(umap({ ...input, parts: [cloud(15, 3, seededRandom(1))] }), RangeError);
  });
});
