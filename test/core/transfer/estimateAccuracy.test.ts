import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Matrix } from '../../../src/core/matrix';
import { seededRandom } from '../../../src/core/random';
import type { AccuracyEstimate, EstimateInput } from '../../../src/core/transfer/estimateAccuracy';
import { estimateAccuracy } from '../../../src/core/transfer/estimateAccuracy';

function close(actual: number, expected: number, tolerance: number, what = ''): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual}, expected ${expected}`);
}

/** Scores of two classes whose softmax gives the second one each p. */
function binary(positive: readonly number[]): Matrix {
  const data = Float32Array.from(positive.flatMap((p) => [0, Math.log(p / (1 - p))]));
  return { data, rows: positive.length, dim: 2 };
}

const even = Float64Array.of(0.5, 0.5);

/** Both sides' probabilities of class 1; the source's head is what is saved, shares do not change. */
function unadapted(
  home: readonly number[],
  truth: readonly number[],
  target: readonly number[],
): EstimateInput {
  return {
    home: { scores: binary(home), truth: Int32Array.from(truth) },
    sourceOnTarget: binary(target),
    savedOnTarget: binary(target),
    targetShares: sharesOf(truth),
    sourceShares: sharesOf(truth),
  };
}

function sharesOf(truth: readonly number[]): Float64Array {
  const ones = truth.filter((label) => label === 1).length / truth.length;
  return Float64Array.of(1 - ones, ones);
}

function methodsOf({ methods }: AccuracyEstimate): Record<string, number> {
  return Object.fromEntries(methods.map(({ name, value }) => [name, value]));
}

function inOrder({ mean, low, high, atHome, methods }: AccuracyEstimate): void {
  for (const value of [mean, low, high, atHome, ...methods.map((each) => each.value)]) {
    assert.ok(value >= 0 && value <= 1, `${value} is no fraction`);
  }
  assert.ok(low <= mean && mean <= high, `${low} ${mean} ${high}`);
}

/** Rows of a classifier that is calibrated: log odds N(+-m, 2m) by class, m = 3.3 for an accuracy of 0.90. */
function calibratedRows(rows: number, random: () => number): { p: number[]; truth: number[] } {
  const truth = Array.from({ length: rows }, (_, i) => i % 2);
  const p = truth.map((label) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return 1 / (1 + Math.exp(-((label ? 3.3 : -3.3) + Math.sqrt(6.6) * normal)));
  });
  return { p, truth };
}

describe('accuracy estimated without target labels', () => {
  // answers are sure by .9 .8 .7 .6; two of four right: accuracy 1/2, confidence 3/4
  const home = [0.9, 0.2, 0.7, 0.4];
  const truth = [1, 0, 0, 1];

  it('has the published methods by hand', () => {
    const found = estimateAccuracy(unadapted(home, truth, [0.65, 0.55, 0.95, 0.25]));
    assert.equal(found.atHome, 0.5);
    const { atc, doc, 'calibrated-confidence': confidence } = methodsOf(found);
    // half of the home rows lie at or below .7, as many as are wrong; of the target's .65 .55 .95 .75 two lie above
    assert.equal(atc, 0.5);
    close(confidence!, (0.65 + 0.55 + 0.95 + 0.75) / 4, 1e-6);
    close(doc!, 0.5 - (0.75 - 0.725), 1e-6);
  });

  it('splits rows of one confidence, so that a source gets back its own accuracy', () => {
    const same = new Array<number>(10).fill(0.8);
    const labels = [1, 1, 1, 1, 1, 1, 1, 0, 0, 0];
    const { atc, doc } = methodsOf(estimateAccuracy(unadapted(same, labels, same)));
    close(atc!, 0.7, 1e-9);
    close(doc!, 0.7, 1e-6);
  });

  it("asks the source's head about the saved head's answers, not about its own", () => {
    const input = unadapted(home, truth, [0.9, 0.9]);
    const found = estimateAccuracy({ ...input, savedOnTarget: binary([0.999, 0.001]) });
    close(methodsOf(found)['calibrated-confidence']!, (0.9 + 0.1) / 2, 1e-6);
  });

  it('weighs home to the class shares of the target', () => {
    // class 0 always right, class 1 in half: .8 + .2 / 2
    const input = unadapted([0.1, 0.1, 0.1, 0.9], [0, 0, 1, 1], [0.1]);
    const targetShares = Float64Array.of(0.8, 0.2);
    close(estimateAccuracy({ ...input, targetShares, savedShares: even }).atHome, 0.9, 1e-9);
    // a head that reckons with the shares: log odds of the .9 sink from log 9 to log 9/4, still an answer 1
    close(estimateAccuracy({ ...input, targetShares }).atHome, 0.9, 1e-9);
    // shares .95 and .05 drown it, log 9/19 < 0: nothing but class 0 is answered
    const rare = Float64Array.of(0.95, 0.05);
    close(estimateAccuracy({ ...input, targetShares: rare }).atHome, 0.95, 1e-9);
  });

  it('takes the known accuracy of a ready-made head before that on rows it has seen', () => {
    const seen = unadapted([0.95, 0.05], [1, 0], [0.85]);
    const found = estimateAccuracy({
      ...seen,
      home: { ...seen.home, known: { accuracy: 0.9, rows: 1000 } },
    });
    close(found.atHome, 0.9, 1e-9);
    // calibrated at home, so confidence there is 0.9 too; 0.05 less on the target
    close(methodsOf(found).doc!, 0.85, 1e-6);
  });

  it('believes a large drop nearly in full and a small one not at all', () => {
    const many = new Array<number>(1000).fill(0.9);
    const labels = many.map((_, i) => Number(i >= 100));
    const far = estimateAccuracy(unadapted(many, labels, new Array<number>(1000).fill(0.6)));
    // ATC 0, the others .6: the drop told is .9 - .4; noise .05^2 + .4008 * .5992 / 1000
    close(far.mean, 0.9 - (0.5 - (0.0025 + 0.00024) / 0.5), 1e-5);
    // and up to no drop at all; down, twice as far
    assert.ok(far.high > 0.9);
    assert.equal(far.low, 0);
    // half the rows a little less sure: errors rise by the usual twentieth only
    const spread = many.map((_, i) => 0.8 + (0.2 * ((i * 7919) % 1000)) / 1001);
    const near = estimateAccuracy(
      unadapted(
        spread,
        labels,
        spread.map((p) => p - 0.003),
      ),
    );
    close(near.mean, 0.9 - 0.05 * 0.1, 1e-9);
  });

  it('believes no rise', () => {
    const sure = estimateAccuracy(unadapted(home, truth, new Array<number>(1000).fill(0.99)));
    close(sure.mean, 0.5 - 0.05 * 0.5, 1e-9);
  });

  it('says of an unchanged domain what the source reaches, within sampling error', () => {
    const random = seededRandom(5);
    const before = calibratedRows(2000, random);
    const after = calibratedRows(1000, random);
    const { mean, low, high } = estimateAccuracy(unadapted(before.p, before.truth, after.p));
    const right = after.p.filter((p, i) => Number(p > 0.5) === after.truth[i]).length / 1000;
    close(mean, right, 3 * Math.sqrt(0.09 / 1000 + 0.09 / 2000));
    assert.ok(low <= right && right <= high);
    assert.ok(high - low < 0.08, `${low} ${high}`);
  });

  it('is less sure of few rows', () => {
    const random = seededRandom(6);
    const before = calibratedRows(2000, random);
    const widths = [1000, 100, 10].map((rows) => {
      const { low, high } = estimateAccuracy(
        unadapted(before.p, before.truth, calibratedRows(rows, random).p),
      );
      return high - low;
    });
    assert.ok(widths[0]! < widths[1]! && widths[1]! < widths[2]!, widths.join(' '));
  });

  describe('at the edges', () => {
    it('gives a wide range from one row', () => {
      const found = estimateAccuracy(unadapted([0.9], [1], [0.5]));
      inOrder(found);
      assert.ok(found.high - found.low > 0.5);
    });

    it('copes with a class that the source lacks, and with one that the target lacks', () => {
      const scores = { data: Float32Array.of(2, 0, -9, 0, 2, -9), rows: 2, dim: 3 };
      const sourceShares = Float64Array.of(0.5, 0.5, 0);
      const same = {
        home: { scores, truth: Int32Array.of(0, 1) },
        sourceOnTarget: scores,
        savedOnTarget: scores,
      };
      for (const targetShares of [
        Float64Array.of(0.49, 0.49, 0.02),
        Float64Array.of(1, 0, 0),
        Float64Array.of(0, 0, 1),
      ]) {
        inOrder(estimateAccuracy({ ...same, sourceShares, targetShares }));
      }
    });

    it('refuses what does not fit together', () => {
      const input = unadapted(home, truth, [0.5]);
      assert.throws(() => estimateAccuracy({ ...input, sourceOnTarget: binary([]) }), RangeError);
      assert.throws(() => estimateAccuracy({ ...input, savedOnTarget: binary([0.1, 0.2]) }), RangeError);
      assert.throws(() => estimateAccuracy({ ...input, targetShares: Float64Array.of(1) }), RangeError);
    });
  });

  const side = fc.array(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 40 });
  const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
  const inputs = fc.tuple(side, side, fc.array(fc.nat(1), { minLength: 40, maxLength: 40 }), share);

  it('always gives fractions in order, the same for the same rows in another order', () => {
    fc.assert(
      fc.property(inputs, ([before, after, labels, ones]) => {
        const truth = before.map((_, i) => labels[i]!);
        const targetShares = Float64Array.of(1 - ones, ones);
        const found = estimateAccuracy({ ...unadapted(before, truth, after), targetShares });
        inOrder(found);
        const back = unadapted([...before].reverse(), [...truth].reverse(), [...after].reverse());
        close(estimateAccuracy({ ...back, targetShares }).mean, found.mean, 1e-9);
      }),
    );
  });

  it('does not mind which class is called which', () => {
    fc.assert(
      fc.property(inputs, ([before, after, labels, ones]) => {
        const truth = before.map((_, i) => labels[i]!);
        // equal scores answer with the first class, so leave them out
        fc.pre([...before, ...after].every((p) => Math.abs(p - ones) > 0.01 && Math.abs(p - 0.5) > 0.01));
        const straight = estimateAccuracy({
          ...unadapted(before, truth, after),
          targetShares: Float64Array.of(1 - ones, ones),
          sourceShares: even,
          savedShares: even,
        });
        const flip = (values: readonly number[]) => values.map((value) => 1 - value);
        const turned = estimateAccuracy({
          ...unadapted(flip(before), flip(truth), flip(after)),
          targetShares: Float64Array.of(ones, 1 - ones),
          sourceShares: even,
          savedShares: even,
        });
        close(turned.atHome, straight.atHome, 1e-9);
        // not ATC: confidences that differ by rounding fall on either side of its threshold
        for (const name of ['doc', 'calibrated-confidence']) {
          close(methodsOf(turned)[name]!, methodsOf(straight)[name]!, 1e-6, name);
        }
      }),
    );
  });
});
