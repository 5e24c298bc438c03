import type { MessageArguments, MessageKey } from '../../protocol/message';
import { namesOf } from '../../protocol/readOptions';
import type { Inspection } from '../../protocol/table';
import { summary } from './summary';
import { textTable } from './textTable';

type Say = (key: MessageKey, args?: MessageArguments) => string;

const delimiterNames: Record<string, string> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'pipe' };
/** Labels, and rows that could not be read, that are listed. */
const shownLabels = 30;
const shownSkipped = 10;
/** Characters of an example. */
const shownText = 60;

/** All that was understood of a table, what matters first. */
export function renderInspection(found: Inspection, say: Say): string {
  return [
    [fileLines(found, say), columnLine(found, say)].join('\n'),
    schemeLines(found, say),
    labelTable(found, say),
    columnTable(found, say),
    skippedRows(found, say),
    summary(found.remarks, say),
    proposal(found, say),
    found.confident ? '' : say('cli.unsure'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function fileLines(found: Inspection, say: Say): string {
  const { rows, unlabeled, leftOut, skipped, encoding, delimiter, kind, header, drawnFrom } = found;
  const counts = say('cli.inspect.rows', { rows, unlabeled, leftOut, skipped });
  const drawn = drawnFrom === null ? '' : `\n${say('cli.inspect.drawn', { count: drawnFrom })}`;
  const name = delimiterNames[delimiter] ?? (delimiter || say('cli.none'));
  const form =
    kind === 'delimited'
      ? say(header ? 'cli.inspect.delimited' : 'cli.inspect.noHeader', { encoding, delimiter: name })
      : say('cli.inspect.kind', { kind, encoding });
  return `${counts}${drawn}\n${form}`;
}

function columnLine({ textColumn, labelColumn }: Inspection, say: Say): string {
  return say('cli.columns', { text: textColumn ?? say('cli.none'), label: labelColumn ?? say('cli.none') });
}

/** The scheme that is taken, then the others. */
function schemeLines({ schemes }: Inspection, say: Say): string {
  const sentences = schemes.flatMap(({ says }) => (says ? [say(says.key, says.args)] : []));
  const [first, ...others] = sentences;
  if (first === undefined) return '';
  return [
    say('cli.inspect.scheme', { scheme: first }),
    ...others.map((other) => `  ${say('cli.inspect.otherScheme', { scheme: other })}`),
  ].join('\n');
}

/** Each label as it is written with what it is read as; only the classes where nothing is read differently. */
function labelTable({ writtenLabels, labels, mapping = {} }: Inspection, say: Say): string {
  const changed = Object.keys(mapping).length > 0;
  const read = (label: string) => {
    const name = Object.hasOwn(mapping, label) ? mapping[label]! : label;
    return name === null ? say('cli.inspect.leftOut') : name === '' ? say('cli.inspect.unlabeled') : name;
  };
  const all = Object.entries(changed ? writtenLabels : labels);
  if (all.length === 0) return '';
  const rows = all
    .slice(0, shownLabels)
    .map(([label, count]) => [oneLine(label), String(count), ...(changed ? [read(label)] : [])]);
  const head = [say('cli.label'), say('cli.rows'), ...(changed ? [say('cli.inspect.readAs')] : [])];
  const more = all.length - rows.length;
  const classes = changed
    ? `\n\n${textTable([[say('cli.inspect.class'), say('cli.rows')], ...counted(labels)], [1])}`
    : '';
  return (
    textTable([head, ...rows], [1]) +
    (more > 0 ? `\n${say('cli.inspect.more', { count: more })}` : '') +
    classes
  );
}

function counted(labels: Record<string, number>): string[][] {
  return Object.entries(labels)
    .slice(0, shownLabels)
    .map(([label, count]) => [oneLine(label), String(count)]);
}

function columnTable({ columns, textColumn, labelColumn }: Inspection, say: Say): string {
  const texts = textColumn === null ? [] : [textColumn, ...(namesOf(textColumn) ?? [])];
  const role = (name: string) =>
    texts.includes(name) ? say('cli.inspect.text') : name === labelColumn ? say('cli.inspect.label') : '';
  const rows = columns.map(({ name, why, sample }) => [
    name,
    role(name),
    say(why.key, why.args),
    oneLine(sample.find((value) => value.trim() !== '') ?? ''),
  ]);
  const head = [
    say('cli.column'),
    say('cli.inspect.takenAs'),
    say('cli.inspect.why'),
    say('cli.inspect.example'),
  ];
  return textTable([head, ...rows]);
}

function skippedRows({ skippedRows }: Inspection, say: Say): string {
  const lines = skippedRows.slice(0, shownSkipped).map(({ row, line, reason }) => {
    const why = say(reason.key, reason.args);
    return line === null
      ? say('cli.inspect.skippedRow', { row, why })
      : say('cli.inspect.skippedLine', { row, line, why });
  });
  return lines.length === 0
    ? ''
    : [say('cli.inspect.skipped'), ...lines.map((line) => `  ${line}`)].join('\n');
}

function proposal({ proposal }: Inspection, say: Say): string {
  if (!proposal) return '';
  const pairs = Object.entries(proposal.mapping).map(
    ([from, to]) => `${from} → ${to ?? say('cli.inspect.leftOut')}`,
  );
  const labels = pairs.join(', ') || proposal.labels.join(', ');
  return say(proposal.sure ? 'cli.inspect.proposal' : 'cli.inspect.proposalUnsure', { labels });
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > shownText ? line.slice(0, shownText - 1) + '…' : line;
}
