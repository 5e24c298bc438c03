import type { Interval } from '../protocol/interval';
import { withoutRareWords } from '../protocol/rareWords';
import type { Measure, Report, Strategy, WordAssociation } from '../protocol/report';
import type { Say } from './markdown';
import { code, plain, section, sentence, table } from './markdown';

/**
 * The report for a pull request or a wiki: the answer, the conditions, strategies, distances and words as
 * GitHub-flavoured Markdown. Names out of files and tables are escaped: they are text and nothing else. It leaves the
 * machine without the rows' texts, so rare words stay behind.
 */
export function reportMarkdown(given: Report, say: Say): string {
  const { texts: _texts, ...bare } = given;
  const report = withoutRareWords(bare);
  const parts = [
    heading(report, say),
    answer(report, say),
    conditions(report, say),
    nextStep(report, say),
    strategies(report, say),
    distances(report, say),
    words(report, say),
    `<sub>${provenance(report)}</sub>`,
  ];
  return parts.filter(Boolean).join('\n\n') + '\n';
}

function heading({ source, target }: Report, say: Say): string {
  const names = { target: plain(target.name) };
  const title = source
    ? say('view.heading.pair', { ...names, source: plain(source.name) })
    : say('view.heading.alone', names);
  return `## ${title.replace(/[.。]$/, '')}`;
}

function answer({ summary, verdict }: Report, say: Say): string {
  const [first, ...others] = summary.map((message) => sentence(message, say));
  const word = verdict?.transfer ? `**${say(`view.verdict.${verdict.transfer}`)}.** ` : '';
  return [word + (first ?? ''), others.map((each) => `- ${each}`).join('\n')].filter(Boolean).join('\n\n');
}

function conditions({ verdict }: Report, say: Say): string {
  if (!verdict || verdict.conditions.length === 0) return '';
  const rows = verdict.conditions.map(({ name, state, evidence }) => [
    say(`view.condition.${name}`),
    say(`view.state.${state}`),
    sentence(evidence, say),
  ]);
  return table([say('share.condition'), say('share.state'), say('share.evidence')], rows);
}

function nextStep({ verdict }: Report, say: Say): string {
  if (!verdict?.nextStep) return '';
  const { action, rows, reason } = verdict.nextStep;
  const some = action === 'label-rows' && rows === undefined;
  const step = say(some ? 'view.next.label-rows.some' : `view.next.${action}`, { rows: rows ?? 0 });
  return say('cli.nextStep', { step: `**${step}**`, reason: sentence(reason, say) });
}

function strategies({ strategies, chosen }: Report, say: Say): string {
  if (strategies.length === 0) return '';
  const cells = ({ name, accuracy, macroF1, difference, lexical }: Strategy) => {
    const title = say(`view.strategy.${name}`) + (lexical ? ` + ${say('view.strategies.lexical')}` : '');
    const row = [title, percent(accuracy), percent(macroF1), difference ? points(difference) : ''];
    return name === chosen ? row.map((cell) => (cell ? `**${cell}**` : '')) : row;
  };
  const head = [say('cli.strategy'), say('cli.accuracy'), say('cli.macroF1'), say('cli.against')];
  return section(say('view.strategies.title'), table(head, strategies.map(cells), [1, 2, 3]));
}

function distances({ shift }: Report, say: Say): string {
  if (shift.measures.length === 0) return '';
  const cells = ({ name, value, nullBand, p, rows }: Measure) => [
    say(`view.measure.${name}`),
    figure(value),
    `[${figure(nullBand[0])}, ${figure(nullBand[1])}]`,
    p === null ? '' : figure(p),
    String(rows),
  ];
  const head = [say('cli.distance'), say('cli.value'), say('cli.nullBand'), 'p', say('share.rows')];
  return section(say('view.distances.title'), table(head, shift.measures.map(cells), [1, 2, 3, 4]));
}

function words({ words: { distinctive, polarityFlips, pivots }, source, target }: Report, say: Say): string {
  if (!source) return '';
  const of = (side: 'source' | 'target') => distinctive.filter((word) => word.side === side);
  const lists: [string, string[]][] = [
    [say('cli.words', { name: plain(target.name) }), of('target').map(({ word }) => code(word))],
    [say('cli.words', { name: plain(source.name) }), of('source').map(({ word }) => code(word))],
    [say('cli.flips'), polarityFlips.map(signed)],
    [say('cli.pivots'), pivots.map(signed)],
  ];
  const lines = bullets(lists.filter(([, list]) => list.length > 0));
  return lines ? section(say('view.words.title'), lines) : '';
}

const bullets = (lists: [string, string[]][]) =>
  lists.map(([name, list]) => `- ${name}: ${list.join(', ')}`).join('\n');

/** light (- +): the sign in the source, then in the target. */
function signed({ word, source, target }: WordAssociation): string {
  const sign = (value: number) => (value > 0 ? '+' : '−');
  return `${code(word)} (${sign(source.mean)} ${sign(target.mean)})`;
}

const provenance = ({ producedBy, encoder, seed, created }: Report): string =>
  [producedBy, `${encoder.id} ${encoder.dtype}`, `seed ${seed}`, created.slice(0, 10)].map(plain).join(' · ');

const percent = ({ mean, low, high }: Interval) =>
  `${(100 * mean).toFixed(1)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;

/** In percentage points, U+2212 for minus. */
function points({ mean, low, high }: Interval): string {
  const of = (fraction: number) => (100 * fraction).toFixed(1).replace('-', '−');
  return `${mean > 0 ? '+' : ''}${of(mean)} [${of(low)}, ${of(high)}]`;
}

/** Three significant figures. */
function figure(value: number): string {
  const size = Math.abs(value);
  const digits =
    size === 0 || size >= 0.001 ? Number(value.toPrecision(3)).toString() : value.toExponential(1);
  return digits.replaceAll('-', '−');
}
