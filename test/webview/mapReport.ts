import type { MapPoints } from '../../src/protocol/mapPoints';
import { encodePoints, noValue } from '../../src/protocol/mapPoints';
import type { Report } from '../../src/protocol/report';

/** Park and Miller's generator (1988): the same points in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 0x7fffffff) / 0x7fffffff;
}

export function emptyPoints(count: number): MapPoints {
  return {
    side: new Uint8Array(count),
    row: new Uint32Array(count),
    x: new Float32Array(count),
    y: new Float32Array(count),
    label: new Uint8Array(count).fill(noValue),
    predicted: new Uint8Array(count).fill(noValue),
    confidence: new Uint8Array(count),
    distance: new Uint8Array(count).fill(noValue),
    topic: new Uint8Array(count).fill(noValue),
  };
}

/** Middle, spread and share of the groups that a side's points come from; the place is the topic's number. */
const groups = [
  { side: 0, x: -1.15, y: 0.45, spread: 0.4, share: 0.4 },
  { side: 0, x: -0.85, y: -0.4, spread: 0.4, share: 0.4 },
  { side: 0, x: -1.7, y: -0.05, spread: 0.3, share: 0.2 },
  { side: 1, x: 0.85, y: 0.5, spread: 0.3, share: 0.4 },
  { side: 1, x: 1.3, y: -0.25, spread: 0.28, share: 0.4 },
  { side: 1, x: 0.3, y: -0.6, spread: 0.3, share: 0.2 },
] as const;

/** Invented points in the shape that real reviews have. `sides`: rows of the source, of the target. */
export function inventedPoints([sources, targets]: readonly [number, number], labels = 2): MapPoints {
  const random = generator(7);
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  const points = emptyPoints(sources + targets);
  for (let i = 0; i < sources + targets; i++) {
    const side = i < sources ? 0 : 1;
    const mine = groups.map((group, topic) => ({ ...group, topic })).filter((group) => group.side === side);
    let left = random();
    const group = mine.find(({ share }) => (left -= share) < 0) ?? mine[0]!;
    points.side[i] = side;
    points.row[i] = side === 0 ? i + 1 : i - sources + 1;
    points.x[i] = group.x + group.spread * normal();
    points.y[i] = group.y + group.spread * normal();
    points.topic[i] = group.topic;
    points.predicted[i] = Math.floor(random() * labels);
    points.confidence[i] = 255 * (1 - (1 - 1 / labels) * random() ** 2);
    const known = side === 0 || random() < 0.15;
    if (known) points.label[i] = random() < 0.85 ? points.predicted[i]! : Math.floor(random() * labels);
    if (side === 1) points.distance[i] = Math.min(254, 254 * random() ** 3);
  }
  return points;
}

const topicWords = [
  ['plot', 'ending'],
  ['cast', 'performance'],
  ['director', 'style'],
  ['sound', 'speakers'],
  ['battery', 'charger'],
  ['returned', 'waste'],
];

/** A report with these points. `texts`: of every row, invented. */
export function withMap(
  report: Report,
  points: MapPoints,
  { labels = ['negative', 'positive'], texts = false } = {},
): Report {
  const count = points.side.length;
  const example = { source: [], target: [] };
  const topics = topicWords.map((words) => ({
    words,
    source: 0,
    target: 0,
    onlyIn: null,
    examples: example,
  }));
  return {
    ...report,
    topics: { topics, outliers: [] },
    map: { points: count, rows: count, explained: [0.14, 0.07], labels, columns: encodePoints(points) },
    ...(texts ? { texts: inventedTexts(points) } : {}),
  };
}

function inventedTexts({ side, row, topic }: MapPoints): NonNullable<Report['texts']> {
  const texts: NonNullable<Report['texts']> = { source: {}, target: {} };
  side.forEach((of, i) => {
    const words = topicWords[topic[i]!]?.join(' and ') ?? 'nothing';
    texts[of === 0 ? 'source' : 'target'][row[i]!] = `Row ${row[i]} says a word or two about ${words}.`;
  });
  return texts;
}
