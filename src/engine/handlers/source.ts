import { duplicateGroups, normaliseText } from '../../core/data/duplicates';
import { alignLabels, mapLabels } from '../../core/data/labels';
import { classCounts } from '../../core/learn/classWeights';
import type { Head } from '../../core/learn/head';
import type { Matrix } from '../../core/matrix';
import { takeRows } from '../../core/matrix';
import type { WordStatistics } from '../../core/shift/words';
import { reorderClasses } from '../../core/shift/words';
import type { SourceInput } from '../../core/transfer/sourceModel';
import type { Useless } from '../../core/report/conditions';
import type { GroupedVectors } from '../../core/transfer/strategy';
import type { Message } from '../../protocol/message';
import type { TrainingData } from '../../protocol/model';
import type { Domain } from '../../protocol/report';
import { UserError } from '../../protocol/userError';
import type { BuiltinDomain } from '../builtinMovies';
import type { TextDomain } from './domain';
import { guessedMapping } from './guessedMapping';
import { domainFacts, domainRemarks, labelCounts, trainingData } from './domain';
import type { TrainingRows } from './trainingRows';
import { leastRowsPerLabel } from '../../core/transfer/foldPlan';
import { keptClasses, trainingRows } from './trainingRows';

/** The target as far as its source must know it. */
export interface TargetSide {
  domain: TextDomain;
  /** null when it cannot be trained on. */
  training: TrainingRows | null;
}

/** A source domain, embedded and brought into the labels of the run. */
export interface SourceSide {
  /** The run's (runLabels). */
  labels: string[];
  facts: Domain;
  data: TrainingData;
  /** Rows whose text the target does not hold, labeled or not: for the distances. */
  vectors: Matrix;
  /** Of each of `vectors`: class in the run's labels, -1 = none. */
  classes: Int32Array;
  /** Text and data row (base 1) of each of `vectors`; null for the built-in domain, which has no table. */
  texts: readonly string[] | null;
  rows: readonly number[] | null;
  /** null when its labels are of no use to the target: the remarks say why. */
  labeled: GroupedVectors | null;
  /** Why not; null when they are of use. */
  useless: Useless | null;
  /** A head that came with the source, in the labels of the run. */
  shipped: SourceInput['shipped'];
  /** Where its labels are not the target's: the source in its own, to see how the two fall on each other. */
  own: OwnTask | null;
  /** Of a domain without texts, classes in the order of the run's labels; null where there are texts to count. */
  words: WordStatistics | null;
  remarks: Message[];
}

/** A source in its own labels. */
export interface OwnTask {
  labels: string[];
  rows: GroupedVectors;
  shipped: SourceInput['shipped'];
}

/**
 * The labels that a run speaks in: the target's where it has labels to learn from, else the source's, by the
 * target's names where it has names for all of them.
 */
export function runLabels(
  { domain, training }: TargetSide,
  sourceLabels: readonly string[] | null,
): string[] {
  if (training) return training.labels;
  if (!sourceLabels || alignLabels(sourceLabels, domain.labels)) return domain.labels;
  const known = mapLabels(domain.labels, sourceLabels).every((index) => index >= 0);
  return known ? [...sourceLabels] : domain.labels;
}

/** A table's rows as a source: what can be known before anything is embedded. */
export interface SourceRows {
  domain: TextDomain;
  own: TrainingRows | null;
  use: UsableRows;
  labels: string[];
  /** Texts that the target does not hold: the distances and words look at these. */
  distinct: number[];
}

export function sourceRows(domain: TextDomain, target: TargetSide): SourceRows {
  const own = trainingRowsOrNull(domain);
  const labels = runLabels(target, own?.labels ?? null);
  const known = new Set(target.domain.texts.map(normaliseText));
  const distinct = domain.texts.flatMap((text, i) => (known.has(normaliseText(text)) ? [] : [i]));
  return { domain, own, labels, distinct, use: usableRows(domain, own, target, labels, new Set(distinct)) };
}

