import assert from 'node:assert/strict';
import { calibrationError, fitTemperature } from '../../src/core/learn/calibration';
import { evaluate } from '../../src/core/learn/evaluation';
import {
  clusterInterval,
  correctedResampledT,
  effectiveRows,
  pairedHalfWidth,
  studentQuantile95,
  wilson,
} from '../../src/core/learn/intervals';
import { probabilities } from '../../src/core/learn/head';
import type { Matrix } from '../../src/core/matrix';
import { seededRandom } from '../../src/core/random';
import fixture from '../fixtures/learn-figures.json';

function close(actual: number, expected: number, tolerance: number, what = ''): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual}, expected ${expected}`);
}

/** Probabilities whose top label is the given prediction. */
function certain(predicted: readonly number[], classes: number): Matrix {
  const data = new Float32Array(predicted.length * classes);
  predicted.forEach((label, i) => (data[i * classes + label] = 1));
  return { data, rows: predicted.length, dim: classes };
}

/** [1 - p, p] for each p, the second label's probability. */
function binary(positive: readonly number[]): Matrix {
  const data = Float32Array.from(positive.flatMap((p) => [1 - p, p]));
  return { data, rows: positive.length, dim: 2 };
}

describe('evaluation', () => {
  for (const each of fixture.figures) {
    it(`has scikit-learn's figures: ${each.truth.length} rows, ${each.classes} classes`, () => {
      const found = evaluate(certain(each.predicted, each.classes), Int32Array.from(each.truth));
      assert.deepEqual(found.confusion, each.confusion);
      close(found.macroF1.mean, each.macroF1, 1e-12);
      found.perClass.forEach((figures, k) => {
        close(figures.precision, each.precision[k]!, 1e-12);
        close(figures.recall, each.recall[k]!, 1e-12);
        assert.equal(figures.support, each.support[k]);
      });
    });
  }

  it("gives accuracy Wilson's interval when no row repeats another", () => {
    const truth = Int32Array.from({ length: 400 }, (_, i) => i % 2);
    const predicted = Array.from(truth, (label, i) => (i < 341 ? label : 1 - label));
    const { accuracy } = evaluate(certain(predicted, 2), truth);
    const { low, high } = fixture.wilson.find(({ hits }) => hits === 341)!;
    close(accuracy.low, low, 1e-9);
    close(accuracy.high, high, 1e-9);
  });

  it('is no surer when every row stands there four times', () => {
    const truth = Int32Array.from({ length: 50 }, (_, i) => i % 2);
    const predicted = Array.from(truth, (label, i) => (i % 5 === 0 ? 1 - label : label));
    const once = evaluate(certain(predicted, 2), truth);
    const four = [0, 1, 2, 3].flatMap(() => predicted);
    const truths = Int32Array.from({ length: 200 }, (_, i) => truth[i % 50]!);
    const groups = Int32Array.from({ length: 200 }, (_, i) => i % 50);
    const often = evaluate(certain(four, 2), truths, groups);
    for (const figure of ['accuracy', 'macroF1'] as const) {
      close(often[figure].low, once[figure].low, 1e-9, figure);
      close(often[figure].high, once[figure].high, 1e-9, figure);
    }
  });

  it('covers the true macro F1 in 93-98 % of 1,000 draws, also with a rare class', () => {
    // truth 1 with 20 %; predicted 1 with 70 % of those and 10 % of the others:
    // F1 of class 1 = 2 * .14 / (.2 + .22), of class 0 = 2 * .72 / (.8 + .78)
    const expected = ((2 * 0.14) / 0.42 + (2 * 0.72) / 1.58) / 2;
    const random = seededRandom(4);
    let covered = 0;
    for (let draw = 0; draw < 1000; draw++) {
      const truth = Int32Array.from({ length: 150 }, () => Number(random() < 0.2));
      const predicted = Array.from(truth, (label) => Number(random() < (label ? 0.7 : 0.1)));
      const { low, high } = evaluate(certain(predicted, 2), truth).macroF1;
      if (low <= expected && expected <= high) covered++;
    }
    assert.ok(covered >= 930 && covered <= 980, `covered ${covered} of 1,000`);
  });

  it('does not claim certainty when every row is right', () => {
    const truth = Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    const { accuracy, macroF1 } = evaluate(certain([...truth], 2), truth);
    const { low } = fixture.wilson.find(({ hits, rows }) => hits === 10 && rows === 10)!;
    close(accuracy.low, low, 1e-9);
    assert.equal(accuracy.high, 1);
    close(macroF1.low, low, 1e-9);
  });
});

