import type { Side } from '../../src/protocol/rows';
import type { ProjectionPhase, ToView } from '../../src/protocol/webview';
import { isOfMap } from '../../src/protocol/webview';
import type { Reader } from '../reader';
import type { FoundRows } from '../rowStore';

export interface RowReference {
  side: Side;
  row: number;
}

/** What happens to a projection that was asked for: some `progress`, then `done` or `ended`. */
export interface ProjectionListener {
  progress(phase: ProjectionPhase, done: number, total: number): void;
  /** float32 in base64, as in the report's map. */
  done(x: string, y: string): void;
  /** Cancelled or failed: the host has said so. */
  ended(): void;
}

/** What the map needs of the world around it. null: it cannot be had here, and is not offered. */
export interface MapHost {
  openRow: ((reference: RowReference, inPlace: boolean) => void) | null;
  /** null while it is not known, or withheld. */
  textOf(reference: RowReference): string | null;
  /** The rows that can be seen now: fetches texts that are not known yet, and calls `came` when any has changed. */
  wantTexts(rows: readonly RowReference[], came: () => void): void;
  /** `more`: these are not all. */
  search: ((query: string, found: (rows: readonly RowReference[], more: boolean) => void) => void) | null;
  /** Starts UMAP; the result cancels it. */
  project: ((listener: ProjectionListener) => () => void) | null;
}

/** The page's store of row texts, and the editor where there is one. */
export function mapHostOf({ report, host, rows }: Pick<Reader, 'report' | 'host' | 'rows'>): MapHost {
  let stops: (() => void)[] = [];
  return {
    openRow: host && (({ side, row }, inPlace) => host.post({ type: 'openRow', side, row, inPlace })),
    textOf: ({ side, row }) => {
      const answer = rows.get(side, row);
      return answer.kind === 'text' ? answer.text : null;
    },
    wantTexts: (wanted, came) => {
      for (const stop of stops) stop();
      stops = wanted.map(({ side, row }) => {
        rows.request(side, row);
        return rows.listen(`${side}:${row}`, came);
      });
    },
    search:
      host || report.texts
        ? (query, found) => void rows.search(query).then((rows) => tell(rows, found))
        : null,
    project: host ? (listener) => projectBy(host, listener) : null,
  };
}

/** null: another search came after this one. */
function tell(rows: FoundRows | null, found: (rows: readonly RowReference[], more: boolean) => void): void {
  if (!rows) return;
  const of = (side: Side) => (rows[side] ?? []).map((row) => ({ side, row }));
  found([...of('source'), ...of('target')], rows.more);
}

/** Of the projections that this page has asked for. */
let lastRun = 0;

function projectBy(host: NonNullable<Reader['host']>, listener: ProjectionListener): () => void {
  const run = ++lastRun;
  const listening = new AbortController();
  const hear = ({ data }: MessageEvent<ToView>) => {
    if (!isOfMap(data) || data.run !== run) return;
    if (data.type === 'projecting') return listener.progress(data.phase, data.done, data.total);
    listening.abort();
    if (data.type === 'projected') listener.done(data.x, data.y);
    else listener.ended();
  };
  addEventListener('message', hear, { signal: listening.signal });
  host.post({ type: 'project', method: 'umap', run });
  return () => host.post({ type: 'cancelProject' });
}
