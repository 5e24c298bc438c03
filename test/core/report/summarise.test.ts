import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Message } from '../../../src/protocol/message';
import { plainEnglish, say } from '../../../src/protocol/message';
import { readingOf } from '../../../src/protocol/distances';
import { reportSchema } from '../../../src/protocol/report';
import { buildReport, type ReportFacts } from '../../../src/core/report/buildReport';
import { decimal, percent, percentInterval, points, pointsInterval } from '../../../src/core/report/format';
import type { Numbers } from './facts';
import { estimatedAccuracy, facts, interval, judged, measure, strategies, strategy } from './facts';

const helping: Numbers = [0.061, 0.027, 0.095];
const built = (
  changes?: Partial<ReportFacts>,
  difference: Numbers | null = helping,
  remarks: Message[] = [],
) => buildReport(facts(changes), judged(difference), remarks);
const english = (changes?: Partial<ReportFacts>, difference?: Numbers | null): string[] =>
  built(changes, difference).summary.map((message) => say(plainEnglish, message));
/** The best use of the source gains `difference`. */
const answer = (difference: Numbers, pooled: Numbers): string =>
  english({ strategies: strategies([-0.2, -0.25, -0.15], pooled) }, difference)[0]!;

describe('summary', () => {
  it('gives the answer first, each number with its interval', () => {
    assert.equal(
      answer([0.061, 0.027, 0.095], [0.061, 0.027, 0.095]),
      'Transfer from movies helps: +6.1 points [2.7, 9.5] over training on your 100 labels alone.',
    );
    assert.equal(
      answer([-0.025, -0.038, -0.012], [-0.025, -0.038, -0.012]),
      'Transfer from movies hurts: −2.5 points [−3.8, −1.2] against training on your 100 labels alone.',
    );
    assert.match(
      answer([0.002, -0.005, 0.008], [0.002, -0.005, 0.008]),
      /makes no difference here: \+0\.2 points \[−0\.5, 0\.8\]/,
    );
    assert.match(
      answer([0.009, -0.014, 0.032], [0.009, -0.014, 0.032]),
      /^Too close to call: .* \+0\.9 points \[−1\.4, 3\.2\]/,
    );
  });

  it('says that only pooling hurts, and does not call that a gain', () => {
    const hurting: Numbers = [-0.03, -0.05, -0.01];
    assert.match(
      answer([0.01, -0.02, 0.04], hurting),
      /^Adding all rows of movies hurts: −3\.0 points \[−5\.0, −1\.0\]/,
    );
    const helpful: Numbers = [0.05, 0.02, 0.08];
    const both = english({ strategies: strategies(helpful, hurting) }, helpful);
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
      built({ shift: { measures: [measure('proxy-a-distance', proxy), measure('mmd', mmd)] } })
        .summary.map(({ key }) => key).filter((key) => key.startsWith('summary.distance')); // prettier-ignore
    assert.deepEqual(keys(0.1, 0.1), ['summary.distance.same']);
    assert.deepEqual(keys(0.1, 0.2), ['summary.distance.hidden']);
    assert.deepEqual(keys(0.5, 0.2), ['summary.distance.apart']);
    assert.deepEqual(keys(1.9, 0.2), ['summary.distance.unlike']);
  });

  it('reads the distance next to reference pairs, and says what differs most', () => {
    const pair = (target: string, proxy: number, mmd: number) =>
      ({ source: 'a', target, values: { 'proxy-a-distance': proxy, mmd, vocabulary: 0.3 } }); // prettier-ignore
    const references = [pair('b', 1.5, 0.1), pair('c', 1.7, 0.3), pair('d', 1.9, 0.5)];
    const said = (proxy: number, words: number) => {
      const measures = [
        measure('proxy-a-distance', proxy),
        { ...measure('mmd', words), name: 'vocabulary' as const },
      ];
      return built({ shift: { measures, references, reading: readingOf(measures, references)! } })
        .summary.filter(({ key }) => /^summary\.(distance|differs)/.test(key))
        .map(({ key, args }) => [key, args?.['pair']].filter(Boolean).join(' '));
    };
    assert.deepEqual(said(1.4, 0.2), ['summary.distance.near a → b', 'summary.differs.vectors']);
    assert.deepEqual(said(1.65, 0.5), ['summary.distance.ratherFar a → c', 'summary.differs.words']);
    assert.deepEqual(said(1.95, 0.2), ['summary.distance.far a → d', 'summary.differs.vectors']);
    assert.deepEqual(said(0.1, 0.1), ['summary.distance.same']);
  });

  it('says that a target without labels cannot be judged, and what to expect of it where that is known', () => {
    const target = { ...facts().target, unlabeled: 100, labels: {} };
    const unlabeled = {
      kind: 'compare',
      target,
      strategies: [],
      chosen: 'self-training',
      honest: null,
    } as const;
    const remark: Message = { key: 'engine.remark.targetUnlabeled', args: { name: 'products' } };
    const said = (changes: Partial<ReportFacts>) =>
      built({ ...unlabeled, strategies: [], ...changes }, null, [remark]).summary.map((message) =>
        say(plainEnglish, message),
      );
    const [first, ...others] = said({});
    assert.match(
      first!,
      /^products has no labels that could be used, so whether transfer from movies helps cannot be told\. Label 50 rows/,
    );
    assert.equal(others.length, 2, 'the choice and the distance; the remark would repeat the answer');
    const sourceAtHome = interval([0.921, 0.9, 0.94]);
    assert.match(
      said({ estimatedAccuracy })[0]!,
      /Expect 74 to 88 % accuracy from what was learned on movies/,
    );
    assert.match(
      said({ estimatedAccuracy, sourceAtHome })[0]!,
      /Expect 74 to 88 %.* at home it scores 92\.1/,
    );
  });

  it('sets the estimate beside what was measured', () => {
    const named = strategy('self-training', 0.82, [0.02, 0.01, 0.03]);
    const said = english({ estimatedAccuracy, strategies: [...strategies(helping, helping), named] });
    assert.ok(
      said.includes(
        'Without your labels, 74 to 88 % would have been expected of what was learned from movies; measured on them it is 82.0\u00a0% [80.0, 84.0].',
      ),
      said.join('\n'),
    );
  });

  it('says that another strategy has the better score only where one was pinned', () => {
    const keys = (pinned: boolean, chosen: 'pooled' | 'source-only') =>
      built({ pinned, chosen }).summary.filter(({ key }) => key === 'summary.pinned').length;
    assert.deepEqual(
      [keys(true, 'source-only'), keys(true, 'pooled'), keys(false, 'source-only')],
      [1, 0, 0],
    );
  });

  it('says that the words speak too, where they do', () => {
    const speaking = facts().strategies.map((each) => ({ ...each, lexical: each.name === 'pooled' }));
    const count = (chosen: 'pooled' | 'source-only') =>
      built({ strategies: speaking, chosen }).summary.filter(({ key }) => key === 'summary.lexical').length;
    assert.deepEqual([count('pooled'), count('source-only')], [1, 0]);
  });

  it('names the cause of harm: the first condition that is not met, else in doubt, else none', () => {
    const harm: Numbers = [-0.05, -0.08, -0.02];
    const accuracy = (mean: number) => interval([mean, mean - 0.02, mean + 0.02]);
    const cause = (sourceOnly: number, targetOnly: number, home: number) => {
      const said = (name: 'source-only' | 'target-only', mean: number) => ({
        ...strategy(name, mean, null),
        accuracy: accuracy(mean),
      });
      const both = [said('target-only', targetOnly), said('source-only', sourceOnly)];
      return built({ strategies: both, sourceAtHome: accuracy(home) }, harm).summary[1]!.key;
    };
    assert.equal(cause(0.5, 0.95, 0.9), 'summary.cause.similar-tasks');
    assert.equal(cause(0.75, 0.95, 0.9), 'summary.cause.near-distributions');
    assert.equal(cause(0.85, 0.55, 0.9), 'summary.cause.suitable-model');
    assert.equal(cause(0.65, 0.95, 0.66), 'summary.cause.similar-tasks', 'in doubt');
    assert.equal(cause(0.88, 0.95, 0.9), 'summary.cause.unclear');
  });

  it('speaks of no transfer when there is no source', () => {
    const alone = { strategies: [strategy('target-only', 0.8, null)], chosen: 'target-only' } as const;
    const said = english(
      { ...alone, strategies: [...alone.strategies], source: null, shift: { measures: [] } },
      null,
    );
    assert.deepEqual(said.map((text) => text.slice(0, 20)), ['Trained on your 100 ', 'Expect 86.1\u00a0% accura']); // prettier-ignore
  });

  it('closes with remarks: few rows, samples, shortened and skipped rows, then the given ones', () => {
    const { source, target } = facts();
    const said = built(
      {
        source: { ...source!, shortened: 0.25, skipped: 2 },
        target: { ...target, rows: 12, shortened: 0.001, skipped: 3 },
        shift: { measures: [] },
      },
      helping,
      [{ key: 'engine.remark.skippedRows', args: { name: 'products', count: 3, rows: '4' } }],
    ).summary;
    assert.deepEqual(said.slice(-4).map(({ key, args }) => [key, args?.['name']]), [
      ['summary.remark.fewRows', undefined],
      ['summary.remark.shortened', 'movies'],
      ['summary.remark.skipped', 'movies'],
      ['engine.remark.skippedRows', 'products'],
    ]); // prettier-ignore
    const large = { source: { ...source!, rows: 1500 }, target: { ...target, rows: 1001 } };
    assert.equal(built(large).summary.at(-1)!.key, 'summary.remark.sampled');
  });

  it('fills every slot it uses, in a report that the schema accepts', () => {
    const flip = { word: 'light', source: interval([-1, -2, -0.1]), target: interval([1, 0.2, 2]), sourceCount: 12, targetCount: 20 }; // prettier-ignore
    const report = built({ words: { distinctive: [], polarityFlips: [flip], pivots: [] } });
    assert.deepEqual(v.parse(reportSchema, report), report);
    for (const message of report.summary) assert.doesNotMatch(say(plainEnglish, message), /\{\w+\}/);
    assert.ok(report.summary.some(({ key, args }) => key === 'summary.flips' && args?.['word'] === 'light'));
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
