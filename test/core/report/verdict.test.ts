import assert from 'node:assert/strict';
import type { Useless } from '../../../src/core/report/conditions';
import { conditionsOf } from '../../../src/core/report/conditions';
import type { ReportFacts } from '../../../src/core/report/buildReport';
import { judge, transferVerdict } from '../../../src/core/report/verdict';
import { plainEnglish, say } from '../../../src/protocol/message';
import type { ConditionName, ConditionState } from '../../../src/protocol/report';
import type { Numbers } from './facts';
import { estimatedAccuracy, facts, interval, judged, measure, strategies, strategy } from './facts';

const hurting: Numbers = [-0.03, -0.05, -0.01];

describe('verdict', () => {
  const word = (difference: Numbers, pooled: Numbers | null = null) =>
    transferVerdict(interval(difference), pooled && interval(pooled));

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
    assert.equal(word([0.01, -0.02, 0.04], hurting), 'negative');
    assert.equal(word([0.002, -0.005, 0.008], hurting), 'negative');
    assert.equal(word([0.05, 0.02, 0.08], hurting), 'helpful');
    assert.equal(word([0.01, -0.02, 0.04], [-0.03, -0.06, 0]), 'undecided');
  });

  it('stands at its borders: 0 is not above 0, and a whole point is within a point', () => {
    assert.equal(word([0.05, 0, 0.1]), 'undecided');
    assert.equal(word([-0.05, -0.1, 0]), 'undecided');
    assert.equal(word([0, -0.01, 0.01]), 'harmless');
    assert.equal(word([0, -0.0101, 0.01]), 'undecided');
  });

  it('rests on the difference that was chosen inside the folds, not on the best figure in the table', () => {
    const lucky = strategies([-0.1, -0.15, -0.05], [0.061, 0.027, 0.095]);
    const verdict = judge(facts({ strategies: lucky }), judged([0.01, -0.02, 0.04]))!;
    assert.deepEqual([verdict.transfer, verdict.strategy], ['undecided', 'pooled']);
    assert.deepEqual(verdict.difference, interval([0.01, -0.02, 0.04]));
    assert.deepEqual(verdict.pooledDifference, interval([0.061, 0.027, 0.095]));
  });

  it('is none without a source, and unknown without a difference', () => {
    assert.equal(judge(facts({ source: null }), judged([0.05, 0.02, 0.08])), null);
    const alone = facts({ strategies: [strategy('target-only', 0.8, null)], chosen: 'target-only' });
    const verdict = judge(alone, judged(null))!;
    assert.deepEqual([verdict.transfer, verdict.strategy, verdict.pooledDifference], [null, null, null]);
    assert.equal(verdict.conditions.length, 3);
  });
});

