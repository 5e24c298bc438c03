import * as v from 'valibot';
import type { Phase, ReportPart } from './calls';
import { matrixSchema } from './matrix';
import type { MatrixReport } from './matrix';
import { reportSchema } from './report';
import type { Report } from './report';
import { rowNumberSchema, shownRowSchema, sideSchema, tableStateSchema, tableStates } from './rows';
import { mostPickedRows } from './table';

/** A report with what its page needs around it. */
export interface ShownReport {
  report: Report;
  /** File name without `.transfer-report.json`, or what the run was called. */
  title: string;
  /** URI of the JSON file; absent when the report lies in no file. */
  uri?: string | undefined;
  /** An earlier report: the page begins with what has changed since. */
  before?: { report: Report; title: string } | undefined;
}

export const chartFormats = ['svg', 'png'] as const;
export type ChartFormat = (typeof chartFormats)[number];

/** One step of a run, in words. */
export interface ShownPhase {
  name: Phase;
  state: 'done' | 'running' | 'waiting';
  /** How far it is, or was. */
  text: string;
  /** 0-1; null where it cannot be told. */
  share: number | null;
}

/** A comparison whose report is not complete, because it still runs or was stopped. */
export interface ShownRun {
  title: string;
  /** null before anything is known. */
  report: Report | null;
  waiting: ReportPart[];
  phases: ShownPhase[];
  state: 'running' | 'cancelled' | 'failed';
  /** Why it failed, with what to do. */
  message?: string;
}

/** How far a run is: all that changes many times a second. */
export type RunStatus = Omit<ShownRun, 'report' | 'waiting'>;

/** Several files at once, with what their page needs around them. */
export interface ShownMatrix extends Omit<ShownReport, 'report'> {
  matrix: MatrixReport;
}

/** How the page speaks: `translations` is English text -> text, empty for English. */
export interface Wording {
  /** BCP 47, for example `en` or `ja`. */
  language: string;
  translations: Record<string, string>;
}

/** Host -> page, about the tables behind the report. Checked by the page: the texts come from anywhere. */
export const rowsMessageSchema = v.variant('type', [
  /** After each `report`, and whenever a table's file changes. */
  v.object({ type: v.literal('tables'), source: tableStateSchema, target: tableStateSchema }),
  /** Answers `readRows`. What was asked for and is not among the rows is not in the table. */
  v.object({
    type: v.literal('rows'),
    side: sideSchema,
    asked: v.array(rowNumberSchema),
    /** `failed`: the log says why. */
    state: v.picklist([...tableStates, 'failed']),
    rows: v.array(shownRowSchema),
  }),
  /** Answers `search`; null for a side whose texts cannot be read. `more`: there are more than these. */
  v.object({
    type: v.literal('found'),
    query: v.string(),
    source: v.nullable(v.array(rowNumberSchema)),
    target: v.nullable(v.array(rowNumberSchema)),
    more: v.boolean(),
  }),
]);
export type RowsMessage = v.InferOutput<typeof rowsMessageSchema>;

/** null for anything else. */
export function asRowsMessage(value: unknown): RowsMessage | null {
  const parsed = v.safeParse(rowsMessageSchema, value);
  return parsed.success ? parsed.output : null;
}

/**
 * Host -> page. Nothing is sent before the page's `ready`. A second `report` replaces the first (the file
 * changed); the page keeps its scroll position and open parts.
 */
export type ToView =
  | ({ type: 'report' } & ShownReport & Wording)
  /** Sent again whenever more of the report is known, with any number of `progress` between; then comes a `report`. */
  | ({ type: 'running' } & ShownRun & Wording)
  /** Of the run that `running` has told of. */
  | ({ type: 'progress' } & RunStatus)
  /** Asks for a picture of the chart whose menu was opened last. */
  | { type: 'copyChart'; format: ChartFormat }
  | RowsMessage
  | ({ type: 'matrix' } & ShownMatrix & Wording)
  /** `message` is already in the person's language. */
  | ({ type: 'failed'; title: string; message: string } & Wording)
  | MapToView;

/**
 * Answers to `project`: any number of `projecting`, then one of the others, each with the number of the `project` that
 * it answers. The map itself listens for them.
 */
