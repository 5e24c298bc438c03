import type { Side } from '../../src/protocol/rows';
import type { ToView } from '../../src/protocol/webview';
import type { Reader } from '../reader';

export interface RowReference {
  side: Side;
  row: number;
}

/** What happens to a projection that was asked for: some `progress`, then `done` or `ended`. */
export interface ProjectionListener {
  progress(done: number, total: number): void;
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

/** Texts that lie in the report itself, and a projection by the editor where there is one. */
export function mapHostOf({ report, host }: Pick<Reader, 'report' | 'host'>): MapHost {
  const { texts } = report;
  return {
    openRow: null,
    textOf: ({ side, row }) => texts?.[side][row] ?? null,
    wantTexts: () => {},
    search: texts ? (query, found) => found(searchTexts(texts, query), false) : null,
    project: host ? (listener) => projectBy(host, listener) : null,
  };
}

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** Rows whose text holds the query, in any case and width of letters. */
export function searchTexts(texts: Record<Side, Record<string, string>>, query: string): RowReference[] {
  const wanted = plain(query.trim());
  if (wanted === '') return [];
  return (['source', 'target'] as const).flatMap((side) =>
    Object.entries(texts[side])
      .filter(([, text]) => plain(text).includes(wanted))
      .map(([row]) => ({ side, row: Number(row) })),
  );
}

function projectBy(host: NonNullable<Reader['host']>, listener: ProjectionListener): () => void {
  const listening = new AbortController();
  const hear = ({ data }: MessageEvent<ToView>) => {
    if (data.type === 'projecting') return listener.progress(data.done, data.total);
    if (data.type !== 'projected' && data.type !== 'projectionEnded') return;
    listening.abort();
    if (data.type === 'projected') listener.done(data.x, data.y);
    else listener.ended();
  };
  addEventListener('message', hear, { signal: listening.signal });
  host.post({ type: 'project', method: 'umap' });
  return () => host.post({ type: 'cancelProject' });
}
