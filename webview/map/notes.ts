import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import type { LoadedMap } from './mapData';

/** What the picture can and cannot tell, and how the pointer works on it. */
export function notes(
  { t, figures }: Reader,
  { explained, count, rows }: LoadedMap,
  arrangedBy: 'pca' | 'umap',
  mode: 'lasso' | 'pan',
): TemplateResult {
  const share = figures.percent(explained[0] + explained[1], 0);
  const sample = { points: figures.count(count), rows: figures.count(rows) };
  return html`<p class="note">
    ${paragraph(
      arrangedBy === 'umap' ? t('view.map.note.umap') : t('view.map.note.pca', { share }),
      rows > count ? t('view.map.note.sample', sample) : '',
      mode === 'lasso' ? t('view.map.note.pointer') : '',
    )}
  </p>`;
}
