import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { plainKernels } from '../../../src/core/plainKernels';
import { row, stackRows, takeRows, zeros, type Matrix } from '../../../src/core/matrix';
import { seededRandom } from '../../../src/core/random';
import { uninterrupted } from '../../../src/core/steps';
import { findTopics, topicCount } from '../../../src/core/topics/findTopics';
import { kMeans } from '../../../src/core/topics/kMeans';
import { leadingTopic } from '../../../src/core/topics/leadingTopic';
import { lowerTail, onlyIn } from '../../../src/core/topics/oneSided';
import { findOutliers } from '../../../src/core/topics/outliers';
import { taughtDirections } from '../../../src/core/topics/taughtDirections';
import { typicalWords } from '../../../src/core/topics/typicalWords';
import { cloud, matrixOf, plainTools } from '../shift/cloud';

const tools = (seed = 1) => plainTools(seededRandom(seed));

/** A cloud around `at` along one axis. */
function blob(rows: number, axis: number, at: number, seed: number, dim = 6): Matrix {
  const made = cloud(rows, dim, seededRandom(seed), { scale: 0.3 });
  for (let i = 0; i < rows; i++) row(made, i)[axis]! += at;
  return made;
}

describe('k-means', () => {
  it('finds planted clusters, whatever the seed', async () => {
    const rows = [0, 1, 2, 3].map((axis) => blob(30, axis, 5, axis + 1)).reduce(stackRows);
    for (const seed of [1, 2, 3, 4, 5]) {
      const { nearest, centres } = await kMeans(rows, 4, tools(seed));
      const of = [0, 1, 2, 3].map((k) => new Set(nearest.subarray(30 * k, 30 * (k + 1))));
      assert.deepEqual(
        of.map(({ size }) => size),
        [1, 1, 1, 1],
        `seed ${seed}`,
      );
      assert.equal(new Set(of.flatMap((each) => [...each])).size, 4);
      assert.equal(centres.rows, 4);
    }
  });

  it('gives centres that are the means of their rows, and each row its nearest centre', async () => {
    const rows = cloud(120, 3, seededRandom(8));
    const { nearest, centres, squared } = await kMeans(rows, 5, tools());
    for (let i = 0; i < rows.rows; i++) {
      const all = Array.from({ length: 5 }, (_, c) =>
        row(centres, c).reduce((sum, value, j) => sum + (value - row(rows, i)[j]!) ** 2, 0),
      );
      assert.ok(all[nearest[i]!]! <= Math.min(...all) + 1e-5);
      assert.ok(Math.abs(all[nearest[i]!]! - squared[i]!) < 1e-4);
    }
  });

  it('gives the same for the same seed, and leaves no cluster empty with duplicated rows', async () => {
    const rows = takeRows(cloud(6, 3, seededRandom(8)), [0, 0, 0, 0, 1, 2, 3, 4, 5, 5, 5]);
    const [a, b] = [await kMeans(rows, 6, tools(3)), await kMeans(rows, 6, tools(3))];
    assert.deepEqual(a, b);
    assert.equal(new Set(a.nearest).size, 6);
  });
});

describe('whether one side alone holds a topic', () => {
  it('sums the binomial as SciPy does', () => {
    // scipy.stats.binom.cdf
    const cases = [
      [3, 40, 0.5, 9.73250280367e-9],
      [0, 10, 0.3, 0.0282475249],
      [5, 300, 0.1, 7.28497185352e-9],
    ] as const;
    for (const [hits, trials, chance, expected] of cases) {
      const found = lowerTail(hits, trials, chance);
      assert.ok(Math.abs(found / expected - 1) < 1e-9, `${found} is not ${expected}`);
    }
  });

  it('asks for few rows and fewer than chance', () => {
    const even = { source: 2000, target: 2000 };
    assert.equal(onlyIn({ source: 4, target: 300 }, even), 'target');
    assert.equal(onlyIn({ source: 300, target: 4 }, even), 'source');
    assert.equal(onlyIn({ source: 20, target: 300 }, even), null, '6 % is not few');
    assert.equal(onlyIn({ source: 0, target: 9 }, even), null, 'one in 512 may be chance');
    assert.equal(onlyIn({ source: 0, target: 10 }, even), 'target', 'one in 1,024 is not');
    assert.equal(onlyIn({ source: 0, target: 10 }, { source: 0, target: 10 }), null);
  });

  it('goes by rates where one file is much smaller', () => {
    const all = { source: 100, target: 10_000 };
    assert.equal(onlyIn({ source: 0, target: 300 }, all), null, 'three would be expected of 100 rows');
    assert.equal(onlyIn({ source: 40, target: 40 }, all), 'source');
  });
});

