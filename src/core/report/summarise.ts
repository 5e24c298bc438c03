import type { Interval } from '../../protocol/interval';
import type { Message, MessageKey } from '../../protocol/message';
import type { Report, StrategyName, TransferVerdict, Verdict } from '../../protocol/report';
import { causeOf } from './conditions';
import { distanceSentence } from './distanceSentence';
import { percent, percentInterval, points, pointsInterval } from './format';
import { rowsToCheck } from './nextStep';
import { ownRemarks } from './remarks';
import { topicSentence } from './topicSentence';

type Facts = Omit<Report, 'summary'>;

/**
 * The report in sentences: the answer first (does transfer help?), then what was saved and what to expect of
 * it, how far apart the domains are, and remarks: what the report itself shows, then the given ones (but for
 * one that the answer has said already).
 * @param best what the score alone would have chosen
 */
export function summarise(report: Facts, best: StrategyName | null, remarks: Message[]): Message[] {
  const first = answer(report);
  const unlabeled = first.some(({ key }) => unlabeledAnswers.includes(key));
  const given = remarks.filter(({ key }) => !(unlabeled && key === 'engine.remark.targetUnlabeled'));
  const [foreign, others] = [given.filter(isForeign), given.filter((each) => !isForeign(each))];
  return [
    ...first,
    ...byMacroF1(report),
    ...foreign,
    ...chosen(report, best),
    ...expected(report),
    ...distanceSentence(report),
    ...flips(report),
    ...topicSentence(report),
    ...ownRemarks(report, given),
    ...others,
  ];
}

/** It changes how all the rest is to be read. */
const isForeign = ({ key }: Message): boolean => key === 'engine.remark.notEnglish';

const unlabeledAnswers: readonly MessageKey[] = [
  'summary.neitherLabeled',
  'summary.noTargetLabels',
  'summary.expect',
  'summary.expect.home',
];

function answer(report: Facts): Message[] {
  const { source, target, verdict, strategies } = report;
  const n = labeledRows(report);
  if (verdict?.transfer) return verdictSentences(report, verdict, verdict.transfer);
  if (!source) return n > 0 ? [{ key: 'summary.targetOnly', args: { n, target: target.name } }] : [];
  if (strategies.length === 0) return [unlabeledAnswer(report)];
  return [{ key: 'summary.notCompared', args: { source: source.name, target: target.name } }];
}

function unlabeledAnswer({ source, target, estimatedAccuracy, sourceAtHome }: Facts): Message {
  const args = {
    source: source!.name,
    target: target.name,
    rows: Math.min(rowsToCheck, target.unlabeled || rowsToCheck),
  };
  const labels = Object.keys({ ...source!.labels, ...target.labels });
  if (labels.length === 0) return { key: 'summary.neitherLabeled', args };
  if (!estimatedAccuracy) return { key: 'summary.noTargetLabels', args };
  const range = { ...args, ...wholePercents(estimatedAccuracy) };
  if (!sourceAtHome) return { key: 'summary.expect', args: range };
  return { key: 'summary.expect.home', args: { ...range, home: percent(sourceAtHome.mean) } };
}

const wholePercents = ({ low, high }: { low: number; high: number }) => ({
  low: (low * 100).toFixed(0),
  high: (high * 100).toFixed(0),
});

function verdictSentences(report: Facts, verdict: Verdict, transfer: TransferVerdict): Message[] {
  const { difference, pooledDifference } = verdict;
  const say = (key: MessageKey, by: Interval): Message => ({
    key,
    args: {
      source: report.source!.name,
      n: labeledRows(report),
      difference: points(by.mean),
      interval: pointsInterval(by),
    },
  });
  const poolingCosts = pooledDifference && pooledDifference.high < 0 ? pooledDifference : null;
  const byPooling = transfer === 'negative' && difference!.high >= 0;
  const first = byPooling
    ? say('summary.negativeByPooling', poolingCosts!)
    : say(`summary.${transfer}`, difference!);
  const pooling =
    poolingCosts && !byPooling && transfer !== 'negative' ? [say('summary.poolingHurts', poolingCosts)] : [];
  return [first, ...cause(report, verdict, transfer), ...pooling];
}

/** Only for harm: the condition that is not met, else one in doubt. */
function cause({ source, target }: Facts, { conditions }: Verdict, transfer: TransferVerdict): Message[] {
  if (transfer !== 'negative') return [];
  const found = causeOf(conditions, 'not-met') ?? causeOf(conditions, 'in-doubt');
  const args = { source: source!.name, target: target.name };
  return [{ key: found ? `summary.cause.${found}` : 'summary.cause.unclear', args }];
}

function byMacroF1({ selectedBy, target }: Facts): Message[] {
  return selectedBy === 'macroF1' ? [{ key: 'summary.macroF1', args: { target: target.name } }] : [];
}

/** Without a source there was no choice to tell of. */
function chosen(report: Facts, best: StrategyName | null): Message[] {
  const { kind, chosen: name, source, pinned, strategies, selectedBy } = report;
  if (!name || !source) return [];
  const key = `summary.${kind === 'fine-tune' ? 'saved' : 'best'}.${name}` as const;
  const lexical = strategies.find((strategy) => strategy.name === name)?.lexical;
  const said: Message[] = [name === 'target-only' ? { key } : { key, args: { source: source.name } }];
  if (lexical) said.push({ key: 'summary.lexical' });
  const score = (of: StrategyName) => strategies.find((each) => each.name === of)?.[selectedBy].mean ?? 0;
  const ahead = strategies.some((each) => score(each.name) > score(name) + 1e-9);
  if (pinned && best && best !== name && ahead) said.push({ key: 'summary.pinned' });
  if (!pinned && ahead && name === 'self-training') said.push({ key: 'summary.start' });
  return said;
}

function expected({ honest, target, source, estimatedAccuracy, strategies }: Facts): Message[] {
  if (!honest) return [];
  const { accuracy, rows } = honest;
  const numbers = { accuracy: percent(accuracy.mean), interval: percentInterval(accuracy), rows };
  const said: Message[] = [{ key: 'summary.expected', args: { ...numbers, target: target.name } }];
  const measured = strategies.find(({ name }) => name === estimatedAccuracy?.strategy)?.accuracy;
  if (!estimatedAccuracy || !measured || !source) return said;
  const beside = { accuracy: percent(measured.mean), interval: percentInterval(measured) };
  const args = { ...beside, ...wholePercents(estimatedAccuracy), source: source.name };
  return [...said, { key: 'summary.estimatedBeside', args }];
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
