import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { MatrixFigures } from '../../../src/core/matrixReport/buildMatrix';
import { buildMatrix } from '../../../src/core/matrixReport/buildMatrix';
import type { MatrixSide } from '../../../src/core/matrixReport/matrixSide';
import { pairDistances } from '../../../src/core/matrixReport/pairDistances';
import { sourceModels } from '../../../src/core/matrixReport/sourceModels';
import { takeRows } from '../../../src/core/matrix';
import { plainKernels } from '../../../src/core/plainKernels';
import { uninterrupted } from '../../../src/core/steps';
import { plantedSide } from './sides';

const tools = { seed: 0, kernels: plainKernels, steps: uninterrupted };

async function matrixOf(sides: readonly MatrixSide[]): Promise<MatrixFigures> {
  const models = await sourceModels({ sides, ...tools });
  const distances = await pairDistances({ sides, ...tools });
  return buildMatrix({ sides, models, distances, ...tools });
}

const cell = ({ cells }: MatrixFigures, source: number, target: number) =>
  cells.find((each) => each.source === source && each.target === target)!;
const keys = ({ summary }: MatrixFigures) => summary.map(({ key }) => key);

describe('a matrix of domains', function () {
  this.timeout(30_000);
  const target = plantedSide('target', { rows: 200, seed: 1 });
  const alike = plantedSide('alike', { rows: 200, seed: 2 });
  const swapped = plantedSide('swapped', { rows: 200, seed: 3, turn: 1 });
  const bare = plantedSide('bare', { rows: 200, seed: 4 }, { labeled: null });
  const polar = { labels: ['no', 'yes'] };
  const renamed = plantedSide('renamed', { rows: 200, seed: 5, offset: [0, 0, 0, 0, 1] });
  renamed.labeled = { ...renamed.labeled!, ...polar };
  let found: MatrixFigures;

  before(async () => {
    found = await matrixOf([target, alike, swapped, bare, renamed]);
  });

  it('ranks a source of the same task before one that names its labels the wrong way round', () => {
    const [best, ...others] = found.rankings[0]!;
    assert.ok(best === 1 || best === 4);
    assert.deepEqual(others.at(-1), 2);
    assert.ok(cell(found, 1, 0).accuracy!.mean > 0.85);
    assert.ok(cell(found, 2, 0).accuracy!.mean < 0.15);
  });

  it('measures on labels, and against the target’s own on the same rows', () => {
    const { accuracy, difference } = cell(found, 2, 0);
    assert.deepEqual([accuracy!.method, accuracy!.rows], ['measured', 200]);
    assert.ok(Math.abs(difference!.mean - (accuracy!.mean - found.home[0]!.mean)) < 1e-9);
    assert.ok(difference!.high < 0);
  });

  it('knows other names of the same labels', () => {
    assert.ok(cell(found, 4, 0).accuracy!.mean > 0.85);
  });

  it('estimates where the target has no labels, near the truth and inside its range', async () => {
    const { accuracy, difference } = cell(found, 1, 3);
    assert.deepEqual([accuracy!.method, difference], ['estimated', null]);
    const labeled = plantedSide('bare', { rows: 200, seed: 4 });
    const truth = cell(await matrixOf([target, alike, labeled]), 1, 2).accuracy!;
    assert.ok(accuracy!.low <= truth.mean && truth.mean <= accuracy!.high);
  });

  it('says why nothing is known of a source', () => {
    assert.equal(cell(found, 3, 0).accuracy, null);
    assert.deepEqual(cell(found, 3, 0).reason, { key: 'matrix.reason.unlabeled', args: { source: 'bare' } });
    assert.deepEqual(found.rankings[3]!.toSorted(), [1, 2, 4, 0].toSorted());
  });

  it('names the best source first, and what it is worth beside the target’s own labels', () => {
    assert.match(keys(found)[0]!, /^matrix\.answer\.measured/);
    assert.equal(found.summary[0]!.args!['target'], 'target');
    assert.ok(keys(found).some((key) => key.startsWith('matrix.own.')));
    // what the target's own labels do comes first where no source does as well; the next step near the end
    assert.equal(keys(found).indexOf('matrix.own.below') <= 0, true);
    assert.ok(keys(found).includes('matrix.next'));
  });

  it('orders every domain once', () => {
    assert.deepEqual(found.order.toSorted(), [0, 1, 2, 3, 4]);
  });

  it('keeps labels that do not match apart', async () => {
    const genres = plantedSide('genres', { rows: 60, seed: 6 });
    genres.labeled = { ...genres.labeled!, labels: ['drama', 'farce'] };
    const { cells, rankings, summary } = await matrixOf([target, alike, genres]);
    const reason = cells.find((each) => each.source === 2 && each.target === 0)!.reason!;
    assert.equal(reason.key, 'matrix.reason.labelsDiffer');
    assert.deepEqual(rankings, [[1], [0], []]);
    assert.ok(!summary.some(({ key }) => key.startsWith('matrix.level')));
    const alone = await matrixOf([genres, target, alike]);
    assert.equal(alone.summary[0]!.key, 'matrix.answer.none.other');
    assert.equal(alone.summary.length, 1);
  });

  it('measures on no text that the source holds', async () => {
    const overlap = { ...target, texts: target.texts.map((text, i) => (i < 150 ? alike.texts[i]! : text)) };
    const some = cell(await matrixOf([overlap, alike, swapped]), 1, 0);
    assert.equal(some.accuracy!.rows, 50);
    const copy = { ...target, texts: target.texts.map((_, i) => alike.texts[i]!) };
    const none = cell(await matrixOf([copy, alike, swapped]), 1, 0);
    assert.deepEqual(none.reason, {
      key: 'matrix.reason.shared',
      args: { source: 'alike', target: 'target', count: 200 },
    });
  });

  it('has no column for a domain that comes with its head', async () => {
    const models = await sourceModels({ sides: [alike], ...tools });
    const { weight, bias } = models[0]!.head;
    const head = {
      labels: ['negative', 'positive'],
      weight: { data: Float32Array.from(weight), rows: 2, dim: alike.vectors.dim },
      bias: Float32Array.from(bias),
      temperature: 1,
    };
    const shipped = { head, heldOut: { mean: 0.95, low: 0.93, high: 0.97, rows: 500 } };
    const ready = { ...alike, shipped };
    const { cells, home, rankings } = await matrixOf([target, swapped, ready]);
    assert.deepEqual(
      cells.filter((each) => each.target === 2),
      [],
    );
    assert.equal(home[2]!.mean, 0.95);
    assert.deepEqual(rankings[2], []);
    assert.equal(rankings[0]![0], 2);
  });

  it('estimates nothing for a language that the encoder does not know', async () => {
    const foreign = { ...bare, foreign: true };
    const { cells } = await matrixOf([target, alike, foreign]);
    const reason = cells.find((each) => each.source === 0 && each.target === 2)!.reason!;
    assert.equal(reason.key, 'matrix.reason.foreign');
  });

  it('counts a repeated text as one draw', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => i % 20);
    const repeated: MatrixSide = {
      ...target,
      vectors: takeRows(target.vectors, rows),
      texts: Int32Array.from(rows, (row) => target.texts[row]!),
      labeled: { ...target.labeled!, classes: Int32Array.from(rows, (row) => target.labeled!.classes[row]!) },
    };
    const few = cell(await matrixOf([repeated, alike, swapped]), 1, 0).accuracy!;
    const many = cell(found, 1, 0).accuracy!;
    assert.ok(few.high - few.low > 2 * (many.high - many.low));
  });
});
