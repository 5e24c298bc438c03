import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { takeRows } from '../../../src/core/matrix';
import { pairDistances } from '../../../src/core/matrixReport/pairDistances';
import { plainKernels } from '../../../src/core/plainKernels';
import { measureShift } from '../../../src/core/shift/measureShift';
import { uninterrupted } from '../../../src/core/steps';
import { plantedSide } from './sides';

const tools = { seed: 3, kernels: plainKernels, steps: uninterrupted };
const sides = [
  plantedSide('a', { rows: 120, seed: 1 }),
  plantedSide('same as a', { rows: 150, seed: 2 }),
  plantedSide('far', { rows: 90, seed: 3, offset: [3, 3] }),
];

describe('the distances of every pair', function () {
  this.timeout(20_000);

  it('are those of the pair alone, with the earlier as the source', async () => {
    const distances = await pairDistances({ sides, ...tools });
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const alone = await measureShift({ source: sides[i]!.vectors, target: sides[j]!.vectors, ...tools });
      assert.equal(distances[i]![j]!.value, alone[0]!.value);
      assert.equal(distances[i]![j]!.rows, alone[0]!.rows);
      assert.equal(distances[j]![i], distances[i]![j]);
    }
    assert.equal(distances[1]![1], null);
  });

  it('lie in the band of chance for one domain, and above it for two', async () => {
    const distances = await pairDistances({ sides, ...tools });
    assert.ok(distances[0]![1]!.value <= distances[0]![1]!.nullBand[1]);
    assert.ok(distances[0]![2]!.value > distances[0]![2]!.nullBand[1]);
  });

  it('look at no text that stands in both', async () => {
    const [a, b] = sides;
    const twice = { ...a!, texts: a!.texts.map((text, i) => (i < 30 ? b!.texts[i]! : text)) };
    const rest = takeRows(
      a!.vectors,
      Array.from({ length: 90 }, (_, i) => 30 + i),
    );
    const found = (await pairDistances({ sides: [twice, b!], ...tools }))[0]![1];
    const alone = await measureShift({ source: rest, target: b!.vectors, ...tools });
    assert.equal(found!.value, alone[0]!.value);
  });

  it('are not told from fewer than 20 rows', async () => {
    const few = plantedSide('few', { rows: 19, seed: 4 });
    const distances = await pairDistances({ sides: [sides[0]!, few], ...tools });
    assert.deepEqual(distances, [
      [null, null],
      [null, null],
    ]);
  });

  it('are counted by pair, and stop when cancelled', async () => {
    const seen: string[] = [];
    const steps = {
      step: (done: number, total: number) => (seen.push(`${done}/${total}`), Promise.resolve()),
    };
    await pairDistances({ sides, ...tools, steps });
    assert.equal(seen.at(-1), '6/6');
    const cancel = { step: () => Promise.reject(new Error('cancelled')) };
    await assert.rejects(pairDistances({ sides, ...tools, steps: cancel }), /cancelled/);
  });
});
