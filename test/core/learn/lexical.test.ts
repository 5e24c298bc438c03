import assert from 'node:assert/strict';
import { fitLinearSvm, sparseScores } from '../../../src/core/learn/lexical/linearSvm';
import type { SparseHead } from '../../../src/core/learn/lexical/linearSvm';
import { buildVocabulary, tfidf } from '../../../src/core/learn/lexical/tfidf';
import type { SparseRows, Vocabulary } from '../../../src/core/learn/lexical/tfidf';
import { highestColumns } from '../../../src/core/learn/softmax';
import { seededRandom } from '../../../src/core/random';
import fixture from '../../fixtures/lexical.json';

type Case = (typeof fixture.cases)[number];
const idsOf = (texts: readonly (readonly number[])[]) => texts.map((ids) => Int32Array.from(ids));
const everyRow = (rows: SparseRows) => new Uint8Array(rows.rows).fill(1);

/** Our feature j as scikit-learn writes it: an id, or two. */
function nameOf({ first, second }: Vocabulary, j: number): string {
  return second[j] === -1 ? `${first[j]}` : `${first[j]} ${second[j]}`;
}

/** Entries of row i by the name of their feature. */
function entriesOf(rows: SparseRows, vocabulary: Vocabulary, i: number): Map<string, number> {
  const entries = new Map<string, number>();
  for (let at = rows.starts[i]!; at < rows.starts[i + 1]!; at++)
    entries.set(nameOf(vocabulary, rows.features[at]!), rows.values[at]!);
  return entries;
}

describe('TF-IDF of token ids', () => {
  for (const given of fixture.cases) {
    const texts = idsOf(given.texts);
    const vocabulary = buildVocabulary(texts);
    const names = given.features.map((ids) => ids.join(' '));

    it(`keeps scikit-learn's features with their idf, ${given.classes} classes`, () => {
      const ours = Array.from(vocabulary.idf, (_, j) => nameOf(vocabulary, j));
      assert.deepEqual([...ours].sort(), [...names].sort());
      ours.forEach((name, j) => near(vocabulary.idf[j]!, given.idf[names.indexOf(name)]!, 1e-6));
    });

    for (const [which, asked, expected] of [
      ['the texts', given.texts, given.rows],
      ['new texts', given.newTexts, given.newRows],
    ] as const)
      it(`gives ${which} scikit-learn's rows, ${given.classes} classes`, () => {
        const rows = tfidf(idsOf(asked), vocabulary);
        assert.deepEqual([rows.rows, rows.dim], [asked.length, names.length]);
        expected.forEach((entries, i) => {
          const ours = entriesOf(rows, vocabulary, i);
          assert.equal(ours.size, entries.length, `row ${i}`);
          for (const [j, value] of entries) near(ours.get(names[j!]!)!, value!, 1e-6);
        });
      });
  }

  it('counts by hand: ids 5 5 7 of four texts, of which two hold 5, two hold 7 and two hold 5 7', () => {
    const texts = idsOf([[5, 5, 7], [5, 7], [3], [4]]); // prettier-ignore
    const vocabulary = buildVocabulary(texts);
    assert.deepEqual([[...vocabulary.first], [...vocabulary.second]], [[5, 5, 7], [-1, 7, -1]]); // prettier-ignore
    const idf = Math.log(5 / 3) + 1;
    for (const value of vocabulary.idf) near(value, idf, 1e-6);
    // 5 twice: 1 + ln 2; the idf is common to all and cancels
    const length = Math.hypot(1 + Math.LN2, 1, 1);
    const entries = entriesOf(tfidf(texts, vocabulary), vocabulary, 0);
    near(entries.get('5')!, (1 + Math.LN2) / length, 1e-6);
    near(entries.get('5 7')!, 1 / length, 1e-6);
    assert.deepEqual([...tfidf(texts, vocabulary).starts], [0, 3, 6, 6, 6]);
  });
});

