import type { MatrixCell, MatrixReport } from '../../protocol/matrix';
import { cellAt } from '../../protocol/matrix';
import type { MessageArguments, MessageKey } from '../../protocol/message';
import { percent } from './figures';
import { cutToWidth, displayWidth, textTable } from './textTable';
import { summary } from './summary';

type Say = (key: MessageKey, args?: MessageArguments) => string;

/** Columns of a terminal that a domain's name may take. */
const nameWidth = 18;
const none = '–';

/** The answer first, then the two tables, then why something is not known. */
export function renderMatrix(matrix: MatrixReport, say: Say): string {
  const sections = [
    summary(matrix.summary, say),
    `${say('cli.matrix.accuracy')}\n${table(matrix, say, (source, target) => accuracyText(matrix, source, target))}`,
    `${say('cli.matrix.distance')}\n${table(matrix, say, (source, target) => distanceText(cellAt(matrix, source, target)))}`,
    reasons(matrix, say),
  ];
  return sections.filter(Boolean).join('\n\n');
}

function table(matrix: MatrixReport, say: Say, cell: (source: number, target: number) => string): string {
  const { domains, order } = matrix;
  const targets = order.filter((index) => !domains[index]!.builtIn);
  const head = [say('view.source'), ...targets.map((target) => short(domains[target]!.name))];
  const rows = order.map((source) => [
    short(domains[source]!.name),
    ...targets.map((target) => cell(source, target)),
  ]);
  return textTable(
    [head, ...rows],
    targets.map((_, i) => i + 1),
  );
}

const short = (name: string): string =>
  displayWidth(name) <= nameWidth ? name : `${cutToWidth(name, nameWidth - 1)}…`;

function accuracyText(matrix: MatrixReport, source: number, target: number): string {
  if (source === target) {
    const home = matrix.home[source];
    return home ? `(${percent(home.mean)})` : none;
  }
  const accuracy = cellAt(matrix, source, target)?.accuracy;
  if (!accuracy) return none;
  const best = matrix.rankings[target]![0] === source ? '*' : '';
  if (accuracy.method === 'measured') return percent(accuracy.mean) + best;
  // an estimate is a range: its middle alone would promise an order that it does not know
  const [low, high] = [accuracy.low, accuracy.high].map((rate) => (100 * rate).toFixed(0));
  return `~${low}–${high}${best}`;
}

const distanceText = (cell: MatrixCell | undefined): string => cell?.distance?.value.toFixed(2) ?? none;

/** Each reason once. */
function reasons({ cells }: MatrixReport, say: Say): string {
  const told = cells.flatMap(({ reason }) => (reason ? [say(reason.key, reason.args)] : []));
  if (told.length === 0) return '';
  return [say('cli.matrix.unknown'), ...[...new Set(told)].map((reason) => `  ${reason}`)].join('\n');
}
