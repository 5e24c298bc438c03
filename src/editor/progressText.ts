import type { Progress } from '../protocol/calls';
import type { MessageArguments, MessageKey } from '../protocol/message';
import { count } from './figures';

export type Say = (key: MessageKey, args?: MessageArguments) => string;

function what(progress: Progress, say: Say): string {
  const phase = say(`editor.phase.${progress.phase}`);
  return progress.subject === undefined
    ? phase
    : say('editor.phase.subject', { phase, subject: progress.subject });
}

/** A minute and a half and more is told in minutes. */
function timeLeft(seconds: number, say: Say, language: string): string {
  return seconds < 90
    ? say('editor.progress.seconds', { seconds: count(Math.ceil(seconds), language) })
    : say('editor.progress.minutes', { minutes: count(Math.round(seconds / 60), language) });
}

/** `Turning texts into vectors (products): 1,240 of 2,000 · 118 a second · 7 s left` */
export function progressText(progress: Progress, say: Say, language: string): string {
  const parts = [what(progress, say), ...details(progress, say, language)];
  if (progress.total > 1) {
    const [done, total] = [count(progress.done, language), count(progress.total, language)];
    parts[0] = say('editor.progress.count', { what: parts[0]!, done, total });
  }
  return parts.join(' · ');
}

/** `products: 1,240 of 2,000 · 118 a second · 7 s left`, where the phase stands elsewhere. */
export function progressDetail(progress: Progress, say: Say, language: string): string {
  const { subject = '', done, total } = progress;
  const counted = { done: count(done, language), total: count(total, language) };
  // Only texts are worth their number, as with the rate.
  const known = progress.phase === 'embed' && total > 1;
  const first = known ? say('editor.progress.count', { what: subject, ...counted }) : subject;
  return [first, ...details(progress, say, language)].filter(Boolean).join(' · ');
}

function details(progress: Progress, say: Say, language: string): string[] {
  const parts: string[] = [];
  // Only texts are worth a rate: folds and distances are too few.
  if (progress.phase === 'embed' && progress.rate !== undefined)
    parts.push(say('editor.progress.rate', { rate: count(progress.rate, language) }));
  if (progress.secondsLeft !== undefined) parts.push(timeLeft(progress.secondsLeft, say, language));
  return parts;
}