describe('typical words', () => {
  it('names what a topic’s texts hold and the others’ do not, without function words and second forms', async () => {
    const filler = ['the', 'it', 'was', 'and', 'they', "she's", '2009'];
    const make = (words: string[], count: number) =>
      Array.from({ length: count }, (_, i) => [...words, ...filler, `rare${i}`].join(' '));
    const [coffee, books, both] = await typicalWords(
      [
        make(['coffee', 'cups', 'cup', 'machine', 'product'], 20),
        make(['novel', 'novels', 'author', 'product'], 20),
        make(['product'], 20),
      ],
      uninterrupted,
    );
    assert.deepEqual(new Set(coffee), new Set(['coffee', 'cup', 'machine']));
    assert.deepEqual(new Set(books), new Set(['author', 'novel']));
    assert.deepEqual(both, []);
  });

  it('reads other scripts, and lists at most five', async () => {
    const texts = [
      Array.from({ length: 30 }, () => '映画 監督 alpha beta gamma delta epsilon'),
      Array.from({ length: 30 }, () => 'other words here'),
    ];
    const [first] = await typicalWords(texts, uninterrupted);
    assert.equal(first!.length, 5);
  });

  it('names nothing that fewer than ten texts hold, however small the table', async () => {
    const holding = (count: number) =>
      Array.from({ length: 20 }, (_, i) => (i < count ? 'smith wrote this' : 'someone wrote this'));
    const other = Array.from({ length: 100 }, () => 'plain text');
    const words = async (count: number) => (await typicalWords([holding(count), other], uninterrupted))[0]!;
    assert.ok(!(await words(9)).includes('smith'));
    assert.ok((await words(10)).includes('smith'));
  });

  it('pauses within long texts', async () => {
    const long = Array.from({ length: 500 }, () => 'word '.repeat(600));
    let steps = 0;
    await typicalWords([long], { step: () => Promise.resolve(void steps++) });
    assert.ok(steps >= 7, `${steps} pauses in 1.5 million characters`);
  });
});

describe('the topic that is named', () => {
  const topic = (words: string[], target: number, only: 'source' | 'target' | null = 'target') => ({
    words,
    target,
    onlyIn: only,
  });

  it('is the largest of the target alone that has words; without a source the largest of all', () => {
    const all = [
      topic(['a'], 5),
      topic([], 90),
      topic(['b'], 7),
      topic(['c'], 60, null),
      topic(['d'], 0, 'source'),
    ];
    assert.equal(leadingTopic(all, true), 2);
    assert.equal(leadingTopic(all, false), 3);
    assert.equal(leadingTopic([topic([], 9), topic(['c'], 9, null)], true), undefined);
  });
});

describe('what the encoder was taught', () => {
  it('becomes orthonormal directions of the head and of the means', () => {
    const vectors = matrixOf([
      [1, 0, 0, 0],
      [-1, 0, 0, 0],
    ]);
    const weight = matrixOf([
      [0, 0, 0, 0],
      [1, 1, 0, 0],
    ]);
    const found = taughtDirections({ head: { weight }, vectors, classes: Int32Array.of(1, 0) });
    const near = (a: ArrayLike<number>, b: number[]) =>
      b.forEach((value, i) => assert.ok(Math.abs(a[i]! - value) < 1e-6, `${Array.from(a)} is not ${b}`));
    near(found[0]!, [Math.SQRT1_2, Math.SQRT1_2, 0, 0]);
    near(found[1]!, [Math.SQRT1_2, -Math.SQRT1_2, 0, 0]);
  });
});

