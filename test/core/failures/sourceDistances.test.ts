import assert from 'node:assert/strict';
import { sourceDistances } from '../../../src/core/failures/sourceDistances';
import type { Matrix } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { seededRandom } from '../../../src/core/random';
import { uninterrupted } from '../../../src/core/steps';

const column = (...values: number[]): Matrix => ({
  data: Float32Array.from(values),
  rows: values.length,
  dim: 1,
});
const world = { kernels: plainKernels, random: seededRandom(1), steps: uninterrupted };

describe('the distance of rows to the source', () => {
  it('is the mean distance to the five nearest', async () => {
    const source = column(9, 1, 2, 30, 3, 4, 5);
    // from 0: 1 2 3 4 5; from 10: 1 5 6 7 8 (9 5 4 3 2); from 30: 0 21 25 26 27
    assert.deepEqual(
      [...(await sourceDistances(column(0, 10, 30), source, world))],
      [3, (1 + 5 + 6 + 7 + 8) / 5, (0 + 21 + 25 + 26 + 27) / 5],
    );
  });

  it('takes all there are where the source has fewer', async () => {
    assert.deepEqual([...(await sourceDistances(column(0), column(2, 4), world))], [3]);
  });

  it('is the same in blocks, and reports every one', async () => {
    const random = seededRandom(4);
    const target = column(...Array.from({ length: 1200 }, random));
    const seen: number[] = [];
    const steps = { step: (done: number) => Promise.resolve(void seen.push(done)) };
    const together = await sourceDistances(target, column(0.1, 0.9), { ...world, steps });
    assert.deepEqual(seen, [0, 1000, 1200]);
    for (const i of [0, 999, 1000, 1199]) {
      const alone = await sourceDistances(column(target.data[i]!), column(0.1, 0.9), world);
      assert.equal(together[i], alone[0]);
    }
  });

  it('draws 2,000 rows of a larger source by the seed', async () => {
    const source = column(...Array.from({ length: 5000 }, (_, i) => i));
    const ask = (seed: number) =>
      sourceDistances(column(0, 2500), source, { ...world, random: seededRandom(seed) });
    const [once, again, other] = [await ask(1), await ask(1), await ask(2)];
    assert.deepEqual(once, again);
    assert.notDeepEqual(once, other);
    assert.ok(once[0]! > 2, 'the five nearest of all 5,000 are 2 away on average');
  });
});
