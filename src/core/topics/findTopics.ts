import type { Kernels } from '../kernels';
import type { Matrix } from '../matrix';
import { rowsFrom, stackRows, zeros } from '../matrix';
import { seededRandom } from '../random';
import type { Side } from '../../protocol/rows';
import type { Steps } from '../steps';
import { leadingComponents, projectParts } from '../map/leadingComponents';
import { quantile } from '../learn/quantile';
import type { Tools } from '../shift/shiftMeasure';
import type { Clusters } from './kMeans';
import { kMeans } from './kMeans';
import type { SideCounts } from './oneSided';
import { onlyIn } from './oneSided';
import type { Outlier } from './outliers';
import { findOutliers } from './outliers';
import { typicalWords } from './typicalWords';

/** With fewer rows on both sides together there is nothing to group. */
export const minimumTopicRows = 40;
/** Directions in which texts are grouped: the later ones hold noise rather than subjects. */
const components = 32;
/** Rows of each side that a topic's words are taken from at most: those nearest to its centre. */
const wordRows = 250;
const exampleRows = 5;
/** Pauses of a usual run, for its progress. */
const pieces = 250;

export interface TopicsInput {
  source: TopicSide | null;
  target: TopicSide;
  /** Orthonormal; what the encoder was taught is not what the texts are about (see taughtDirections). */
  without: readonly Float64Array[];
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

export interface TopicSide {
  vectors: Matrix;
  /** null for a domain without sentences. */
  texts: readonly string[] | null;
}

export interface TextTopic {
  words: string[];
  source: number;
  target: number;
  onlyIn: Side | null;
  /** Indices into the side's vectors, the nearest to the centre first. */
  examples: Record<Side, number[]>;
}

export interface FoundTextTopics {
  /** From the target's own to the source's own. */
  topics: TextTopic[];
  ofSource: Int32Array;
  ofTarget: Int32Array;
  outliers: (Omit<Outlier, 'index'> & { side: Side; index: number })[];
}

/**
 * Groups of texts of both sides together: k-means on the leading principal components of the vectors, each
 * group with its typical words, its rows on either side and the side that alone holds it; and the rows unlike
 * all others. null with too few rows. Same input and seed, same answer.
 */
export async function findTopics(input: TopicsInput): Promise<FoundTextTopics | null> {
  const { source, target, kernels, seed, steps, without } = input;
  const parts = source ? [source.vectors, target.vectors] : [target.vectors];
  const sourceRows = source?.vectors.rows ?? 0;
  const wordless = source !== null && source.texts === null;
  const rows = (wordless ? 0 : sourceRows) + target.vectors.rows;
  if (rows < minimumTopicRows) return null;
  let done = 0;
  const pause = () => steps.step(Math.min(++done, pieces - 1), pieces);
  const tools: Tools = { kernels, random: seededRandom(seed), pause };
  const { directions } = await leadingComponents(parts, components, tools, without);
  const coordinates = await projectParts(parts, directions, tools);
  const clusters = wordless
    ? await aroundTarget(coordinates, sourceRows, tools)
    : await kMeans(coordinates, topicCount(rows), tools);
  const grouped = await describe(input, clusters, sourceRows, tools);
  const outliers = await findOutliers(parts, tools);
  return { ...grouped, outliers: outliers.map((each) => onSide(each, sourceRows)) };
}

/**
 * Enough to tell subjects apart, few enough to be read: the square root of the rows over eight, 4 to 12; in
 * small tables one for every 20 rows. The silhouette would choose two: on book and DVD reviews it falls from
 * 0.11 at 2 to 0.06 at 8 and 12.
 */
export function topicCount(rows: number): number {
  const wanted = Math.min(12, Math.max(4, Math.round(Math.sqrt(rows) / 8)));
  return Math.min(wanted, Math.max(2, Math.floor(rows / 20)));
}

/**
 * The target's own groups, with a source that has no texts to name groups by: a source row joins the nearest of
 * them where it lies as near to its centre as 95 % of the group's own rows do; the others are one more group.
 */
async function aroundTarget(coordinates: Matrix, sourceRows: number, tools: Tools): Promise<Clusters> {
  const [source, target] = [
    rowsFrom(coordinates, 0, sourceRows),
    rowsFrom(coordinates, sourceRows, coordinates.rows),
  ];
  const own = await kMeans(target, topicCount(target.rows), tools);
  const { centres } = own;
  const reach = Array.from({ length: centres.rows }, (_, k) =>
    reachOf(own.squared.filter((_, i) => own.nearest[i] === k)),
  );
  const { data } = await tools.kernels.squaredDistances(source, centres);
  const places = Array.from({ length: sourceRows }, (_, i) =>
    nearestOf(data.subarray(i * centres.rows, (i + 1) * centres.rows)),
  );
  const joins = places.map(({ at, squared }) => (squared <= reach[at]! ? at : centres.rows));
  return {
    centres: stackRows(centres, zeros(1, centres.dim)),
    nearest: Int32Array.from([...joins, ...own.nearest]),
    squared: Float64Array.from([...places.map(({ squared }) => squared), ...own.squared]),
  };
}

/** Of a group's own rows, those that say how far it reaches. */
const ownShare = 0.95;
const reachOf = (squared: Float64Array): number =>
  squared.length > 0 ? quantile(squared.toSorted(), ownShare) : 0;

function nearestOf(squared: Float32Array): { at: number; squared: number } {
  let at = 0;
  for (let k = 1; k < squared.length; k++) if (squared[k]! < squared[at]!) at = k;
  return { at, squared: squared[at]! };
}

function onSide({ index, distance }: Outlier, sourceRows: number): FoundTextTopics['outliers'][number] {
  return index < sourceRows
    ? { side: 'source', index, distance }
    : { side: 'target', index: index - sourceRows, distance };
}

type Grouped = Omit<FoundTextTopics, 'outliers'>;

async function describe(
  { source, target }: TopicsInput,
  { nearest, squared, centres }: Clusters,
  sourceRows: number,
  tools: Tools,
): Promise<Grouped> {
  const clusters = rowsOfClusters(nearest, squared, centres.rows, sourceRows);
  const texts = clusters.map((each) => [
    ...textsOf(source?.texts ?? null, each.source),
    ...textsOf(target.texts, each.target),
  ]);
  const found = await typicalWords(texts, { step: tools.pause });
  const all: SideCounts = { source: sourceRows, target: target.vectors.rows };
  const topics = clusters.map((each, i) => topicOf(each, found[i]!, all, { source, target }));
  const kept = Array.from(topics.keys()).filter((i) => topics[i]!.source + topics[i]!.target > 0);
  const order = kept.sort((a, b) => lean(topics[b]!, all) - lean(topics[a]!, all) || a - b);
  const place = topics.map((_, i) => order.indexOf(i));
  const placed = nearest.map((cluster) => place[cluster]!);
  return {
    topics: order.map((i) => topics[i]!),
    ofSource: placed.subarray(0, sourceRows),
    ofTarget: placed.subarray(sourceRows),
  };
}

/** Positive where the target holds more of it, by share. */
const lean = (topic: SideCounts, all: SideCounts): number =>
  topic.target / all.target - (all.source > 0 ? topic.source / all.source : 0);

/** Rows of each topic by side, the nearest to its centre first. */
function rowsOfClusters(
  nearest: Int32Array,
  squared: Float64Array,
  topics: number,
  sourceRows: number,
): Record<Side, number[]>[] {
  const order = Array.from(nearest.keys()).sort((a, b) => squared[a]! - squared[b]! || a - b);
  const members = Array.from({ length: topics }, (): Record<Side, number[]> => ({ source: [], target: [] }));
  for (const i of order) {
    const of = members[nearest[i]!]!;
    if (i < sourceRows) of.source.push(i);
    else of.target.push(i - sourceRows);
  }
  return members;
}

const textsOf = (texts: readonly string[] | null, rows: readonly number[]): string[] =>
  texts ? rows.slice(0, wordRows).map((i) => texts[i]!) : [];

function topicOf(
  members: Record<Side, number[]>,
  words: string[],
  all: SideCounts,
  sides: Pick<TopicsInput, 'source' | 'target'>,
): TextTopic {
  const counts = { source: members.source.length, target: members.target.length };
  const examples = {
    source: differing(members.source, sides.source?.texts ?? null),
    target: differing(members.target, sides.target.texts),
  };
  return { words, ...counts, onlyIn: onlyIn(counts, all), examples };
}

/** The first rows with a text of their own; none of a side without texts. */
function differing(rows: readonly number[], texts: readonly string[] | null): number[] {
  if (!texts) return [];
  const seen = new Map<string, number>();
  for (const i of rows) {
    if (seen.size === exampleRows) break;
    if (!seen.has(texts[i]!)) seen.set(texts[i]!, i);
  }
  return [...seen.values()];
}