describe('a linear support vector machine', () => {
  for (const given of fixture.cases) {
    const rows = tfidf(idsOf(given.texts), buildVocabulary(idsOf(given.texts)));
    const labels = Int32Array.from(given.labels);
    const best = sklearnHead(given, buildVocabulary(idsOf(given.texts)));

    it(`comes within a thousandth of LinearSVC's lowest objective, ${given.classes} classes`, async () => {
      const ours = await fitLinearSvm(rows, labels, everyRow(rows), given.classes, 1, seededRandom(1));
      for (let k = given.classes === 2 ? 1 : 0; k < given.classes; k++) {
        const [found, lowest] = [objective(rows, labels, ours, k), objective(rows, labels, best, k)];
        assert.ok(found >= lowest * (1 - 1e-6) && found <= lowest * 1.001, `${found} to ${lowest}`);
      }
    });

    it(`scores and decides as LinearSVC, ${given.classes} classes`, async () => {
      const ours = await fitLinearSvm(rows, labels, everyRow(rows), given.classes, 1, seededRandom(1));
      const dim = given.classes;
      const [mine, theirs] = [sparseScores(rows, ours), sparseScores(rows, best)];
      // The objective curves at least as 1/2 |w|^2, so a thousandth of it above the lowest allows a distance of
      // sqrt(0.002 x objective), about 0.1 here, and scores as far apart: rows have length sqrt 2 with the constant.
      mine.forEach((score, at) => near(score, theirs[at]!, 0.02));
      const decide = (data: Float32Array) => highestColumns({ data, rows: rows.rows, dim });
      assert.deepEqual(decide(mine), decide(theirs));
    });
  }

  const { texts, labels: given, classes } = fixture.cases[1]!;
  const all = tfidf(idsOf(texts), buildVocabulary(idsOf(texts)));
  const labels = Int32Array.from(given);

  it('takes a row that is left out for one that is not there', async () => {
    const half = tfidf(idsOf(texts.slice(0, 40)), buildVocabulary(idsOf(texts)));
    const kept = Uint8Array.from(labels, (_, i) => (i < 40 ? 1 : 0));
    const left = await fitLinearSvm(all, labels, kept, classes, 1, seededRandom(1));
    const right = await fitLinearSvm(half, labels.slice(0, 40), everyRow(half), classes, 1, seededRandom(1));
    assert.deepEqual(left, right);
    assert.notDeepEqual(left, await fitLinearSvm(all, labels, everyRow(all), classes, 1, seededRandom(1)));
  });

  it('gives the same bits for the same seed, and stays finite with one class and with no row', async () => {
    const fit = (own: Int32Array, kept: Uint8Array) =>
      fitLinearSvm(all, own, kept, classes, 1, seededRandom(5));
    assert.deepEqual(await fit(labels, everyRow(all)), await fit(labels, everyRow(all)));
    const one = await fit(labels.map(() => 2), everyRow(all)); // prettier-ignore
    assert.ok([...one.weight, ...one.bias].every(Number.isFinite));
    assert.ok(one.bias[2]! > 0 && one.bias[0]! < 0);
    const none = await fit(labels, new Uint8Array(all.rows));
    assert.ok([...none.weight, ...none.bias].every((value) => value === 0));
  });

  it('stops at the pass that is cancelled', async () => {
    let left = 2;
    const pause = () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Error('cancelled')));
    const fitting = fitLinearSvm(all, labels, everyRow(all), classes, 1, seededRandom(1), pause);
    await assert.rejects(fitting, /cancelled/);
    assert.equal(left, -1);
  });
});

/** LinearSVC's solution in the order of our features; of two classes the second speaks. */
function sklearnHead({ features, weight, bias, classes }: Case, vocabulary: Vocabulary): SparseHead {
  const names = features.map((ids) => ids.join(' '));
  const dim = names.length;
  const head = { weight: new Float32Array(classes * dim), bias: new Float32Array(classes) };
  weight.forEach((values, k) => {
    const into = classes === 2 ? 1 : k;
    for (let j = 0; j < dim; j++) head.weight[into * dim + j] = values[names.indexOf(nameOf(vocabulary, j))]!;
    head.bias[into] = bias[k]!;
  });
  return head;
}

/** 1/2 (|w|^2 + b^2) + C sum max(0, 1 - y score)^2 of class k against the rest, C = 1. */
function objective(rows: SparseRows, labels: Int32Array, head: SparseHead, k: number): number {
  const classes = head.bias.length;
  const scores = sparseScores(rows, head);
  const weight = head.weight.subarray(k * rows.dim, (k + 1) * rows.dim);
  const penalty = [...weight, head.bias[k]!].reduce((sum, value) => sum + value * value, 0) / 2;
  return labels.reduce(
    (sum, label, i) => sum + Math.max(0, 1 - (label === k ? 1 : -1) * scores[i * classes + k]!) ** 2,
    penalty,
  );
}

function near(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}
