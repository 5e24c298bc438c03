import type { Report } from '../src/protocol/report';
import type { Side, TableState } from '../src/protocol/rows';
import { sides } from '../src/protocol/rows';
import type { RowsMessage } from '../src/protocol/webview';
import { mostAskedRows } from '../src/protocol/webview';
import type { Host } from './host';
import { printable } from './printable';

/** A row's text, or why there is none (yet). */
export type RowAnswer =
  | { kind: 'text'; text: string; label: string }
  | { kind: 'reading' | 'withheld' | 'moved' | 'gone' | 'unknown' | 'failed' };

/** Rows that hold a searched text; null for a side that cannot be searched. `more`: these are not all. */
export interface FoundRows {
  source: readonly number[] | null;
  target: readonly number[] | null;
  more: boolean;
}

/** What may change: a row, or what is known of the tables. */
export type Topic = `${Side}:${number}` | 'tables';

/** Rows that come into view together are asked for together. */
const gatherMilliseconds = 30;
/** A row whose reading failed is not asked for again sooner, however often it comes into view. */
const retryMilliseconds = 3000;

type ReportOfRows = Pick<Report, 'texts' | 'source' | 'target'>;

/** Tells the tables of a report from others; null where it does not say what they held. */
function tablesOf(report: ReportOfRows): string | null {
  const tables = sides.map((side) => {
    const { file, hash, textColumn, labelColumn, read } = report[side] ?? {};
    return { file, hash, textColumn, labelColumn, read };
  });
  return report.target.hash === undefined ? null : JSON.stringify(tables);
}

const ofState: Record<Exclude<TableState, 'same'> | 'failed', RowAnswer> = {
  changed: { kind: 'moved' },
  gone: { kind: 'gone' },
  unknown: { kind: 'unknown' },
  failed: { kind: 'failed' },
};

/** The texts of rows: those that lie in the report, else as the host reads them from the tables, in batches. */
export class RowStore {
  /** What became of the tables; null until the host has looked. */
  tables: Record<Side, TableState> | null = null;
  private readonly answers = new Map<Topic, RowAnswer>();
  private readonly wanted: Record<Side, Set<number>> = { source: new Set(), target: new Set() };
  private readonly pending: Record<Side, Set<number>> = { source: new Set(), target: new Set() };
  private readonly listeners = new Map<Topic, Set<() => void>>();
  /** Whatever was asked for, ever. */
  private readonly requested = new Set<Topic>();
  private readonly failedAt = new Map<Topic, number>();
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private searching: { query: string; found(rows: FoundRows | null): void } | null = null;

  constructor(
    private report: ReportOfRows | null,
    private readonly host: Host | null,
  ) {}

  /**
   * Goes on with a report that replaces the one before, if it is of the same tables: what was read stays read. The host
   * answers nothing that was asked about the one before, so what is not answered is asked again.
   */
  goOnWith(report: ReportOfRows): boolean {
    const tables = tablesOf(report);
    if (!this.report || tables === null || tables !== tablesOf(this.report)) return false;
    this.report = report;
    for (const side of sides) {
      for (const row of this.pending[side]) this.wanted[side].add(row);
      this.pending[side].clear();
    }
    if (sides.some((side) => this.wanted[side].size > 0)) this.askSoon();
    if (this.searching) this.host?.post({ type: 'search', query: this.searching.query });
    return true;
  }

  /** What is known now. */
  get(side: Side, row: number): RowAnswer {
    const own = this.report?.texts?.[side][row];
    if (own !== undefined) return { kind: 'text', text: printable(own), label: '' };
    if (!this.host) return { kind: 'withheld' };
    const state = this.tables?.[side] ?? 'same';
    if (state !== 'same') return ofState[state];
    return this.answers.get(`${side}:${row}`) ?? { kind: 'reading' };
  }

  /** The same, and asks for what is not known. */
  request(side: Side, row: number): RowAnswer {
    this.requested.add(`${side}:${row}`);
    const answer = this.get(side, row);
    const open = answer.kind === 'reading' || (answer.kind === 'failed' && this.mayTryAgain(side, row));
    if (open && !this.pending[side].has(row)) {
      this.wanted[side].add(row);
      this.askSoon();
    }
    return answer;
  }

