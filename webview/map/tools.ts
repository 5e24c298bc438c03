import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { ProjectionPhase } from '../../src/protocol/webview';
import type { Reader } from '../reader';
import type { ColouringName } from './colouring';

/** A projection: not asked for, under way, or there. */
export type ProjectionState =
  | { kind: 'none' }
  | { kind: 'running'; phase: ProjectionPhase; done: number; total: number; cancel: () => void }
  | { kind: 'done'; x: Float32Array; y: Float32Array };

export interface ToolsOptions {
  colouring: ColouringName;
  colourings: readonly ColouringName[];
  choose(colouring: ColouringName): void;
  /** null: texts cannot be searched here. */
  find: ((query: string) => void) | null;
  projection: ProjectionState;
  arrangedBy: 'pca' | 'umap';
  /** null: not offered here. */
  arrange: ((by: 'pca' | 'umap') => void) | null;
}

/** Above the map: what colours mean, the search, the arrangement. */
export function tools(reader: Reader, options: ToolsOptions): TemplateResult {
  const { t } = reader;
  const { colouring, colourings, choose, find } = options;
  const chosen = ({ target }: Event) => choose((target as HTMLSelectElement).value as ColouringName);
  const typed = ({ target }: Event) => find?.((target as HTMLInputElement).value);
  return html`<label
      >${t('view.map.colour')}
      <select @change=${chosen} .value=${colouring}>
        ${colourings.map(
          (name) =>
            html`<option value=${name} ?selected=${name === colouring}>
              ${t(`view.map.colour.${name}`)}
            </option>`,
        )}
      </select></label
    >
    ${
      find
        ? html`<input
            type="search"
            aria-label=${t('view.map.find')}
            placeholder=${t('view.map.find')}
            @input=${typed}
          />`
        : nothing
    }
    ${arrangement(reader, options)}`;
}

function arrangement({ t, figures }: Reader, { projection, arrangedBy, arrange }: ToolsOptions) {
  if (!arrange) return nothing;
  if (projection.kind === 'running') {
    const { phase, done, total, cancel } = projection;
    const name = phase === 'map' ? t('view.map.projecting') : t(`view.phase.${phase}`);
    return html`<span class="projecting"
      ><progress max=${total || 1} .value=${done} aria-label=${name}></progress>
      ${phase === 'map' ? nothing : html`<span>${name}</span>`}
      <span class="num">${total ? figures.percent(done / total, 0) + ' %' : ''}</span>
      <button type="button" class="link" @click=${cancel}>${t('view.map.cancel')}</button></span
    >`;
  }
  const other = arrangedBy === 'pca' ? 'umap' : 'pca';
  return html`<button type="button" class="plain" @click=${() => arrange(other)}>
    ${t(`view.map.${other}`)}
  </button>`;
}
