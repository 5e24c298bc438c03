import type { Phase, Progress } from '../../protocol/calls';
import { phases } from '../../protocol/calls';
import type { ShownPhase, ShownRun } from '../../protocol/webview';
import type { Say } from '../progressText';
import { progressDetail } from '../progressText';

/** `write` is over at once, so the page does not list it. */
const listed: readonly Phase[] = phases.filter((phase) => phase !== 'write');

/** What a page shows of a comparison while it runs: fed with its progress. */
export class LiveRun {
  private readonly texts = new Map<Phase, { text: string; share: number | null }>();
  private current: Phase = 'read';
  private known: Pick<ShownRun, 'report' | 'waiting'> = { report: null, waiting: [] };
  private end: Pick<ShownRun, 'state' | 'message'> = { state: 'running' };

  constructor(
    private readonly title: string,
    private readonly say: Say,
    private readonly language: string,
  ) {}

  progress(progress: Progress): void {
    const { phase, done, total, soFar } = progress;
    this.current = phase;
    const text = progressDetail(progress, this.say, this.language);
    this.texts.set(phase, { text, share: total > 1 ? done / total : null });
    if (soFar) this.known = soFar;
  }

  /** Behind another run of this window. */
  wait(): void {
    this.texts.set(this.current, { text: this.say('editor.progress.waiting'), share: null });
  }

  stopped(end: Pick<ShownRun, 'message'> & { state: 'cancelled' | 'failed' }): void {
    this.end = end;
  }

  shown(): ShownRun {
    return { title: this.title, ...this.known, phases: listed.map((name) => this.phase(name)), ...this.end };
  }

  private phase(name: Phase): ShownPhase {
    const { text = '', share = null } = this.texts.get(name) ?? {};
    return { name, text, share, state: this.stateOf(name) };
  }

  private stateOf(name: Phase): ShownPhase['state'] {
    if (phases.indexOf(name) < phases.indexOf(this.current)) return 'done';
    return name === this.current && this.end.state === 'running' ? 'running' : 'waiting';
  }
}
