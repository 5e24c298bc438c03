import type { Phase, Progress } from '../protocol/calls';
import { cutToWidth } from './render/textTable';
import type { MessageArguments, MessageKey } from '../protocol/message';

export interface ProgressOut {
  isTTY: boolean;
  columns: number;
  write(text: string): void;
}

/** Between two lines of a phase where stderr is no terminal. */
const sparseMilliseconds = 10_000;

/** One line that is written over in a terminal; else a line a phase, and one now and then. */
export class ProgressLine {
  #shown = false;
  #phase = '';
  #at = -Infinity;

  constructor(
    private readonly out: ProgressOut,
    private readonly say: (key: MessageKey, args?: MessageArguments) => string,
    private readonly now: () => number,
  ) {}

  show(progress: Progress): void {
    if (this.out.isTTY) this.#overwrite(progressText(progress, this.say));
    else this.#sparse(progress);
  }

  clear(): void {
    if (this.#shown) this.out.write('\r\u001b[K');
    this.#shown = false;
  }

  #overwrite(text: string): void {
    this.out.write(`\r${cutToWidth(text, Math.max(20, this.out.columns - 1))}\u001b[K`);
    this.#shown = true;
  }

  #sparse(progress: Progress): void {
    const phase = `${progress.phase} ${progress.subject ?? ''}`;
    const begins = phase !== this.#phase;
    if (!begins && this.now() - this.#at < sparseMilliseconds) return;
    [this.#phase, this.#at] = [phase, this.now()];
    this.out.write((begins ? phaseText(progress, this.say) : progressText(progress, this.say)) + '\n');
  }
}

/** Phases whose items a person can count. */
const counted: readonly Phase[] = ['embed'];

type Say = (key: MessageKey, args?: MessageArguments) => string;

function phaseText({ phase, subject }: Progress, say: Say): string {
  return [say(`cli.phase.${phase}`), subject].filter(Boolean).join(' ');
}

export function progressText(progress: Progress, say: Say): string {
  const { phase, done, total, rate, secondsLeft } = progress;
  const isCounted = counted.includes(phase);
  const share = total > 0 ? `${Math.floor((100 * done) / total)} %` : '';
  const parts = [
    phaseText(progress, say),
    isCounted ? `${done.toLocaleString('en')}/${total.toLocaleString('en')}` : total > 1 ? share : '',
    isCounted && rate !== undefined ? say('cli.rate', { rate: Math.round(rate).toLocaleString('en') }) : '',
    secondsLeft !== undefined && done < total ? say('cli.timeLeft', { time: timeText(secondsLeft) }) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}

/** 45 s, 3:07, 1:02:09 */
export function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
