import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Matrix } from '../../../src/core/matrix';
import { row, takeRows, zeros } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { permutation, seededRandom } from '../../../src/core/random';
import { highestColumns } from '../../../src/core/learn/softmax';
import { linearCka } from '../../../src/core/similarity/cka';
import { prepareHScore } from '../../../src/core/similarity/hScore';
import { countRelation } from '../../../src/core/similarity/joint';
import { leep } from '../../../src/core/similarity/leep';
import { prepareLogMe } from '../../../src/core/similarity/logMe';
import { guessing, nce } from '../../../src/core/similarity/nce';
import { ranks } from '../../../src/core/similarity/ranks';
import { rsa } from '../../../src/core/similarity/rsa';
import fixture from '../../fixtures/similarity.json';
import { cloud, matrixOf } from '../shift/cloud';

const tools = { kernels: plainKernels, pause: () => Promise.resolve() };

function near(actual: number, expected: number, tolerance = 1e-6): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);
}

describe('similarity of tasks, by the authors’ formulas', () => {
  for (const [at, task] of fixture.tasks.entries()) {
    const labels = Int32Array.from(task.labels);
    const [vectors, probabilities] = [matrixOf(task.vectors), matrixOf(task.probabilities)];
    const shape = `${vectors.rows} x ${vectors.dim}, ${task.classes} labels (${at})`;

    it(`LEEP and NCE of ${shape}`, () => {
      near(leep(probabilities, labels, task.classes), task.leep);
      const counts = countRelation(highestColumns(probabilities), labels, probabilities.dim, task.classes);
      near(nce(counts), task.nce);
    });

    it(`H-score of ${shape}`, async () => {
      near((await prepareHScore(vectors, tools))(labels, task.classes), task.shrunkHScore);
      if (task.hScore === undefined) return;
      near((await prepareHScore(vectors, tools, 'plain'))(labels, task.classes), task.hScore);
    });

    it(`LogME of ${shape}`, async () => {
      near((await prepareLogMe(vectors, tools))(labels, task.classes), task.logMe);
    });
  }

  it('LEEP by hand: two source classes, sure of themselves, of which one is always "yes"', () => {
    // P(yes | first) = 1, P(yes | second) = 1/2: (2 ln 1 + 2 ln 1/2) / 4
    const sure = matrixOf([[1, 0], [1, 0], [0, 1], [0, 1]]); // prettier-ignore
    near(leep(sure, Int32Array.of(1, 1, 0, 1), 2), -Math.LN2 / 2);
  });

  it('lies between guessing and 0 whatever the head says, NCE never above LEEP’s bound', () => {
    const cases = fc.array(
      fc.record({ label: fc.nat(2), scores: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }) }),
      { minLength: 2, maxLength: 30 },
    );
    fc.assert(
      fc.property(cases, (rows) => {
        const labels = Int32Array.from(rows, ({ label }) => label);
        const heads = rows.map(({ scores }) => {
          const total = scores.reduce((sum, score) => sum + score + 1, 0);
          return scores.map((score) => (score + 1) / total);
        });
        const bound = guessing(labels, 3);
        const found = leep(matrixOf(heads), labels, 3);
        const hard = nce(countRelation(highestColumns(matrixOf(heads)), labels, 3, 3));
        for (const value of [found, hard]) assert.ok(value >= bound - 1e-6 && value <= 1e-6);
      }),
    );
  });

  it('both branches of LogME agree where rows and dimensions meet', async () => {
    const rows = cloud(30, 29, seededRandom(3));
    const wide = zeros(30, 30);
    for (let i = 0; i < 30; i++) wide.data.set(row(rows, i), i * 30); // a column of zeros changes nothing but D
    const labels = Int32Array.from({ length: 30 }, (_, i) => i % 2);
    const [primal, dual] = await Promise.all([rows, wide].map((each) => prepareLogMe(each, tools)));
    near(primal!(labels, 2), dual!(labels, 2), 1e-5);
  });

  it('vectors that tell the label beat shuffled labels in H-score and LogME', async () => {
    const labels = Int32Array.from({ length: 80 }, (_, i) => i % 2);
    const vectors = cloud(80, 200, seededRandom(5));
    labels.forEach((label, i) => (vectors.data[i * 200]! += 6 * label));
    const order = permutation(80, seededRandom(6));
    const shuffled = Int32Array.from(order, (i) => labels[i]!);
    for (const prepare of [prepareHScore, prepareLogMe]) {
      const measure = await prepare(vectors, tools);
      assert.ok(measure(labels, 2) > measure(shuffled, 2) + 0.01, prepare.name);
      assert.ok(Number.isFinite(measure(shuffled, 2)));
    }
  });
});

/** x times a random orthogonal matrix (Gram-Schmidt on normals). */
function rotated(x: Matrix, seed: number): Matrix {
  const basis: Float64Array[] = [];
  const normals = cloud(x.dim, x.dim, seededRandom(seed));
  for (let i = 0; i < x.dim; i++) {
    const v = Float64Array.from(row(normals, i));
    for (const b of basis) {
      const along = b.reduce((sum, value, j) => sum + value * v[j]!, 0);
      v.forEach((_, j) => (v[j]! -= along * b[j]!));
    }
    const length = Math.hypot(...v);
    basis.push(v.map((value) => value / length));
  }
  const turned = zeros(x.rows, x.dim);
  for (let i = 0; i < x.rows; i++)
    basis.forEach(
      (b, k) => (turned.data[i * x.dim + k] = row(x, i).reduce((sum, value, j) => sum + value * b[j]!, 0)),
    );
  return turned;
}

describe('similarity of representations', () => {
  for (const [at, pair] of fixture.pairs.entries()) {
    it(`CKA and RSA equal NumPy and SciPy (${at})`, () => {
      const [left, right] = [matrixOf(pair.left), matrixOf(pair.right)];
      near(linearCka(left, right), pair.cka);
      near(rsa(left, right), pair.rsa);
      near(linearCka(right, left), pair.cka);
    });
  }

  it('CKA is 1 for a rotation, whatever scale and offset', () => {
    const x = cloud(25, 8, seededRandom(1));
    const turned = rotated(x, 2);
    const moved = { ...turned, data: turned.data.map((value, i) => 3 * value + (i % 8)) };
    near(linearCka(x, moved), 1);
    assert.ok(linearCka(x, takeRows(x, permutation(25, seededRandom(4)))) < 0.5, 'not for other rows');
  });

  it('CKA of unrelated vectors is near 0 although rows are few and dimensions many', () => {
    const values = Array.from({ length: 20 }, (_, i) =>
      linearCka(cloud(30, 200, seededRandom(2 * i + 10)), cloud(30, 200, seededRandom(2 * i + 11))),
    );
    near(values.reduce((sum, value) => sum + value, 0) / values.length, 0, 0.06); // the plain one says 0.87
  });

  it('RSA is 1 for equal vectors and refuses other rows', () => {
    const x = cloud(12, 5, seededRandom(7));
    near(rsa(x, x), 1);
    assert.throws(() => rsa(x, cloud(11, 5, seededRandom(7))), RangeError);
    assert.throws(() => linearCka(cloud(3, 2, seededRandom(1)), cloud(3, 2, seededRandom(1))), RangeError);
  });

  it('equal values share a rank', () => {
    assert.deepEqual([...ranks(Float64Array.of(3, 1, 3, 2))], [3.5, 1, 3.5, 2]);
  });
});
