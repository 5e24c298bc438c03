import type { Interval } from '../../protocol/interval';
import type { MessageArguments, MessageKey } from '../../protocol/message';
import type { Measure, ReferencePair } from '../../protocol/distances';
import { inBand, nearestReference, pairName } from '../../protocol/distances';
import type { DistinctiveWord, Domain, NextStep, Report, WordAssociation } from '../../protocol/report';
import { sliceName } from '../../protocol/sliceName';
import { figure, percent, percentInterval, pointsInterval } from './figures';
import { similarity } from './similarity';
import type { RunFiles } from './stepCommand';
import { stepCommand } from './stepCommand';
import { summary } from './summary';
import { textTable } from './textTable';

type Say = (key: MessageKey, args?: MessageArguments) => string;

/** Words a line. */
const shownWords = 10;
/** Labels a line. */
const shownLabels = 12;

/**
 * The report as a terminal shows it: the domains, strategies, what is expected without labels, distances, words;
 * then the verdict with its conditions, and the sentences last, where a reader looks first.
 */
export function renderReport(report: Report, say: Say, files: RunFiles): string {
  const sections = [
    [report.target, report.source]
      .filter((domain) => domain !== null)
      .map((domain) => domainLine(domain, say))
      .join('\n'),
    strategies(report, say),
    estimate(report, say),
    worstSlice(report, say),
    distances(report, say),
    words(report, say),
    similarity(report, say),
    verdict(report, say, files),
    summary(report.summary, say),
  ];
  return sections.filter(Boolean).join('\n\n');
}

function domainLine({ name, rows, labels }: Domain, say: Say): string {
  const counts = Object.entries(labels).map(([label, count]) => `${label} ${count}`);
  return say('cli.domain', {
    name,
    rows,
    labels: counts.slice(0, shownLabels).join(', ') || say('cli.unlabeled'),
  });
}

function strategies({ strategies, chosen, kind, pinned, selectedBy }: Report, say: Say): string {
  if (strategies.length === 0) return '';
  const usual = say(kind === 'fine-tune' ? 'cli.saved' : 'cli.best');
  const mark = pinned ? say('view.strategies.pinned') : usual;
  const againstSource = strategies.some(({ differenceToSource }) => differenceToSource !== null);
  const points = (value: Interval | null) => (value ? pointsInterval(value) : '');
  const rows = strategies.map(({ name, accuracy, macroF1, difference, differenceToSource, lexical }) => [
    name,
    percentInterval(accuracy),
    percentInterval(macroF1),
    points(difference),
    ...(againstSource ? [points(differenceToSource)] : []),
    [name === chosen ? `← ${mark}` : '', lexical ? say('view.strategies.lexical') : '']
      .filter(Boolean)
      .join(', '),
  ]);
  const head = [
    say('cli.strategy'),
    say('cli.accuracy'),
    say('cli.macroF1'),
    say(selectedBy === 'macroF1' ? 'cli.againstMacroF1' : 'cli.against'),
    ...(againstSource ? [say('cli.againstSource')] : []),
    '',
  ];
  return textTable([head, ...rows]);
}