describe('outliers', () => {
  it('are the planted rows, with their distance in multiples of the median row’s', async () => {
    const crowd = cloud(300, 4, seededRandom(2), { scale: 0.2 });
    const strange = matrixOf([
      [9, 0, 0, 0],
      [0, 0, -5, 0],
    ]);
    const found = await findOutliers(
      [stackRows(crowd, takeRows(strange, [0])), takeRows(strange, [1])],
      tools(),
    );
    assert.deepEqual(
      found.slice(0, 2).map(({ index }) => index),
      [300, 301],
    );
    assert.ok(found[0]!.distance > found[1]!.distance && found[1]!.distance > 10);
    assert.ok(found.length <= 20);
  });

  it('finds them too where the first pass sees only a part, and measures against all rows', async () => {
    const crowd = cloud(1500, 3, seededRandom(2), { scale: 0.2 });
    // five rows at one place are not alone, though few of them are in the part
    const group = takeRows(matrixOf([[7, 0, 0]]), new Array<number>(6).fill(0));
    const lone = matrixOf([[0, 9, 0]]);
    const found = await findOutliers([stackRows(crowd, stackRows(group, lone))], tools());
    assert.equal(found[0]!.index, 1506);
    assert.ok(found.every(({ index }) => index < 1500 || index === 1506));
  });

  it('are none among identical rows, or too few', async () => {
    assert.deepEqual(
      await findOutliers([takeRows(matrixOf([[1, 2]]), new Array<number>(30).fill(0))], tools()),
      [],
    );
    assert.deepEqual(await findOutliers([cloud(5, 2, seededRandom(1))], tools()), []);
  });
});

