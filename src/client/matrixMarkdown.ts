import type { MatrixCell, MatrixReport } from '../protocol/matrix';
import { cellAt } from '../protocol/matrix';
import type { Say } from './markdown';
import { plain, section, sentence, table } from './markdown';

const none = '–';

/** Several domains at once: the answer, expected accuracy and distance of every pair. Rows are sources. */
export function matrixMarkdown(matrix: MatrixReport, say: Say): string {
  const [first, ...others] = matrix.summary.map((message) => sentence(message, say));
  const parts = [
    `## ${matrix.domains.map(({ name }) => plain(name)).join(', ')}`,
    first ?? '',
    others.map((each) => `- ${each}`).join('\n'),
    section(
      say('cli.matrix.accuracy'),
      cells(matrix, say, (source, target) => accuracy(matrix, source, target)),
    ),
    section(
      say('cli.matrix.distance'),
      cells(matrix, say, (source, target) => distance(cellAt(matrix, source, target))),
    ),
  ];
  return parts.filter(Boolean).join('\n\n') + '\n';
}

function cells(
  { domains, order }: MatrixReport,
  say: Say,
  cell: (source: number, target: number) => string,
): string {
  const targets = order.filter((index) => !domains[index]!.builtIn);
  const name = (index: number) => plain(domains[index]!.name);
  const rows = order.map((source) => [name(source), ...targets.map((target) => cell(source, target))]);
  return table(
    [say('view.source'), ...targets.map(name)],
    rows,
    targets.map((_, i) => i + 1),
  );
}

/** The best source of each target is bold; an estimate is a range; at home stands in brackets. */
function accuracy(matrix: MatrixReport, source: number, target: number): string {
  const percent = (rate: number, digits = 1) => (100 * rate).toFixed(digits);
  if (source === target) {
    const home = matrix.home[source];
    return home ? `(${percent(home.mean)})` : none;
  }
  const found = cellAt(matrix, source, target)?.accuracy;
  if (!found) return none;
  const { method, mean, low, high } = found;
  const text = method === 'measured' ? percent(mean) : `${percent(low, 0)}–${percent(high, 0)}`;
  return matrix.rankings[target]![0] === source ? `**${text}**` : text;
}

const distance = (cell: MatrixCell | undefined): string => cell?.distance?.value.toFixed(2) ?? none;