/** The source from a table. `vectors` are those of `domain.texts`. */
export function tableSource(
  { domain, own, use, labels, distinct }: SourceRows,
  vectors: Matrix,
  shortened: number,
): SourceSide {
  const kept = keptClasses(domain, own);
  // labels of use may be more than the run's: rows of the others then count as unlabeled
  const order = use.rows ? mapLabels(kept.labels, labels) : alignLabels(kept.labels, labels);
  return {
    labels,
    facts: domainFacts(domain, shortened),
    data: trainingData(domain),
    vectors: distinct.length < vectors.rows ? takeRows(vectors, distinct) : vectors,
    classes: Int32Array.from(distinct, (i) => order?.[kept.classes[i]!] ?? -1),
    texts: distinct.map((i) => domain.texts[i]!),
    rows: distinct.map((i) => domain.rows[i]! + 1),
    labeled: use.rows && {
      vectors: takeRows(vectors, use.rows),
      labels: use.classes,
      groups: duplicateGroups(use.rows.map((row) => domain.texts[row]!)),
    },
    useless: use.useless,
    shipped: null,
    own: use.useless === 'labelsDiffer' && own ? ownTask(domain, own, vectors, new Set(distinct)) : null,
    words: null,
    remarks: [...domainRemarks(domain), ...use.remarks],
  };
}

/** null where texts that the target holds too leave too few rows of a label. */
function ownTask(
  { texts }: TextDomain,
  own: TrainingRows,
  vectors: Matrix,
  distinct: ReadonlySet<number>,
): OwnTask | null {
  const kept = own.rows.flatMap((row, i) => (distinct.has(row) ? [i] : []));
  const labels = Int32Array.from(kept, (i) => own.classes[i]!);
  if (!isEnough(labels, own.labels.length)) return null;
  const rows = kept.map((i) => own.rows[i]!);
  const groups = duplicateGroups(rows.map((row) => texts[row]!));
  return { labels: own.labels, rows: { vectors: takeRows(vectors, rows), labels, groups }, shipped: null };
}

export interface UsableRows {
  rows: number[] | null;
  classes: Int32Array;
  useless: Useless | null;
  remarks: Message[];
}

const unused = (useless: Useless, remark: Message): UsableRows => ({
  rows: null,
  classes: new Int32Array(0),
  useless,
  remarks: [remark],
});

/**
 * The source's rows for training, in the run's labels: without texts that the target holds too, and without
 * labels that the run does not have (the target's rows of such a label were too few).
 */
function usableRows(
  domain: TextDomain,
  own: TrainingRows | null,
  target: TargetSide,
  labels: readonly string[],
  distinct: ReadonlySet<number>,
): UsableRows {
  const names = { source: domain.table.name, target: target.domain.table.name };
  if (!own) return unused('unlabeled', unlabeledRemark(domain, target));
  const order = mapLabels(own.labels, labels);
  if (!labels.every((_, k) => order.includes(k)) || labels.length === 0)
    return unused(
      'labelsDiffer',
      differRemark({ name: names.source, labels: own.labels }, names.target, labels),
    );
  const inRun = own.rows.flatMap((_, i) => (order[own.classes[i]!]! < 0 ? [] : [i]));
  const kept = inRun.filter((i) => distinct.has(own.rows[i]!));
  const count = inRun.length - kept.length;
  const classes = Int32Array.from(kept, (i) => order[own.classes[i]!]!);
  if (kept.length === 0 || !isEnough(classes, labels.length)) {
    const left = { ...names, count, left: kept.length };
    return unused(kept.length === 0 ? 'sameData' : 'shared', {
      key: 'engine.remark.sharedAlmostAll',
      args: left,
    });
  }
  const shared: Message[] =
    count > 0 ? [{ key: 'engine.remark.sharedTexts', args: { ...names, count } }] : [];
  return {
    rows: kept.map((i) => own.rows[i]!),
    classes,
    useless: null,
    remarks: [...own.remarks, ...mappedRemark(names, own.labels, labels, order), ...shared],
  };
}

