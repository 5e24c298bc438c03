import type { Message, MessageArguments, MessageKey } from '../../protocol/message';
import type { DistinctiveWord, Domain, Report, WordAssociation } from '../../protocol/report';
import { figure, percentInterval, pointsInterval } from './figures';
import { textTable } from './textTable';

type Say = (key: MessageKey, args?: MessageArguments) => string;

/** Words a line. */
const shownWords = 10;

/** The report as a terminal shows it: the domains, strategies, distances, words, and the sentences last. */
export function renderReport(report: Report, say: Say): string {
  const sections = [
    [report.target, report.source]
      .filter((domain) => domain !== null)
      .map((domain) => domainLine(domain, say))
      .join('\n'),
    strategies(report, say),
    distances(report, say),
    words(report, say),
    report.summary.map(({ key, args }: Message) => say(key, args)).join('\n'),
  ];
  return sections.filter(Boolean).join('\n\n');
}

function domainLine({ name, rows, labels }: Domain, say: Say): string {
  const counts = Object.entries(labels).map(([label, count]) => `${label} ${count}`);
  return say('cli.domain', { name, rows, labels: counts.slice(0, 12).join(', ') || say('cli.unlabeled') });
}

function strategies({ strategies, chosen, kind }: Report, say: Say): string {
  if (strategies.length === 0) return '';
  const mark = say(kind === 'fine-tune' ? 'cli.saved' : 'cli.best');
  const rows = strategies.map(({ name, accuracy, macroF1, difference }) => [
    name,
    percentInterval(accuracy),
    percentInterval(macroF1),
    difference ? pointsInterval(difference) : '',
    name === chosen ? `← ${mark}` : '',
  ]);
  const head = [say('cli.strategy'), say('cli.accuracy'), say('cli.macroF1'), say('cli.against'), ''];
  return textTable([head, ...rows]);
}

function distances({ shift: { measures } }: Report, say: Say): string {
  if (measures.length === 0) return '';
  const rows = measures.map(({ name, value, nullBand, p }) => [
    say(`cli.distance.${name}`),
    figure(value),
    `[${figure(nullBand[0])}, ${figure(nullBand[1])}]`,
    p === null ? '' : figure(p),
  ]);
  return textTable([[say('cli.distance'), say('cli.value'), say('cli.nullBand'), 'p'], ...rows], [1, 3]);
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
