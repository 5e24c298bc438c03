import type { Interval } from '../../protocol/interval';
import type { Message } from '../../protocol/message';
import type { Domain, Report } from '../../protocol/report';
import { percent, percentInterval, points, pointsInterval } from './format';
import { ownRemarks } from './remarks';
import { distanceSentence } from './distanceSentence';
import { judge, type Judgement } from './verdict';

type Facts = Omit<Report, 'summary'>;

/**
 * The report in sentences: the answer first (does transfer help?), then what was saved and what to expect of
 * it, how far apart the domains are, and remarks: what the report itself shows, then the given ones (but for
 * one that the answer has said already).
 */
export function summarise(report: Facts, remarks: Message[]): Message[] {
  const first = answer(report);
  const unlabeled = first.some(({ key }) => key === 'summary.noTargetLabels');
  const given = remarks.filter(({ key }) => !(unlabeled && key === 'engine.remark.targetUnlabeled'));
  return [
    ...first,
    ...chosen(report),
    ...expected(report),
    ...distanceSentence(report),
    ...flips(report),
    ...ownRemarks(report, given),
    ...given,
  ];
}

function answer(report: Facts): Message[] {
  const { source, target } = report;
  const judgement = judge(report.strategies);
  if (source && judgement) return verdictSentences(source, labeledRows(report), judgement);
  const n = labeledRows(report);
  if (!source) return n > 0 ? [{ key: 'summary.targetOnly', args: { n, target: target.name } }] : [];
  const names = { source: source.name, target: target.name };
  return [{ key: n === 0 ? 'summary.noTargetLabels' : 'summary.notCompared', args: names }];
}

function verdictSentences(source: Domain, n: number, judgement: Judgement): Message[] {
  const { verdict, difference, poolingCosts } = judgement;
  const say = (key: Message['key'], by: Interval): Message => ({
    key,
    args: { source: source.name, n, difference: points(by.mean), interval: pointsInterval(by) },
  });
  if (!poolingCosts) return [say(`summary.${verdict}`, difference)];
  if (verdict === 'negative' && difference.high >= 0) return [say('summary.negativeByPooling', poolingCosts)];
  return [say(`summary.${verdict}`, difference), say('summary.poolingHurts', poolingCosts)];
}

/** Without a source there was no choice to tell of. */
function chosen({ kind, chosen, source }: Facts): Message[] {
  if (!chosen || !source) return [];
  const key = `summary.${kind === 'fine-tune' ? 'saved' : 'best'}.${chosen}` as const;
  return [chosen === 'target-only' ? { key } : { key, args: { source: source.name } }];
}

function expected({ honest, target }: Facts): Message[] {
  if (!honest) return [];
  const { accuracy, rows } = honest;
  const numbers = { accuracy: percent(accuracy.mean), interval: percentInterval(accuracy), rows };
  return [{ key: 'summary.expected', args: { ...numbers, target: target.name } }];
}

function flips({ source, target, words }: Facts): Message[] {
  const strongest = words.polarityFlips[0];
  if (!source || !strongest) return [];
  const count = words.polarityFlips.length;
  const names = { source: source.name, target: target.name };
  return [{ key: 'summary.flips', args: { ...names, count, word: strongest.word } }];
}

/** Those that were learned from, where there was learning: rows of rare labels are left out of it. */
function labeledRows({ honest, target }: Facts): number {
  return honest?.rows ?? target.rows - target.unlabeled;
}