/** Said where names differ by more than case. */
function mappedRemark(
  names: { source: string; target: string },
  from: readonly string[],
  to: readonly string[],
  order: Int32Array,
): Message[] {
  const pairs = from.flatMap((label, i) => (order[i]! < 0 ? [] : [[label, to[order[i]!]!] as const]));
  const plain = (label: string) => label.trim().toLowerCase();
  if (pairs.every(([own, run]) => plain(own) === plain(run))) return [];
  const [sourceLabels, targetLabels] = [0, 1].map((side) => pairs.map((pair) => pair[side]!).join(', '));
  return [
    {
      key: 'engine.remark.labelsMapped',
      args: { ...names, sourceLabels: sourceLabels!, targetLabels: targetLabels! },
    },
  ];
}

function unlabeledRemark({ table: { name }, labels }: TextDomain, { training }: TargetSide): Message {
  if (labels.length === 1) return { key: 'engine.remark.sourceOneLabel', args: { name, label: labels[0]! } };
  const key = training ? 'engine.remark.sourceUnlabeled' : 'engine.remark.bothUnlabeled';
  return { key, args: { name } };
}

function isEnough(classes: Int32Array, labels: number): boolean {
  return classCounts(classes, labels).every((count) => count >= leastRowsPerLabel);
}

function trainingRowsOrNull(domain: TextDomain): TrainingRows | null {
  try {
    return trainingRows(domain);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function differRemark(
  source: { name: string; labels: readonly string[] },
  target: string,
  targetLabels: readonly string[],
): Message {
  const args = {
    // said by whoever can be told of a mapping in that form
    ...guessedMapping(source.labels, targetLabels),
    source: source.name,
    sourceLabels: source.labels.join(', '),
    target,
    targetLabels: targetLabels.join(', '),
  };
  return { key: 'engine.remark.labelsDiffer', args };
}

/** The built-in movie reviews: vectors, counts and a head, no sentences. */
export function builtinSource(movies: BuiltinDomain, target: TargetSide): SourceSide {
  const labels = runLabels(target, movies.labels);
  const order = alignLabels(movies.labels, labels);
  const name = target.domain.table.name;
  return {
    labels,
    facts: builtinFacts(movies),
    data: { name: movies.name, hash: movies.hash, rows: movies.rows },
    vectors: movies.vectors,
    classes: movies.labelIndices.map((index) => order?.[index] ?? -1),
    texts: null,
    rows: null,
    labeled: order && {
      vectors: movies.vectors,
      labels: movies.labelIndices.map((index) => order[index]!),
      groups: movies.labelIndices.map((_, i) => i),
    },
    useless: order ? null : 'labelsDiffer',
    shipped: order && { head: reorderHead(movies.head, order, labels), heldOut: movies.heldOutAccuracy },
    own: order ? null : ownMovies(movies),
    words: reorderClasses(movies.words, order, labels.length),
    remarks: [...(order ? [] : [differRemark(movies, name, labels)]), wordsRemark(movies)],
  };
}

function ownMovies({ labels, vectors, labelIndices, head, heldOutAccuracy }: BuiltinDomain): OwnTask {
  const groups = labelIndices.map((_, i) => i);
  const rows = { vectors, labels: labelIndices, groups };
  return { labels, rows, shipped: { head, heldOut: heldOutAccuracy } };
}

/** Counts of words come from all reviews of the domain, of which only some are kept as vectors. */
function wordsRemark({ name, rows, words }: BuiltinDomain): Message {
  const documents = words.documents.reduce((sum, count) => sum + count, 0);
  return { key: 'engine.remark.builtinWords', args: { name, documents, rows } };
}

export function builtinFacts(movies: BuiltinDomain): Domain {
  const labels = labelCounts({ labels: movies.labels, classes: movies.labelIndices });
  return {
    name: movies.name,
    rows: movies.rows,
    unlabeled: 0,
    skipped: 0,
    labels,
    shortened: movies.shortened,
  };
}

/** The head with class i as class `order[i]`. */
export function reorderHead(head: Head, order: Int32Array, labels: readonly string[]): Head {
  const from = labels.map((_, i) => order.indexOf(i));
  return {
    labels: [...labels],
    weight: takeRows(head.weight, from),
    bias: Float32Array.from(from, (i) => head.bias[i]!),
    temperature: head.temperature,
  };
}