describe('the conditions for transfer', () => {
  const found = (name: ConditionName, changes: Partial<ReportFacts>, useless: Useless | null = null) => {
    const { state, evidence } = conditionsOf(facts(changes), useless).find((each) => each.name === name)!;
    assert.doesNotMatch(say(plainEnglish, evidence), /\{\w+\}/);
    return { state, key: evidence.key };
  };
  const state = (...args: Parameters<typeof found>): ConditionState => found(...args).state;
  const sourceOnly = (mean: number, low: number, high: number) => [
    { ...strategy('source-only', mean, null), accuracy: interval([mean, low, high]) },
  ];
  const targetOnly = (low: number, high: number) => [
    { ...strategy('target-only', 0.5, null), accuracy: interval([(low + high) / 2, low, high]) },
  ];
  const near = { shift: { measures: [measure('proxy-a-distance', 0.12), measure('mmd', 0.12)] } };
  const home = (mean: number) => interval([mean, mean - 0.02, mean + 0.02]);

  // always answering the largest class is right for 1/2: 0.4 of the rest of the way is 0.7, 0.15 of it 0.575
  it('similar tasks: the source surely goes 0.4 of the way, or surely not even 0.15', () => {
    const similar = (low: number, high: number) =>
      state('similar-tasks', { strategies: sourceOnly((low + high) / 2, low, high) });
    assert.equal(similar(0.7001, 0.9), 'met');
    assert.equal(similar(0.6999, 0.9), 'in-doubt');
    assert.equal(similar(0.5, 0.5751), 'in-doubt');
    assert.equal(similar(0.5, 0.5749), 'not-met');
  });

  it('similar tasks: the way begins at the largest class, here 0.9', () => {
    const target = { ...facts().target, labels: { negative: 10, positive: 90 } };
    const similar = (low: number) => state('similar-tasks', { target, strategies: sourceOnly(low, low, 1) });
    assert.deepEqual([similar(0.939), similar(0.941)], ['in-doubt', 'met']);
  });

  it('similar tasks: by macro F1 where that is what choices go by', () => {
    const target = { ...facts().target, labels: { negative: 10, positive: 90 } };
    const similar = (low: number) => {
      const sourceOnly = { ...strategy('source-only', 0.95, null), macroF1: interval([low, low, 1]) };
      return found('similar-tasks', { target, selectedBy: 'macroF1', strategies: [sourceOnly] });
    };
    // always "positive": F1 of 2 x 0.9 / 1.9 and of 0, on average 0.4737; 0.4 of the rest is 0.6842
    assert.deepEqual([similar(0.6841).state, similar(0.6843).state], ['in-doubt', 'met']);
    assert.equal(similar(0.6).key, 'condition.similar-tasks.macroF1');
  });

  it('similar tasks: not met by other labels, not known without any that could be used', () => {
    const name = 'similar-tasks';
    const none = { strategies: [] };
    const differ = { state: 'not-met', key: `condition.${name}.labelsDiffer` };
    assert.deepEqual(found(name, none, 'labelsDiffer'), differ);
    assert.deepEqual(found(name, none), { state: 'not-known', key: `condition.${name}.unknown` });
    for (const useless of ['unlabeled', 'sameData', 'shared'] as const) {
      const expected = { state: 'not-known', key: `condition.${name}.useless` };
      assert.deepEqual(found(name, none, useless), expected);
    }
  });

  it('near distributions: met where a simple model cannot tell them apart', () => {
    const name = 'near-distributions';
    assert.deepEqual(found(name, near), { state: 'met', key: `condition.${name}.same` });
    const hidden = { measures: [measure('proxy-a-distance', 0.12), measure('mmd', 0.13)] };
    assert.deepEqual(found(name, { shift: hidden }), { state: 'met', key: `condition.${name}.hidden` });
    assert.equal(state(name, { shift: { measures: [] } }), 'not-known');
    assert.deepEqual(found(name, { strategies: [] }), { state: 'in-doubt', key: `condition.${name}.apart` });
  });

  it('near distributions: else by what the source surely loses: at most 6 points, over 10', () => {
    // half-widths of 3 points at home and 4 here are 5 of the difference
    const sourceAtHome = interval([0.9, 0.87, 0.93]);
    const lost = (here: number) =>
      state('near-distributions', { sourceAtHome, strategies: sourceOnly(here, here - 0.04, here + 0.04) });
    assert.deepEqual([0.8901, 0.8899, 0.7501, 0.7499].map(lost), ['met', 'in-doubt', 'in-doubt', 'not-met']);
  });

  it('near distributions: without labels by the ends of the estimate', () => {
    const expected = (low: number, high: number) => {
      const estimate = { ...estimatedAccuracy, mean: (low + high) / 2, low, high };
      const changes = { strategies: [], sourceAtHome: home(0.9), estimatedAccuracy: estimate };
      return found('near-distributions', changes);
    };
    const key = 'condition.near-distributions.expected';
    // apart, and yet near enough: said in words of its own
    assert.deepEqual(expected(0.8401, 0.9), { state: 'met', key: `${key}.met` });
    assert.deepEqual(expected(0.8399, 0.9), { state: 'in-doubt', key });
    assert.deepEqual(expected(0.7, 0.8001), { state: 'in-doubt', key });
    assert.deepEqual(expected(0.7, 0.7999), { state: 'not-met', key });
  });

  it('a suitable model tells the labels apart on both sides: 0.4 of the way, not even 0.2', () => {
    const name = 'suitable-model';
    const here = (low: number, high: number) => state(name, { strategies: targetOnly(low, high) });
    assert.equal(here(0.7001, 0.9), 'met');
    assert.equal(here(0.6999, 0.9), 'in-doubt');
    assert.equal(here(0.5, 0.5999), 'not-met');
    const both = (atHome: number) =>
      found(name, { strategies: targetOnly(0.7001, 0.9), sourceAtHome: home(atHome) });
    assert.deepEqual(both(0.73), { state: 'met', key: `condition.${name}.both` });
    assert.equal(both(0.71).state, 'in-doubt');
    assert.equal(both(0.57).state, 'not-met');
    assert.deepEqual(found(name, { strategies: [], sourceAtHome: home(0.9) }), {
      state: 'met',
      key: `condition.${name}.source`,
    });
    assert.equal(state(name, { strategies: [] }), 'not-known');
  });
});