export type MapToView = { run: number } & (
  | { type: 'projecting'; phase: ProjectionPhase; done: number; total: number }
  /** Coordinates of the map's points, in their order and form (base64 of float32). */
  | { type: 'projected'; x: string; y: string }
  /** Cancelled or failed; the host has told why. */
  | { type: 'projectionEnded' }
);

/** Phases of a projection that may take long: texts whose vectors are no longer kept, then the map itself. */
export const projectionPhases = ['embed', 'map'] as const satisfies readonly Phase[];
export type ProjectionPhase = (typeof projectionPhases)[number];

export const isOfMap = (message: ToView): message is MapToView =>
  ['projecting', 'projected', 'projectionEnded'].includes(message.type);

/** What the page's buttons may ask of the editor. All but the last two are about the report that is shown. */
export const viewCommands = [
  'fineTune',
  'compare',
  'tryModel',
  'trainWithoutSource',
  'useAnotherStrategy',
  'runAgain',
  'matchLabels',
  'compareLayers',
  'compareEncoder',
  'openSettings',
  'showLog',
] as const;
export type ViewCommand = (typeof viewCommands)[number];

const rowCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPickedRows));

/** Rows that one `readRows` may ask for. */
export const mostAskedRows = 200;
const askedRows = v.pipe(v.array(rowNumberSchema), v.minLength(1), v.maxLength(mostAskedRows));
/** Characters of a search: more than anybody types. */
export const longestSearch = 1000;
const searchedText = v.pipe(v.string(), v.minLength(1), v.maxLength(longestSearch));
/** Part of a file's name: a section's id. */
const chartName = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
/** Characters of a picture: a map of a large window, in base64, is a tenth of it. */
export const longestChart = 50_000_000;
/** Characters that a button copies. */
export const longestCopy = 100_000;
/** How the page tells its projections apart. */
const projectionNumber = v.pipe(v.number(), v.integer(), v.minValue(1));
const domainIndex = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Page -> host. Checked there with this schema: a page is not trusted more than it needs. */
export const toHostSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('cancelRun') }),
  /** After it was stopped: what is in the cache is not computed again. */
  v.object({ type: v.literal('resumeRun') }),
  v.object({ type: v.literal('saveJson') }),
  v.object({ type: v.literal('saveHtml') }),
  /** Opens the JSON file beside; only when the report has a `uri`. */
  v.object({ type: v.literal('openJson') }),
  /** Arranges the map's points anew; answered with `MapToView`. */
  v.object({ type: v.literal('project'), method: v.literal('umap'), run: projectionNumber }),
  v.object({ type: v.literal('cancelProject') }),
  v.object({ type: v.literal('copy'), text: v.pipe(v.string(), v.maxLength(longestCopy)) }),
  /** The picture that was asked for: SVG text, or base64 of a PNG file. */
  v.object({
    type: v.literal('chart'),
    format: v.picklist(chartFormats),
    name: chartName,
    data: v.pipe(v.string(), v.maxLength(longestChart)),
  }),
  v.object({ type: v.literal('command'), command: v.picklist(viewCommands) }),
  /** Compares two domains of the matrix that is shown, by their indices. */
  v.object({ type: v.literal('openPair'), source: domainIndex, target: domainIndex }),
  /** Without `rows` the editor asks how many. */
  v.object({ type: v.literal('labelRows'), rows: v.optional(rowCount) }),
  v.object({ type: v.literal('readRows'), side: sideSchema, rows: askedRows }),
  v.object({ type: v.literal('search'), query: searchedText }),
  /** Opens the row's table beside the report, or in the report's own group. */
  v.object({ type: v.literal('openRow'), side: sideSchema, row: rowNumberSchema, inPlace: v.boolean() }),
]);
export type ToHost = v.InferOutput<typeof toHostSchema>;
export type PageCommand = Extract<ToHost, { type: 'command' | 'labelRows' }>;

const around = { title: v.string(), uri: v.optional(v.string()) };

/**
 * What the page gives to `setState` whenever it shows a report (`shown`, as it came) or is scrolled or
 * folded (`view`, its own business). The host opens the same panel from it after a reload of the window.
 */
export const viewStateSchema = v.object({
  shown: v.union([
    v.object({
      report: reportSchema,
      before: v.optional(v.object({ report: reportSchema, title: v.string() })),
      ...around,
    }),
    v.object({ matrix: matrixSchema, ...around }),
  ]),
  view: v.optional(v.unknown()),
});
export type ViewState = v.InferOutput<typeof viewStateSchema>;
