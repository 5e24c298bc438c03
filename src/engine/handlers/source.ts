import { alignLabels } from '../../core/data/labels';
import type { Head } from '../../core/learn/head';
import type { Matrix } from '../../core/matrix';
import { takeRows } from '../../core/matrix';
import type { WordStatistics } from '../../core/shift/words';
import { countWords, reorderClasses } from '../../core/shift/words';
import type { LabeledVectors } from '../../core/transfer/compareStrategies';
import type { Message } from '../../protocol/message';
import type { TrainingData } from '../../protocol/model';
import type { Domain } from '../../protocol/report';
import { UserError } from '../../protocol/userError';
import type { BuiltinDomain } from '../builtinMovies';
import type { TextDomain } from './domain';
import { domainFacts, domainRemarks, labelCounts, trainingData } from './domain';
import type { TrainingRows } from './trainingRows';
import { keptClasses, trainingRows } from './trainingRows';

/** The target as far as its source must know it. */
export interface TargetSide {
  domain: TextDomain;
  /** null when it cannot be trained on. */
  training: TrainingRows | null;
}

/** A source domain, embedded and brought into the target's labels. */
export interface SourceSide {
  facts: Domain;
  data: TrainingData;
  /** All rows with a text, for the distances. */
  vectors: Matrix;
  /** null when its labels are of no use to the target: the remarks say why. */
  labeled: LabeledVectors | null;
  head: Head | null;
  /** Classes in the target's order. */
  words: WordStatistics;
  /** The labels match the target's. */
  matched: boolean;
  remarks: Message[];
}

/** The source from a table. `vectors` are those of `domain.texts`. */
export function tableSource(
  domain: TextDomain,
  vectors: Matrix,
  shortened: number,
  target: TargetSide,
): SourceSide {
  const labels = target.training?.labels ?? target.domain.labels;
  const own = trainingRowsOrNull(domain);
  const use = usableRows(domain, own, target);
  const kept = keptClasses(domain, own);
  const order = alignLabels(kept.labels, labels);
  const words = countWords(domain.texts, kept.classes, kept.labels.length);
  return {
    facts: domainFacts(domain, shortened),
    data: trainingData(domain),
    vectors,
    labeled: use.rows && { vectors: takeRows(vectors, use.rows), labels: use.classes },
    head: null,
    words: reorderClasses(words, order, labels.length),
    matched: order !== null,
    remarks: [...domainRemarks(domain), ...use.remarks],
  };
}

interface UsableRows {
  rows: number[] | null;
  classes: Int32Array;
  remarks: Message[];
}

const unused = (...remarks: Message[]): UsableRows => ({ rows: null, classes: new Int32Array(0), remarks });

/** The source's rows for training, in the target's labels. */
function usableRows(
  domain: TextDomain,
  own: TrainingRows | null,
  { domain: targetDomain, training }: TargetSide,
): UsableRows {
  if (!training) return unused();
  const name = domain.table.name;
  if (!own) return unused({ key: 'engine.remark.sourceUnlabeled', args: { name } });
  const order = alignLabels(own.labels, training.labels);
  if (!order)
    return unused(differRemark({ name, labels: own.labels }, targetDomain.table.name, training.labels));
  return { rows: own.rows, classes: own.classes.map((index) => order[index]!), remarks: own.remarks };
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
    source: source.name,
    sourceLabels: source.labels.join(', '),
    target,
    targetLabels: targetLabels.join(', '),
  };
  return { key: 'engine.remark.labelsDiffer', args };
}

/** The built-in movie reviews: vectors, counts and a head, no sentences. */
export function builtinSource(movies: BuiltinDomain, target: TargetSide): SourceSide {
  const labels = target.training?.labels ?? target.domain.labels;
  const order = alignLabels(movies.labels, labels);
  const usable = order && target.training;
  const differs = !order && target.training !== null;
  return {
    facts: builtinFacts(movies),
    data: { name: movies.name, hash: movies.hash, rows: movies.rows },
    vectors: movies.vectors,
    labeled: usable
      ? { vectors: movies.vectors, labels: movies.labelIndices.map((index) => order[index]!) }
      : null,
    head: usable ? reorderHead(movies.head, order, labels) : null,
    words: reorderClasses(movies.words, order, labels.length),
    matched: order !== null,
    remarks: [
      ...(differs ? [differRemark(movies, target.domain.table.name, labels)] : []),
      wordsRemark(movies),
    ],
  };
}

/** Counts of words come from all reviews of the domain, of which only some are kept as vectors. */
function wordsRemark({ name, rows, words }: BuiltinDomain): Message {
  const documents = words.documents.reduce((sum, count) => sum + count, 0);
  return { key: 'engine.remark.builtinWords', args: { name, documents, rows } };
}

function builtinFacts(movies: BuiltinDomain): Domain {
  const labels = labelCounts({ labels: movies.labels, classes: movies.labelIndices });
  return { name: movies.name, rows: movies.rows, unlabeled: 0, skipped: 0, labels, shortened: 0 };
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
