import assert from 'node:assert/strict';
import type { ReportFacts } from '../../../src/core/report/buildReport';
import type { Judged } from '../../../src/core/report/verdict';
import { judge } from '../../../src/core/report/verdict';
import { plainEnglish, say } from '../../../src/protocol/message';
import type { NextStep } from '../../../src/protocol/report';
import type { Numbers } from './facts';
import { estimatedAccuracy, facts, interval, judged, measure, strategies, strategy } from './facts';

const low: Numbers = [-0.2, -0.25, -0.15];
const target = { ...facts().target, rows: 1100, unlabeled: 1000 };

function next(
  difference: Numbers | null,
  changes: Partial<ReportFacts> = {},
  useless: Judged['useless'] = null,
): NextStep {
  const { nextStep } = judge(facts(changes), judged(difference, useless))!;
  assert.doesNotMatch(say(plainEnglish, nextStep!.reason), /\{\w+\}/);
  return nextStep!;
}

describe('the next step', () => {
  it('after help is to use the model, saved or not', () => {
    assert.equal(next([0.05, 0.02, 0.08]).action, 'try-model');
    assert.equal(next([0.05, 0.02, 0.08], { kind: 'compare' }).action, 'fine-tune');
  });

  it('after no difference is to leave the source out, unless it is', () => {
    assert.equal(next([0.002, -0.005, 0.008], { chosen: 'pooled' }).action, 'train-without-source');
    assert.equal(next([0.002, -0.005, 0.008], { chosen: 'target-only' }).action, 'try-model');
  });

  it('after harm answers the condition that failed, similar tasks first', () => {
    const harm: Numbers = [-0.05, -0.08, -0.02];
    const accuracy = (mean: number) => interval([mean, mean - 0.02, mean + 0.02]);
    const after = (sourceOnly: number, targetOnly: number, home: number) => {
      const said = (name: 'source-only' | 'target-only', mean: number) => ({
        ...strategy(name, mean, null),
        accuracy: accuracy(mean),
      });
      const both = [said('target-only', targetOnly), said('source-only', sourceOnly)];
      const { action, reason } = next(harm, { strategies: both, sourceAtHome: accuracy(home) });
      return [action, reason.key];
    };
    assert.deepEqual(after(0.5, 0.55, 0.9), ['find-source', 'next.find-source']);
    assert.deepEqual(after(0.75, 0.55, 0.9), ['find-source', 'next.find-source.encoder']);
    assert.deepEqual(after(0.75, 0.85, 0.9), ['find-source', 'next.find-source']);
    assert.deepEqual(after(0.88, 0.95, 0.9), ['train-without-source', 'next.train-without-source']);
  });

  it('without a verdict is to match the labels, or to use the model', () => {
    const source = { ...facts().source!, hash: '0f' };
    const alone = {
      strategies: [strategy('target-only', 0.8, null)],
      chosen: 'target-only',
      source,
    } as const;
    const after = (useless: Judged['useless']) =>
      next(null, { ...alone, strategies: [...alone.strategies] }, useless).action;
    assert.deepEqual([after('labelsDiffer'), after('unlabeled')], ['match-labels', 'try-model']);
    // the built-in reviews have labels that cannot be read otherwise
    const builtIn = { ...alone, strategies: [...alone.strategies], source: facts().source };
    assert.equal(next(null, builtIn, 'labelsDiffer').action, 'find-source');
  });

  it('without target labels is to label 50 rows, or as many as there are; without any labels to find some', () => {
    const target = { ...facts().target, rows: 300, unlabeled: 300, labels: {} };
    const none = { strategies: [], chosen: null, honest: null, target };
    const known = { ...none, chosen: 'self-training', estimatedAccuracy } as const;
    const step = next(null, { ...known, strategies: [] });
    assert.deepEqual([step.action, step.rows], ['label-rows', 50]);
    assert.equal(next(null, { ...known, strategies: [], target: { ...target, unlabeled: 30 } }).rows, 30);
    const { action, reason } = next(null, none, 'unlabeled');
    assert.deepEqual([action, reason.key], ['find-source', 'next.find-source.labels']);
  });
});

describe('labels that would decide', () => {
  const rows = (difference: Numbers, changes: Partial<ReportFacts> = {}) =>
    next(difference, { target, strategies: strategies(low, low.map(Math.abs) as Numbers), ...changes }).rows;

  it('narrow a half-width of 3 points to the 2 that are seen: 100 x ((3/2)^2 - 1) = 125, in tens 130', () => {
    assert.equal(rows([0.02, -0.01, 0.05]), 130);
  });

  it('or to the point that makes no difference: half-width 1.5, 100 x (1.5^2 - 1) = 125', () => {
    assert.equal(rows([0, -0.015, 0.015]), 130);
    // seen 0.3: 0.7 to the point; 100 x ((1.2 / 0.7)^2 - 1) = 193.9
    assert.equal(rows([0.003, -0.009, 0.015]), 200);
  });

  it('grow with the rows there are, and are at least 20 and at most 500', () => {
    assert.equal(rows([0.02, -0.01, 0.05], { honest: { ...facts().honest!, rows: 200 } }), 250);
    assert.equal(rows([0.02, -0.001, 0.041]), 20); // 100 x ((2.1 / 2)^2 - 1) = 10.25
    assert.equal(rows([0.009, -0.014, 0.032]), 500); // 100 x ((2.3 / 0.9)^2 - 1) = 553.1
  });

  it('are asked for only as far as there are unlabeled rows; without any, new rows are needed', () => {
    const step = next([0.02, -0.01, 0.05], { target: { ...target, unlabeled: 40 } });
    assert.deepEqual([step.action, step.rows, step.reason.args], ['label-rows', 40, { rows: 130 }]);
    const full = next([0.02, -0.01, 0.05], { target: { ...target, unlabeled: 0 } });
    assert.deepEqual([full.action, full.rows, full.reason.key], ['try-model', undefined, 'next.add-rows']);
  });
});

describe('the measured distance', () => {
  it('alone does not send anyone away from a source that helps', () => {
    const shift = { measures: [measure('proxy-a-distance', 1.99), measure('mmd', 0.9)] };
    assert.equal(next([0.05, 0.02, 0.08], { shift, sourceAtHome: interval([0.95, 0.94, 0.96]) }).action, 'try-model'); // prettier-ignore
  });
});
