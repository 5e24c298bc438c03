import * as v from 'valibot';
import { encoderDescriptionSchema } from './encoder';
import { intervalSchema } from './interval';
import type { Message } from './message';
import { asMessage } from './message';
import { domainSchema, reportSchemaVersion } from './report';

/** Fewer are a pair; more make a table that nobody reads. The built-in movies count as one. */
export const fewestDomains = 3;
export const mostDomains = 20;

const lastingMessage = v.custom<Message>((value) => asMessage(value) !== null);

/** Sentences that a later version added are left out rather than the whole refused. */
const lastingMessages = v.pipe(
  v.array(v.unknown()),
  v.transform((found): Message[] => found.map(asMessage).filter((message) => message !== null)),
);

export const matrixDomainSchema = v.object({
  ...domainSchema.entries,
  /** Ships with the product: a source only, so it has a row in the table and no column. */
  builtIn: v.optional(v.boolean(), false),
});
export type MatrixDomain = v.InferOutput<typeof matrixDomainSchema>;

/** Proxy A-distance: the same in both directions. */
export const matrixDistanceSchema = v.object({
  value: v.number(),
  /** Where 95 % of random same-domain halves fall. */
  nullBand: v.tuple([v.number(), v.number()]),
  /** Rows per side. */
  rows: v.number(),
});
export type MatrixDistance = v.InferOutput<typeof matrixDistanceSchema>;

/** Of the source's own model on the target. */
export const expectedAccuracySchema = v.object({
  mean: v.number(),
  /** Measured: the 95 % interval. Estimated: a range made to hold the truth 9 times in 10. */
  low: v.number(),
  high: v.number(),
  /** On labeled rows of the target, or without a label of it. */
  method: v.picklist(['measured', 'estimated']),
  /** Target rows that it rests on. */
  rows: v.number(),
});
export type ExpectedAccuracy = v.InferOutput<typeof expectedAccuracySchema>;

export const matrixCellSchema = v.object({
  /** Indices into `domains`. */
  source: v.number(),
  target: v.number(),
  /** null with too few rows on a side. */
  distance: v.nullable(matrixDistanceSchema),
  accuracy: v.nullable(expectedAccuracySchema),
  /** Why there is no accuracy. */
  reason: v.fallback(v.nullable(lastingMessage), null),
  /** Accuracy minus that of a model of the target's own labels, on the same rows; null where that is not known. */
  difference: v.nullable(intervalSchema),
});
export type MatrixCell = v.InferOutput<typeof matrixCellSchema>;

/** Several files at once. It lies in the same kind of file as a report; `kind` tells the two apart. */
export const matrixSchema = v.object({
  schema: v.literal(reportSchemaVersion),
  kind: v.literal('matrix'),
  created: v.string(),
  producedBy: v.string(),
  seed: v.number(),
  encoder: encoderDescriptionSchema,
  /** In the order in which they were given: the first is the one that the answer is about. */
  domains: v.pipe(v.array(matrixDomainSchema), v.minLength(1)),
  /** Indices of `domains`, similar ones beside each other. */
  order: v.array(v.number()),
  /** Every pair of a source and a target. */
  cells: v.array(matrixCellSchema),
  /** Accuracy of each domain's own model on its own unseen rows. */
  home: v.array(v.nullable(intervalSchema)),
  /** Of each domain as the target: the sources with an accuracy, the best first. */
  rankings: v.array(v.array(v.number())),
  /** The answer first, then what follows from it, then remarks. */
  summary: lastingMessages,
  seconds: v.object({
    read: v.number(),
    embed: v.number(),
    fit: v.number(),
    shift: v.number(),
    total: v.number(),
  }),
});
export type MatrixReport = v.InferOutput<typeof matrixSchema>;

export const isMatrix = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'matrix';

/** A matrix, or why it is none; as `readReport`. */
export type ReadMatrix =
  | { kind: 'matrix'; matrix: MatrixReport }
  | { kind: 'newer'; schema: number }
  | { kind: 'invalid'; place: string; detail: string };

const versioned = v.object({ schema: v.number() });

export function readMatrix(value: unknown): ReadMatrix {
  const version = v.safeParse(versioned, value);
  if (version.success && version.output.schema > reportSchemaVersion)
    return { kind: 'newer', schema: version.output.schema };
  const parsed = v.safeParse(matrixSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { kind: 'invalid', place: v.getDotPath(issue) ?? '', detail: issue.message };
  }
  const place = strayIndex(parsed.output);
  if (place !== null) return { kind: 'invalid', place, detail: 'it names a domain that is not there' };
  if (!isRanked(parsed.output))
    return { kind: 'invalid', place: 'rankings', detail: 'it ranks a pair that has no accuracy' };
  return { kind: 'matrix', matrix: parsed.output };
}

/** Whoever shows a matrix may look up every index it holds. */
function strayIndex({ domains, order, cells, home, rankings }: MatrixReport): string | null {
  const known = (index: number) => Number.isInteger(index) && index >= 0 && index < domains.length;
  if (order.length !== domains.length || !order.every(known) || new Set(order).size !== order.length)
    return 'order';
  if (!cells.every(({ source, target }) => known(source) && known(target))) return 'cells';
  if (home.length !== domains.length) return 'home';
  return rankings.length === domains.length && rankings.flat().every(known) ? null : 'rankings';
}

/** Whoever shows a ranking may look up the accuracy of every pair in it. */
const isRanked = (matrix: MatrixReport): boolean =>
  matrix.rankings.every((sources, target) =>
    sources.every((source) => (cellAt(matrix, source, target)?.accuracy ?? null) !== null),
  );

export const cellAt = (
  { cells }: Pick<MatrixReport, 'cells'>,
  source: number,
  target: number,
): MatrixCell | undefined => cells.find((cell) => cell.source === source && cell.target === target);
