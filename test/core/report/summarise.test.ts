import assert from 'node:assert/strict';
import * as v from 'valibot';
import japanese from '../../../l10n/ja.report.json';
import { plainEnglish, say } from '../../../src/protocol/message';
import { reportMessages } from '../../../src/protocol/messages/report';
import { reportSchema, type Strategy } from '../../../src/protocol/report';
import { buildReport, type ReportFacts } from '../../../src/core/report/buildReport';
import { decimal, percent, percentInterval, points, pointsInterval } from '../../../src/core/report/format';
import { judge } from '../../../src/core/report/verdict';

type Numbers = [mean: number, low: number, high: number];
const interval = ([mean, low, high]: Numbers) => ({ mean, low, high });

function strategy(name: Strategy['name'], accuracy: number, difference: Numbers | null): Strategy {
  const figures = interval([accuracy, accuracy - 0.02, accuracy + 0.02]);
  return { name, accuracy: figures, macroF1: figures, difference: difference && interval(difference) };
}

/** Target-only at 80 %; the others by their difference. */
function strategies(sourceOnly: Numbers, pooled: Numbers): Strategy[] {
  return [
    strategy('source-only', 0.8 + sourceOnly[0], sourceOnly),
    strategy('target-only', 0.8, null),
    strategy('pooled', 0.8 + pooled[0], pooled),
  ];
}

function facts(changes: Partial<ReportFacts> = {}): ReportFacts {
  const domain = { unlabeled: 0, skipped: 0, shortened: 0, labels: { negative: 50, positive: 50 } };
  return {
    kind: 'fine-tune',
    created: '2026-01-01T00:00:00.000Z',
    producedBy: 'test',
    seed: 1,
    source: { ...domain, name: 'movies', rows: 200 },
    target: { ...domain, name: 'products', rows: 100 },
    encoder: { id: 'tiny', hash: '0', dtype: 'q8', dim: 4, pooling: 'mean+cls', normalize: true, maxTokens: 256 },
    strategies: strategies([-0.1, -0.15, -0.05], [0.061, 0.027, 0.095]),
    chosen: 'pooled',
    honest: { ...honest, rows: 100 },
    shift: { measures: [measure('proxy-a-distance', 1.9), measure('mmd', 0.5)] },
    words: { distinctive: [], polarityFlips: [], pivots: [] },
    seconds: { read: 0, embed: 0, fit: 0, shift: 0, total: 0 },
    ...changes,
  }; // prettier-ignore
}

const honest = { accuracy: interval([0.8612, 0.8, 0.9]), macroF1: interval([0.86, 0.8, 0.9]), ece: 0.02 };

function measure(name: 'proxy-a-distance' | 'mmd', value: number) {
  return { name, value, nullBand: [0, 0.12] as [number, number], p: 0.005, rows: 100 };
}

const english = (changes?: Partial<ReportFacts>): string[] =>
  buildReport(facts(changes)).summary.map((message) => say(plainEnglish, message));
const answer = (sourceOnly: Numbers, pooled: Numbers): string =>
  english({ strategies: strategies(sourceOnly, pooled) })[0]!;

describe('verdict', () => {
  const low: Numbers = [-0.2, -0.25, -0.15];
  const word = (pooled: Numbers, sourceOnly = low) => judge(strategies(sourceOnly, pooled))!.verdict;

  it('is helpful above 0, negative below, harmless within a point, else undecided', () => {
    assert.equal(word([0.061, 0.027, 0.095]), 'helpful');
    assert.equal(word([-0.025, -0.038, -0.012]), 'negative');
    assert.equal(word([0.002, -0.005, 0.008]), 'harmless');
    assert.equal(word([0.009, -0.014, 0.032]), 'undecided');
  });

  it('takes the rules in the order negative, harmless, helpful, undecided', () => {
    assert.equal(word([0.004, 0.001, 0.007]), 'harmless');
    assert.equal(word([-0.004, -0.007, -0.001]), 'negative');
  });

  it('is negative when pooling surely hurts and the best is not surely above 0', () => {
    const hurting: Numbers = [-0.03, -0.05, -0.01];
    assert.equal(word(hurting, [0.01, -0.02, 0.04]), 'negative');
    assert.equal(word(hurting, [0.002, -0.005, 0.008]), 'negative');
    assert.equal(word(hurting, [0.05, 0.02, 0.08]), 'helpful');
  });

  it('is none without a strategy that uses the source', () => {
    assert.equal(judge([strategy('target-only', 0.8, null)]), null);
    assert.equal(judge([]), null);
  });
});