describe('calibration', () => {
  for (const each of fixture.temperatures) {
    it(`finds SciPy's temperature ${each.temperature.toFixed(3)}`, () => {
      const rows = each.truth.length;
      const scores = { data: Float32Array.from(each.scores), rows, dim: each.classes };
      close(fitTemperature(scores, Int32Array.from(each.truth)), each.temperature, 1e-4);
    });
  }

  it('keeps some doubt when ten of ten rows are right', () => {
    const truth = Int32Array.from({ length: 10 }, (_, i) => i % 2);
    const scores = binary(Array.from(truth, (label) => (label ? 1 : 0)));
    const temperature = fitTemperature(scores, truth);
    assert.ok(temperature > 0.1 && temperature < 1, `temperature ${temperature}`);
  });

  it('computes the calibration error by hand: confidence 0.8, right in 6 of 10', () => {
    const truth = Int32Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0);
    close(calibrationError(binary(new Array<number>(10).fill(0.8)), truth, 1), 0.2, 1e-6);
    // two bins of five, sorted by confidence: .6 (5 of 5 right) and .9 (1 of 5 right) -> (.4 + .7) / 2
    const mixed = binary([0.6, 0.6, 0.6, 0.6, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9]);
    close(calibrationError(mixed, truth, 2), 0.55, 1e-6);
  });

  it('shows about 0.03 for a perfectly calibrated model at 800 rows, as published', () => {
    const random = seededRandom(9);
    let sum = 0;
    for (let draw = 0; draw < 40; draw++) {
      const chance = Array.from({ length: 800 }, () => random());
      const truth = Int32Array.from(chance, (p) => Number(random() < p));
      sum += calibrationError(binary(chance), truth) / 40;
    }
    assert.ok(sum > 0.02 && sum < 0.055, `mean ${sum}`);
  });
});

describe('intervals', () => {
  it("are Wilson's, as SciPy has them", () => {
    for (const { hits, rows, low, high } of fixture.wilson) {
      const found = wilson(hits / rows, rows);
      close(found.low, low, 1e-9);
      close(found.high, high, 1e-9);
    }
  });

  it("know Student's t, as SciPy has it", () => {
    for (const [degrees, quantile] of fixture.student) close(studentQuantile95(degrees!), quantile!, 1e-4);
    assert.equal(studentQuantile95(0), Infinity);
  });

  it('correct for shared training rows (Nadeau & Bengio): 5 folds of 1/5 by hand', () => {
    // variance of .01 .02 .03 .04 .05 is .00025; times (1/5 + (1/5)/(4/5)) = .45; t(4) = 2.7764
    const { mean, low, high } = correctedResampledT([0.01, 0.02, 0.03, 0.04, 0.05], 0.2);
    close(mean, 0.03, 1e-12);
    close(high - low, 2 * 2.7764 * Math.sqrt(0.00025 * 0.45), 1e-6);
  });

  it('of paired proportions do not vanish when nothing differs', () => {
    // b = c = 0, n = 98: variance (0 + 0 + 1) / 100^2
    close(pairedHalfWidth(0, 0, 98), 1.96 / 100, 1e-5);
    // b = 15, c = 5, n = 98: (21 - 100 / 100) / 10,000
    close(pairedHalfWidth(15, 5, 98), 1.96 * Math.sqrt(0.002), 1e-5);
  });

  it('count four copies of each row as one draw', () => {
    const groups = Int32Array.from({ length: 40 }, (_, i) => i % 10);
    assert.equal(effectiveRows(groups), 10);
    const influence = Float64Array.from(groups, (group) => (group < 8 ? 0.2 : -0.8));
    close(clusterInterval(0.8, influence, groups, 10).low, wilson(0.8, 10).low, 1e-12);
  });
});

describe('a head', () => {
  const head = {
    labels: ['no', 'yes'],
    weight: { data: Float32Array.of(0, 0, 1, 2), rows: 2, dim: 2 },
    bias: Float32Array.of(0, -1),
    temperature: 2,
  };

  it('turns a vector into probabilities: score 1 * 3 + 2 * 1 - 1 = 4 at temperature 2', () => {
    const found = probabilities(head, { data: Float32Array.of(3, 1), rows: 1, dim: 2 });
    close(found.data[1]!, 1 / (1 + Math.exp(-2)), 1e-7);
    close(found.data[0]! + found.data[1]!, 1, 1e-6);
  });

  it('refuses vectors of another length', () => {
    assert.throws(() => probabilities(head, { data: new Float32Array(3), rows: 1, dim: 3 }), RangeError);
  });
});
