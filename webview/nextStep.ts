import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { NextAction, NextStep, Report } from '../src/protocol/report';
import type { PageCommand } from '../src/protocol/webview';
import type { Reader } from './reader';
import { button } from './toolkit';

type Asked = (step: NextStep) => PageCommand;
const command =
  (name: Extract<PageCommand, { type: 'command' }>['command']): Asked =>
  () => ({ type: 'command', command: name });

const asked: Record<NextAction, Asked> = {
  'try-model': command('tryModel'),
  'fine-tune': command('fineTune'),
  'label-rows': ({ rows }) => ({ type: 'labelRows', ...(isCount(rows) && { rows }) }),
  'train-without-source': command('trainWithoutSource'),
  'find-source': command('compare'),
  'match-labels': command('matchLabels'),
};

const isCount = (rows: number | undefined): rows is number =>
  rows !== undefined && Number.isInteger(rows) && rows > 0;

/** The page's one primary button, and why; silent where nothing in the editor would help. */
export function nextStep(reader: Reader): TemplateResult | typeof nothing {
  const { report, host, say } = reader;
  const step = possible(report, report.verdict ? report.verdict.nextStep : usualStep(report));
  if (!step || (!host && !report.verdict)) return nothing;
  return html`<div class="next">
    ${
      step.rows === 0 || !host
        ? nothing
        : button(nameOf(reader, step), () => host.post(asked[step.action](step)), 'primary')
    }
    <span>${say(step.reason)}</span>
  </div>`;
}

/** No more rows can be picked than have no label: 0 leaves the sentence alone. */
function possible({ target }: Report, step: NextStep | null): NextStep | null {
  if (step?.rows === undefined) return step;
  return { ...step, rows: Math.min(step.rows, target.unlabeled) };
}

function nameOf({ t, figures }: Reader, { action, rows }: NextStep): string {
  if (action !== 'label-rows') return t(`view.next.${action}`);
  return isCount(rows)
    ? t('view.next.label-rows', { rows: figures.count(rows) })
    : t('view.next.label-rows.some');
}

/** Without a source, and in reports of before steps were written down. */
function usualStep({ kind, strategies }: Report): NextStep | null {
  if (kind === 'fine-tune') return { action: 'try-model', reason: { key: 'next.try-model' } };
  return strategies.length > 0 ? { action: 'fine-tune', reason: { key: 'next.fine-tune' } } : null;
}
