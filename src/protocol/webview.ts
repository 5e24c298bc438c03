import * as v from 'valibot';
import { reportSchema } from './report';
import type { Report } from './report';
import { mostPickedRows } from './table';

/** A report with what its page needs around it. */
export interface ShownReport {
  report: Report;
  /** File name without `.transfer-report.json`, or what the run was called. */
  title: string;
  /** URI of the JSON file; absent when the report lies in no file. */
  uri?: string | undefined;
}

/** How the page speaks: `translations` is English text -> text, empty for English. */
export interface Wording {
  /** BCP 47, for example `en` or `ja`. */
  language: string;
  translations: Record<string, string>;
}

/**
 * Host -> page. Nothing is sent before the page's `ready`. A second `report` replaces the first (the file
 * changed); the page keeps its scroll position and open parts.
 */
export type ToView =
  | ({ type: 'report' } & ShownReport & Wording)
  /** `message` is already in the person's language. */
  | ({ type: 'failed'; title: string; message: string } & Wording)
  | MapToView;

/** Answers to `project`: any number of `projecting`, then one of the others. The map itself listens for them. */
export type MapToView =
  | { type: 'projecting'; done: number; total: number }
  /** Coordinates of the map's points, in their order and form (base64 of float32). */
  | { type: 'projected'; x: string; y: string }
  /** Cancelled or failed; the host has told why. */
  | { type: 'projectionEnded' };

export const isOfMap = (message: ToView): message is MapToView =>
  ['projecting', 'projected', 'projectionEnded'].includes(message.type);

/** What the page's buttons may ask of the editor. All but the last two are about the report that is shown. */
export const viewCommands = [
  'fineTune',
  'compare',
  'tryModel',
  'trainWithoutSource',
  'useAnotherStrategy',
  'openSettings',
  'showLog',
] as const;
export type ViewCommand = (typeof viewCommands)[number];

const rowCount = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPickedRows));

/** Page -> host. Checked there with this schema: a page is not trusted more than it needs. */
export const toHostSchema = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('saveJson') }),
  v.object({ type: v.literal('saveHtml') }),
  /** Opens the JSON file beside; only when the report has a `uri`. */
  v.object({ type: v.literal('openJson') }),
  /** Arranges the map's points anew; answered with `MapToView`. */
  v.object({ type: v.literal('project'), method: v.literal('umap') }),
  v.object({ type: v.literal('cancelProject') }),
  v.object({ type: v.literal('copy'), text: v.string() }),
  v.object({ type: v.literal('command'), command: v.picklist(viewCommands) }),
  /** Without `rows` the editor asks how many. */
  v.object({ type: v.literal('labelRows'), rows: v.optional(rowCount) }),
]);
export type ToHost = v.InferOutput<typeof toHostSchema>;
export type PageCommand = Extract<ToHost, { type: 'command' | 'labelRows' }>;

/**
 * What the page gives to `setState` whenever it shows a report (`shown`, as it came) or is scrolled or
 * folded (`view`, its own business). The host opens the same panel from it after a reload of the window.
 */
export const viewStateSchema = v.object({
  shown: v.object({ report: reportSchema, title: v.string(), uri: v.optional(v.string()) }),
  view: v.optional(v.unknown()),
});
export type ViewState = v.InferOutput<typeof viewStateSchema>;