describe('summary', () => {
  const low: Numbers = [-0.2, -0.25, -0.15];

  it('gives the answer first, each number with its interval', () => {
    assert.equal(
      answer(low, [0.061, 0.027, 0.095]),
      'Transfer from movies helps: +6.1 points [2.7, 9.5] over training on your 100 labels alone.',
    );
    assert.equal(
      answer(low, [-0.025, -0.038, -0.012]),
      'Transfer from movies hurts: −2.5 points [−3.8, −1.2] against training on your 100 labels alone.',
    );
    assert.match(
      answer(low, [0.002, -0.005, 0.008]),
      /makes no difference here: \+0\.2 points \[−0\.5, 0\.8\]/,
    );
    assert.match(answer(low, [0.009, -0.014, 0.032]), /^Too close to call: .* \+0\.9 points \[−1\.4, 3\.2\]/);
  });

  it('says that only pooling hurts, and does not call that a gain', () => {
    const hurting: Numbers = [-0.03, -0.05, -0.01];
    assert.match(
      answer([0.01, -0.02, 0.04], hurting),
      /^Adding all rows of movies hurts: −3\.0 points \[−5\.0, −1\.0\]/,
    );
    const both = english({ strategies: strategies([0.05, 0.02, 0.08], hurting) });
    assert.match(both[0]!, /helps: \+5\.0/);
    assert.match(both[1]!, /^Adding all rows of movies to yours costs accuracy: −3\.0/);
  });

  it('goes on with what was saved, what to expect and how far the domains lie apart', () => {
    assert.deepEqual(english().slice(1), [
      'The model trained on your labels and all rows of movies was saved.',
      'Expect 86.1\u00a0% accuracy [80.0, 90.0] on new rows like those of products (nested cross-validation, 100 labeled rows).',
      'products differs from movies: a simple model tells them apart almost always (proxy A-distance 1.90, same-domain band [0.00, 0.12]). Real review domains usually lie this far apart, so this alone does not speak against transfer.',
    ]);
  });

  it('speaks of a choice, not of a saved model, when domains are compared', () => {
    assert.match(english({ kind: 'compare' })[1]!, /would be chosen/);
  });

  it('reads the distance from the bands', () => {
    const keys = (proxy: number, mmd: number) =>
      buildReport(facts({ shift: { measures: [measure('proxy-a-distance', proxy), measure('mmd', mmd)] } }))
        .summary.map(({ key }) => key).filter((key) => key.startsWith('summary.distance')); // prettier-ignore
    assert.deepEqual(keys(0.1, 0.1), ['summary.distance.same']);
    assert.deepEqual(keys(0.1, 0.2), ['summary.distance.hidden']);
    assert.deepEqual(keys(0.5, 0.2), ['summary.distance.apart']);
    assert.deepEqual(keys(1.9, 0.2), ['summary.distance.unlike']);
  });

  it('says that a target without labels cannot be judged', () => {
    const target = { ...facts().target, unlabeled: 100, labels: {} };
    const unlabeled = facts({ kind: 'compare', target, strategies: [], chosen: null, honest: null });
    const remark = { key: 'engine.remark.targetUnlabeled', args: { name: 'products' } } as const;
    const said = buildReport(unlabeled, [remark]).summary.map((message) => say(plainEnglish, message));
    assert.match(said[0]!, /^products has no labels, so whether transfer from movies helps cannot be told/);
    assert.equal(said.length, 2);
  });

  it('speaks of no transfer when there is no source', () => {
    const said = english({
      source: null,
      strategies: [strategy('target-only', 0.8, null)],
      chosen: 'target-only',
      shift: { measures: [] },
    });
    assert.deepEqual(said.map((text) => text.slice(0, 20)), ['Trained on your 100 ', 'Expect 86.1\u00a0% accura']); // prettier-ignore
  });

  it('closes with remarks: few rows, samples, shortened and skipped rows, then the given ones', () => {
    const { source, target } = facts();
    const said = buildReport(
      facts({
        source: { ...source!, shortened: 0.25, skipped: 2 },
        target: { ...target, rows: 12, shortened: 0.001, skipped: 3 },
        shift: { measures: [] },
      }),
      [{ key: 'engine.remark.skippedRows', args: { name: 'products', count: 3, rows: '4' } }],
    ).summary;
    assert.deepEqual(said.slice(-4).map(({ key, args }) => [key, args?.['name']]), [
      ['summary.remark.fewRows', undefined],
      ['summary.remark.shortened', 'movies'],
      ['summary.remark.skipped', 'movies'],
      ['engine.remark.skippedRows', 'products'],
    ]); // prettier-ignore
    const large = { source: { ...source!, rows: 1500 }, target: { ...target, rows: 1001 } };
    assert.equal(buildReport(facts(large)).summary.at(-1)!.key, 'summary.remark.sampled');
  });

  it('fills every slot it uses, in a report that the schema accepts', () => {
    const flip = { word: 'light', source: interval([-1, -2, -0.1]), target: interval([1, 0.2, 2]), sourceCount: 12, targetCount: 20 }; // prettier-ignore
    const built = buildReport(facts({ words: { distinctive: [], polarityFlips: [flip], pivots: [] } }));
    assert.deepEqual(v.parse(reportSchema, built), built);
    for (const message of built.summary) assert.doesNotMatch(say(plainEnglish, message), /\{\w+\}/);
    assert.ok(built.summary.some(({ key, args }) => key === 'summary.flips' && args?.['word'] === 'light'));
  });
});

describe('figures in sentences', () => {
  it('carry U+2212, one decimal for rates, and no sign on what rounds to 0', () => {
    assert.deepEqual([0.061, -0.0251, 0.0004, -0.0004].map(points), ['+6.1', '−2.5', '0.0', '0.0']);
    assert.equal(pointsInterval({ low: -0.012, high: 0.02 }), '[−1.2, 2.0]');
    assert.equal(percent(0.8744), '87.4\u00a0%');
    assert.equal(percentInterval({ low: 0.8, high: 1 }), '[80.0, 100.0]');
    assert.deepEqual([1.9, -0.123, -0.001].map(decimal), ['1.90', '−0.12', '0.00']);
  });
});

describe('Japanese sentences of the report', () => {
  const slots = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

  it('exist for every English one, with the same slots, and for nothing else', () => {
    assert.deepEqual(Object.keys(japanese).sort(), Object.values(reportMessages).sort());
    for (const [text, translation] of Object.entries(japanese)) {
      assert.deepEqual([...new Set(slots(translation))], [...new Set(slots(text))], text);
    }
  });
});