  private mayTryAgain(side: Side, row: number): boolean {
    return performance.now() - (this.failedAt.get(`${side}:${row}`) ?? 0) > retryMilliseconds;
  }

  private askSoon(): void {
    this.gathering ??= setTimeout(() => this.ask(), gatherMilliseconds);
  }

  /** Calls `changed` whenever the topic may read differently, until the returned function is called. */
  listen(topic: Topic, changed: () => void): () => void {
    const all = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, all.add(changed));
    return () => {
      all.delete(changed);
      if (all.size === 0) this.listeners.delete(topic);
    };
  }

  /** Rows that hold the text. null: another search came after it. */
  search(query: string): Promise<FoundRows | null> {
    this.searching?.found(null);
    this.searching = null;
    const { host } = this;
    if (!host) return Promise.resolve(this.searchReport(query));
    return new Promise((found) => {
      this.searching = { query, found };
      host.post({ type: 'search', query });
    });
  }

  /** What the host answers. */
  take(message: RowsMessage): void {
    switch (message.type) {
      case 'tables':
        return this.takeTables({ source: message.source, target: message.target });
      case 'rows':
        return this.takeRows(message);
      case 'found':
        if (message.query !== this.searching?.query) return;
        this.searching.found({ source: message.source, target: message.target, more: message.more });
        this.searching = null;
    }
  }

  private ask(): void {
    this.gathering = undefined;
    for (const side of sides) {
      const rows = [...this.wanted[side]];
      this.wanted[side].clear();
      for (const row of rows) this.pending[side].add(row);
      for (let at = 0; at < rows.length; at += mostAskedRows)
        this.host?.post({ type: 'readRows', side, rows: rows.slice(at, at + mostAskedRows) });
    }
  }

  private takeRows({ side, asked, rows, state }: Extract<RowsMessage, { type: 'rows' }>): void {
    if (state !== 'same' && state !== 'failed')
      return this.takeTables({ source: 'same', target: 'same', ...this.tables, [side]: state });
    const missing: RowAnswer = state === 'same' ? { kind: 'moved' } : ofState.failed;
    for (const row of asked) this.answers.set(`${side}:${row}`, missing);
    if (state === 'failed') for (const row of asked) this.failedAt.set(`${side}:${row}`, performance.now());
    for (const { row, text, label } of rows)
      this.answers.set(`${side}:${row}`, { kind: 'text', text: printable(text), label: printable(label) });
    for (const row of asked) {
      this.pending[side].delete(row);
      this.tell(`${side}:${row}`);
    }
  }

  /** A table that is another now, or is itself again, answers anew. */
  private takeTables(tables: Record<Side, TableState>): void {
    const before = this.tables;
    this.tables = tables;
    this.tell('tables');
    for (const side of sides) {
      if (tables[side] === (before?.[side] ?? 'same')) continue;
      const topics = [...this.listeners.keys()].filter((topic) => topic.startsWith(`${side}:`));
      for (const topic of this.answers.keys()) if (topic.startsWith(`${side}:`)) this.answers.delete(topic);
      this.wanted[side].clear();
      this.pending[side].clear();
      for (const topic of topics) {
        if (this.requested.has(topic)) this.request(side, Number(topic.slice(side.length + 1)));
        this.tell(topic);
      }
    }
  }

  private tell(topic: Topic): void {
    for (const changed of [...(this.listeners.get(topic) ?? [])]) changed();
  }

  private searchReport(query: string): FoundRows {
    const texts = this.report?.texts;
    const ofSide = (side: Side): number[] | null =>
      texts
        ? Object.entries(texts[side]).flatMap(([row, text]) =>
            text.toLowerCase().includes(query.toLowerCase()) ? [Number(row)] : [],
          )
        : null;
    return { source: ofSide('source'), target: ofSide('target'), more: false };
  }
}