describe('topics', () => {
  const words = ['coffee machine', 'novel author', 'camera lens', 'guitar string'];
  const side = (counts: number[], seed: number) => {
    const parts = counts.flatMap((count, k) => (count > 0 ? [blob(count, k, 4, seed + k)] : []));
    const texts = counts.flatMap((count, k) =>
      Array.from({ length: count }, (_, i) => `the ${words[k]} n${i}`),
    );
    return { vectors: parts.reduce(stackRows), texts };
  };
  const input = {
    source: side([60, 60, 0, 0], 1),
    target: side([60, 0, 60, 60], 11),
    without: [],
    seed: 5,
    kernels: plainKernels,
    steps: uninterrupted,
  };

  it('are the groups of both sides, named, counted, and from the target’s own to the source’s own', async () => {
    // 300 rows: four topics
    assert.equal(topicCount(300), 4);
    const found = (await findTopics(input))!;
    assert.deepEqual(
      found.topics.map(({ source, target, onlyIn: only }) => [source, target, only]),
      [
        [0, 60, 'target'],
        [0, 60, 'target'],
        [60, 60, null],
        [60, 0, 'source'],
      ],
    );
    assert.deepEqual(new Set(found.topics[2]!.words), new Set(['coffee', 'machine']));
    assert.deepEqual(new Set(found.topics[3]!.words), new Set(['author', 'novel']));
    assert.deepEqual([...new Set(found.ofSource)], [2, 3]);
    assert.equal(found.ofTarget.length, 180);
    assert.ok(found.topics[3]!.examples.source.every((index) => index >= 60 && index < 120));
    assert.deepEqual(found.topics[3]!.examples.target, []);
  });

  it('are the same for the same seed', async () => {
    assert.deepEqual(await findTopics(input), await findTopics(input));
  });

  it('do not follow a direction that is left out', async () => {
    // ten times as far apart along the last axis as any topics
    const loud = (part: { vectors: Matrix; texts: string[] }) => {
      const data = part.vectors.data.map((value, at) =>
        at % 6 === 5 && Math.floor(at / 6) % 2 ? value + 40 : value,
      );
      return { ...part, vectors: { ...part.vectors, data } };
    };
    const moved = { ...input, source: loud(input.source), target: loud(input.target) };
    const counts = async (without: Float64Array[]) =>
      (await findTopics({ ...moved, without }))!.topics.map(({ source, target }) => [source, target]);
    assert.deepEqual(await counts([Float64Array.of(0, 0, 0, 0, 0, 1)]), [
      [0, 60],
      [0, 60],
      [60, 60],
      [60, 0],
    ]);
    assert.notDeepEqual(await counts([]), await counts([Float64Array.of(0, 0, 0, 0, 0, 1)]));
  });

  it('of a source without texts are the target’s own; what is like none of them is one more', async () => {
    const source = { vectors: side([0, 60, 60, 0], 1).vectors, texts: null };
    const target = side([90, 0, 0, 90], 11);
    const found = (await findTopics({ ...input, source, target }))!;
    const counts = found.topics.map(({ source: a, target: b, words: { length } }) => [a, b, length]);
    assert.deepEqual(counts.at(-1), [120, 0, 0]);
    const own = found.topics.slice(0, -1);
    assert.ok(own.length >= 2 && own.every(({ source: a, words }) => a === 0 && words.length === 2));
    assert.equal(
      own.reduce((sum, { target: b }) => sum + b, 0),
      180,
    );
    assert.deepEqual([...new Set(found.ofSource)], [found.topics.length - 1]);
    assert.ok(found.topics.every(({ examples }) => examples.source.length === 0));
  });

  it('of a source without texts take in its rows that lie among the target’s', async () => {
    const source = { vectors: side([60, 0, 60, 0], 1).vectors, texts: null };
    const target = side([90, 0, 0, 90], 11);
    const found = (await findTopics({ ...input, source, target }))!;
    const joined = found.topics.filter(({ target: b }) => b > 0).reduce((sum, { source: a }) => sum + a, 0);
    assert.ok(joined >= 50 && joined <= 60, `${joined} of the 60 rows of the shared subject`);
    assert.equal(found.topics.at(-1)!.source, 120 - joined);
  });

  it('need forty rows, and stop when cancelled', async () => {
    assert.equal(await findTopics({ ...input, source: null, target: side([39], 1) }), null);
    assert.notEqual(await findTopics({ ...input, source: null, target: side([40], 1) }), null);
    const cancelled = { step: () => Promise.reject(new Error('cancelled')) };
    await assert.rejects(findTopics({ ...input, steps: cancelled }), /cancelled/);
  });

  it('count every row once, whatever the vectors', async () => {
    const value = fc.integer({ min: -3, max: 3 });
    const rows = fc.array(fc.tuple(value, value), { minLength: 40, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer(), async (values, seed) => {
        const vectors = matrixOf(values);
        const found = (await findTopics({
          ...input,
          source: { vectors: takeRows(vectors, [0, 1, 2]), texts: ['a', 'b', 'c'] },
          target: { vectors, texts: values.map(String) },
          seed,
        }))!;
        const sum = (side: 'source' | 'target') => found.topics.reduce((all, each) => all + each[side], 0);
        assert.deepEqual([sum('source'), sum('target')], [3, values.length]);
        found.topics.forEach((topic, k) =>
          assert.equal(found.ofTarget.filter((each) => each === k).length, topic.target),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('are few in small tables and at most twelve', () => {
    assert.deepEqual([40, 100, 1000, 4000, 20_000, 1e6].map(topicCount), [2, 4, 4, 8, 12, 12]);
  });

  it('survive rows that do not vary', async () => {
    const flat = { vectors: zeros(50, 3), texts: Array.from({ length: 50 }, () => 'same text') };
    const found = (await findTopics({ ...input, source: null, target: flat }))!;
    assert.equal(
      found.topics.reduce((sum, { target }) => sum + target, 0),
      50,
    );
  });
});
