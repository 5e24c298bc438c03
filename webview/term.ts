import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';

/**
 * A name that explains itself on hover and focus. `inRow`: the name is one of a list of rows that is a
 * single tab stop; only the first is reached with Tab, arrows move on (see rowKeys.ts).
 */
export const term = (name: string, explanation: string, inRow?: number): TemplateResult =>
  html`<button type="button" class="term" data-hover=${explanation} tabindex=${inRow ? -1 : 0}>
    ${name}
  </button>`;
