import type { TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { html, nothing } from 'lit/html.js';
import type { ShownRun } from '../src/protocol/webview';
import { answer } from './answer';
import { hatching, icon } from './marks';
import type { Reader } from './reader';
import { notices } from './notices';
import { running } from './running';
import { sections } from './sections/registry';
import type { Section } from './sections/section';
import type { Before } from './share/changes';
import { changes } from './share/changes';
import { button } from './toolkit';

/**
 * The whole page: contents, the answer (what a run does, while one goes on), and every section of the registry. With
 * the same reader, the progress of a run leaves the sections alone.
 */
export function page(
  reader: Reader,
  run: ShownRun | null = null,
  before: Before | undefined = undefined,
): TemplateResult {
  const { t } = reader;
  const waits = (section: Section) => run?.waiting.includes(section.waitsFor ?? 'rest') ?? false;
  return html`${hatching}
    <div class="page">
      <nav class="toc" aria-label=${t('view.contents')}>
        <ol>
          ${before ? html`<li><a href="#changes">${t('share.changes.change')}</a></li>` : nothing}
          <li>
            <a href="#answer">${t('view.answer')} <span>${run ? '' : verdictWord(reader)}</span></a>
          </li>
          ${sections.map(
            (section) =>
              html`<li>
                <a href="#${section.id}"
                  >${t(section.title)} <span>${waits(section) ? '' : section.figure(reader)}</span></a
                >
              </li>`,
          )}
        </ol>
      </nav>
      <main>
        ${before ? changes(reader, before) : nothing}${run ? running(reader, run) : html`${notices(reader)}${answer(reader)}`}
        <nav class="jump" aria-label=${t('view.contents')}>
          ${sections.map((section) => html`<a href="#${section.id}">${t(section.title)}</a>`)}
        </nav>
        ${guard([reader, run?.waiting, run?.state], () =>
          sections.map((section) =>
            waits(section) ? waiting(section, reader, run!) : shown(section, reader),
          ),
        )}
      </main>
    </div>`;
}

/** The verdict; where no label could tell, the range that is expected. */
function verdictWord({ report, figures, t }: Reader): string {
  const { verdict, strategies, estimatedAccuracy } = report;
  if (verdict?.transfer) return t(`view.verdict.${verdict.transfer}`);
  return strategies.length === 0 && estimatedAccuracy ? `${figures.percentRange(estimatedAccuracy)} %` : '';
}

/** A section keeps its title when the report holds nothing for it, and says why. */
function shown(section: Section, reader: Reader): TemplateResult {
  const missing = section.missing(reader);
  const finding = missing ? '' : section.finding(reader);
  return html`<section id=${section.id} aria-labelledby="${section.id}-title">
    <h2 id="${section.id}-title">${reader.t(section.title)}</h2>
    ${finding ? html`<p class="finding">${finding}</p>` : nothing}
    ${missing ? html`<p class="missing">${reader.say(missing)}</p>` : section.render(reader)}
  </section>`;
}

/** A section keeps its place while it is not known yet. */
function waiting(section: Section, { t }: Reader, { state }: ShownRun): TemplateResult {
  const missing =
    state === 'running'
      ? t(`view.running.waits.${section.waitsFor ?? 'rest'}`)
      : t('view.running.notReached');
  return html`<section id=${section.id} aria-labelledby="${section.id}-title">
    <h2 id="${section.id}-title">${t(section.title)}</h2>
    <p class="missing">${missing}</p>
  </section>`;
}

/** Before anything is known. */
export function starting(reader: Reader, run: ShownRun): TemplateResult {
  return html`<div class="page alone">
    <main>${running(reader, run)}</main>
  </div>`;
}

/** In place of a report that cannot be shown. */
export function problem(title: string, message: string, showLog: { name: string; press: () => void } | null) {
  return html`<div class="page alone">
    <main>
      <h1>${icon('fail')} ${title}</h1>
      <p class="finding">${message}</p>
      ${showLog ? button(showLog.name, showLog.press) : nothing}
    </main>
  </div>`;
}