function estimate({ estimatedAccuracy }: Report, say: Say): string {
  if (!estimatedAccuracy) return '';
  const { strategy, low, high, methods, rows, shares } = estimatedAccuracy;
  const whole = (rate: number) => (100 * rate).toFixed(0);
  const byShare = Object.entries(shares).toSorted(([, a], [, b]) => b - a);
  const listed = byShare.slice(0, shownLabels).map(([label, share]) => `${label} ${whole(share)} %`);
  return [
    say('cli.estimated', { low: whole(low), high: whole(high), strategy, rows }),
    textTable(
      methods.map(({ name, value }) => [`  ${say(`view.estimate.method.${name}`)}`, `${percent(value)} %`]),
      [1],
    ),
    listed.length > 0 ? say('cli.estimatedShares', { shares: listed.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/** The worst part of the rows, where it is surely worse than the whole. */
function worstSlice({ slices, failures, source }: Report, say: Say): string {
  const worst = slices.find(({ surelyWorse }) => surelyWorse);
  if (!worst || !failures) return '';
  const right = failures.confusion.reduce((sum, counts, label) => sum + (counts[label] ?? 0), 0);
  const { key, args } = sliceName(worst, source?.name ?? '');
  return say('cli.worstSlice', {
    slice: say(key, args),
    accuracy: percentInterval(worst.accuracy),
    overall: `${percent(right / failures.rows)} %`,
    rows: worst.rows,
    count: slices.length,
  });
}

/** The word, each condition with its evidence, and the step that follows. */
function verdict({ verdict }: Report, say: Say, files: RunFiles): string {
  if (!verdict) return '';
  const { transfer, conditions, nextStep } = verdict;
  const lines = conditions.map(({ name, state, evidence }) =>
    say('cli.condition', {
      name: say(`view.condition.${name}`),
      state: say(`view.state.${state}`),
      evidence: say(evidence.key, evidence.args),
    }),
  );
  return [
    transfer ? say('cli.verdict', { verdict: say(`view.verdict.${transfer}`) }) : '',
    ...lines,
    nextStep ? stepLine(nextStep, say, files) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function stepLine(step: NextStep, say: Say, files: RunFiles): string {
  const { reason } = step;
  return say('cli.nextStep', { command: stepCommand(step, files), reason: say(reason.key, reason.args) });
}

function distances({ shift: { measures, references = [] } }: Report, say: Say): string {
  if (measures.length === 0) return '';
  const known = references.length > 0;
  const rows = measures.map((measure) => [
    measureName(measure, say),
    figure(measure.value),
    `[${figure(measure.nullBand[0])}, ${figure(measure.nullBand[1])}]`,
    measure.p === null ? '' : figure(measure.p),
    ...(known ? [likeness(measure, references, say)] : []),
  ]);
  const head = [say('cli.distance'), say('cli.value'), say('cli.nullBand'), 'p'];
  return textTable([[...head, ...(known ? [say('cli.like')] : [])], ...rows], [1, 3]);
}

function measureName({ name, estimated }: Measure, say: Say): string {
  const plain = say(`cli.distance.${name}`);
  return estimated ? say('cli.distance.estimated', { name: plain }) : plain;
}

/** Reference pairs have equal label shares, so a label shift is like none of them. */
function likeness(measure: Measure, references: readonly ReferencePair[], say: Say): string {
  if (inBand(measure)) return say('cli.like.same');
  const nearest = measure.name === 'label-shift' ? null : nearestReference(measure, references);
  return nearest ? pairName(nearest) : '';
}

function words({ words, source, target }: Report, say: Say): string {
  if (!source) return '';
  const side = (name: 'source' | 'target') => words.distinctive.filter((word) => word.side === name);
  const lines: [string, string[]][] = [
    [say('cli.words', { name: target.name }), side('target').map(counted)],
    [say('cli.words', { name: source.name }), side('source').map(counted)],
    [say('cli.flips'), words.polarityFlips.map(signed)],
    [say('cli.pivots'), words.pivots.map(signed)],
  ];
  const rows = lines.filter(([, list]) => list.length > 0);
  return textTable(rows.map(([name, list]) => [name, list.slice(0, shownWords).join(', ')]));
}

/** battery (142) */
function counted({ word, side, sourceCount, targetCount }: DistinctiveWord): string {
  return `${word} (${side === 'source' ? sourceCount : targetCount})`;
}

/** light (- +): the sign in the source, then in the target. */
function signed({ word, source, target }: WordAssociation): string {
  const sign = (value: number) => (value > 0 ? '+' : '−');
  return `${word} (${sign(source.mean)} ${sign(target.mean)})`;
}
