import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';

/** A gain in points or an expected range, or an interval in brackets. */
const parts = /([+−]?\d[\d.,]*\s?(?:points|ポイント)|\d[\d.,]*(?: to |〜)\d[\d.,]*\s?%)|(\[[−\d][^\]]*\])/u;

/** The answer's number in bold and its interval quieter; the sentence itself comes from the report. */
export function emphasise(sentence: string): (string | TemplateResult)[] {
  return sentence
    .split(new RegExp(parts, 'gu'))
    .filter((piece): piece is string => !!piece)
    .map(emphasised);
}

function emphasised(piece: string): string | TemplateResult {
  const [whole, number, interval] = parts.exec(piece) ?? [];
  if (whole !== piece) return piece;
  if (number) return html`<strong>${number}</strong>`;
  return html`<span class="iv">${interval}</span>`;
}
