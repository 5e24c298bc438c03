import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { ShownPhase, ShownRun } from '../src/protocol/webview';
import { legend } from './answer';
import { icon } from './marks';
import type { Reader } from './reader';
import { button } from './toolkit';

/** In place of the answer while a run goes on, and after it was stopped. Before anything is known, alone. */
export function running(reader: Reader, run: ShownRun): TemplateResult {
  const { t } = reader;
  return html`<header id="answer" class="running">
    ${run.report ? legend(reader) : nothing}
    <h1>${t(`view.running.${run.state}`, { title: run.title })}</h1>
    ${run.message === undefined ? nothing : html`<p class="finding">${run.message}</p>`}
    <ol class="phases">
      ${run.phases.map((phase) => phaseRow(reader, phase))}
    </ol>
    <p class="sr" role="status">${announced(reader, run)}</p>
    <div class="next">${whatNow(reader, run)}</div>
  </header>`;
}

function phaseRow({ t }: Reader, { name, state, text, share }: ShownPhase): TemplateResult {
  return html`<li class=${state}>
    <span class="mark">${state === 'done' ? icon('pass') : nothing}</span>
    <span>${t(`view.phase.${name}`)}</span>
    <span class="num">${text}</span>
    ${state === 'running' ? bar(t(`view.phase.${name}`), share) : nothing}
  </li>`;
}

/** Without a value it only says that something goes on. */
function bar(name: string, share: number | null): TemplateResult {
  return share === null
    ? html`<progress aria-label=${name}></progress>`
    : html`<progress aria-label=${name} max="1" .value=${share}></progress>`;
}

/** Only the phase's name: its numbers change too often to be read aloud. */
function announced({ t }: Reader, { phases, state }: ShownRun): string {
  const current = phases.find((phase) => phase.state === 'running');
  return state === 'running' && current ? t(`view.phase.${current.name}`) : '';
}

function whatNow({ t, host }: Reader, { state }: ShownRun): TemplateResult | typeof nothing {
  if (!host) return nothing;
  if (state === 'running')
    return html`${button(t('view.running.cancel'), () => host.post({ type: 'cancelRun' }))}
      <span>${t('view.running.readable')}</span>`;
  return html`${button(t('view.running.resume'), () => host.post({ type: 'resumeRun' }), 'primary')}
    <span>${t('view.running.kept')}</span>`;
}
