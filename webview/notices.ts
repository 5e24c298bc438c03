import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { referencedRows } from '../src/protocol/referencedRows';
import type { Side } from '../src/protocol/rows';
import { sides } from '../src/protocol/rows';
import { following } from './following';
import { icon } from './marks';
import type { Reader } from './reader';
import { button } from './toolkit';

/** What the reader must know before the answer: files that have changed since, texts that are not here. */
export function notices(reader: Reader): TemplateResult {
  return html`<div class="notices" role="status">
    ${following(reader.rows, 'tables', () => stale(reader))}${withheld(reader)}
  </div>`;
}

function stale(reader: Reader): TemplateResult | typeof nothing {
  const { rows, t, host } = reader;
  const sentences = sides.flatMap((side) => sentenceOf(reader, side) ?? []);
  if (!rows.tables || sentences.length === 0) return nothing;
  return html`<div class="notice">
    ${icon('warn')}
    <div>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    ${host ? button(t('view.stale.runAgain'), () => host.post({ type: 'command', command: 'runAgain' })) : nothing}
  </div>`;
}

function sentenceOf({ report, rows, t }: Reader, side: Side): string | null {
  const state = rows.tables?.[side];
  const domain = report[side];
  if (!domain || (state !== 'changed' && state !== 'gone')) return null;
  return t(`view.stale.${state}`, { file: domain.file?.split('/').pop() ?? domain.name });
}

/** In the exported file, where rows are pointed at and no text came along. */
function withheld({ host, report, t }: Reader): TemplateResult | typeof nothing {
  if (host || report.texts) return nothing;
  const rows = referencedRows(report);
  if (rows.source.length + rows.target.length === 0) return nothing;
  return html`<div class="notice">
    ${icon('open')}
    <p>${t('view.withheld')}</p>
  </div>`;
}
