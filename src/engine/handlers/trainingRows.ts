import { duplicateGroups } from '../../core/data/duplicates';
import { leastRowsPerLabel, minimumTexts } from '../../core/transfer/foldPlan';
import type { Message, MessageKey } from '../../protocol/message';
import { UserError } from '../../protocol/userError';
import { columnNames } from '../tables/readTable';
import type { TextDomain } from './domain';

/** The rows that a head can be trained and checked on. */
export interface TrainingRows {
  labels: string[];
  /** Indices into the domain's texts. */
  rows: number[];
  /** Index into `labels` per row. */
  classes: Int32Array;
  /** Rows of the same text share one. */
  groups: Int32Array;
  remarks: Message[];
}

/** More different values than this are not labels but something else. */
const mostLabels = 200;

/** Throws UserError, with what to do next, when the domain's labels cannot be trained on. */
export function trainingRows(domain: TextDomain): TrainingRows {
  checkLabels(domain);
  const counts = domain.labels.map(() => 0);
  for (const index of domain.classes) if (index >= 0) counts[index]!++;
  const kept = domain.labels.filter((_, i) => counts[i]! >= leastRowsPerLabel);
  if (kept.length < 2)
    throw new UserError('error.tooFewRows', {
      ...subject(domain),
      labels: domain.labels.length,
      least: leastRowsPerLabel,
    });
  const newIndex = domain.labels.map((label) => kept.indexOf(label));
  const rows = domain.texts.flatMap((_, i) => ((newIndex[domain.classes[i]!] ?? -1) >= 0 ? [i] : []));
  const groups = duplicateGroups(rows.map((row) => domain.texts[row]!));
  checkTexts(domain, groups);
  const classes = Int32Array.from(rows, (row) => newIndex[domain.classes[row]!]!);
  return { labels: kept, rows, classes, groups, remarks: rareRemark(domain, kept) };
}

/**
 * As `trainingRows`; null where there are no labels, or too few to measure on, and the remark that says so.
 * What is wrong with the table itself is thrown.
 */
export function trainingRowsIfAny(domain: TextDomain): { training: TrainingRows | null; remarks: Message[] } {
  try {
    const training = trainingRows(domain);
    return { training, remarks: training.remarks };
  } catch (error) {
    if (!(error instanceof UserError) || !tooFewLabels.includes(error.shown.key)) throw error;
    const name = domain.table.name;
    const remark: Message =
      domain.labels.length === 0
        ? { key: 'engine.remark.targetUnlabeled', args: { name } }
        : { key: 'engine.remark.targetTooSmall', args: { name, least: leastRowsPerLabel } };
    return { training: null, remarks: [remark] };
  }
}

/** Such a table is a target without labels; any other complaint is about the table. */
const tooFewLabels: readonly MessageKey[] = [
  'error.oneColumn',
  'error.noLabelColumn',
  'error.targetUnlabeled',
  'error.oneClass',
  'error.tooFewRows',
];

/** The classes of all texts, those of left out rows as unlabeled. */
export function keptClasses(
  { texts, labels, classes }: TextDomain,
  training: TrainingRows | null,
): { labels: string[]; classes: Int32Array } {
  if (!training) return { labels, classes };
  const kept = new Int32Array(texts.length).fill(-1);
  training.rows.forEach((row, i) => (kept[row] = training.classes[i]!));
  return { labels: training.labels, classes: kept };
}

function subject(domain: TextDomain) {
  const rows = domain.texts.length - domain.unlabeled;
  return { file: domain.table.paths.join(', '), column: domain.columns.label?.name ?? '', rows };
}

function checkLabels(domain: TextDomain): void {
  const { table, columns, labels } = domain;
  const about = subject(domain);
  if (!columns.label && table.columns.length === 1)
    throw new UserError('error.oneColumn', { ...about, column: columns.text.name });
  if (columns.oneHot)
    throw new UserError('error.oneHotLabels', { ...about, columns: columns.oneHot.join(', ') });
  if (!columns.label) throw new UserError('error.noLabelColumn', { ...about, columns: columnNames(table) });
  if (labels.length === 0) throw new UserError('error.targetUnlabeled', about);
  if (labels.length === 1) throw new UserError('error.oneClass', { ...about, label: labels[0]! });
  if (labels.length > mostLabels)
    throw new UserError('error.tooManyClasses', { ...about, classes: labels.length, limit: mostLabels });
}

function checkTexts(domain: TextDomain, groups: Int32Array): void {
  const different = new Set(groups).size;
  const args = { ...subject(domain), column: domain.columns.text.name, different, least: minimumTexts };
  if (different < minimumTexts) throw new UserError('error.sameTexts', args);
}

function rareRemark({ table, labels }: TextDomain, kept: readonly string[]): Message[] {
  const rare = labels.filter((label) => !kept.includes(label));
  if (rare.length === 0) return [];
  const args = { name: table.name, labels: rare.join(', '), least: leastRowsPerLabel };
  return [{ key: 'engine.remark.rareLabels', args }];
}
