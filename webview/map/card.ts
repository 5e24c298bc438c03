import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Reader } from '../reader';
import type { LoadedMap } from './mapData';
import { confidenceOf, sideOf, wordOf } from './mapData';
import type { MapHost } from './mapHost';
import { referenceOf } from './rowTable';

/** Letters of a text on the card: about six lines. */
const mostLetters = 300;

/** What the pointer is on, beside it. Everything it says is in the table too, so it is no tab stop. */
export function card(reader: Reader, map: LoadedMap, host: MapHost, point: number): TemplateResult {
  const { t, figures } = reader;
  const { points, labels, topics } = map;
  const text = host.textOf({ side: sideOf(points, point), row: points.row[point]! });
  const label = wordOf(labels, points.label[point]!);
  const predicted = wordOf(labels, points.predicted[point]!);
  const percent = figures.percent(confidenceOf(points, point) ?? 0, 0);
  const topic = wordOf(topics, points.topic[point]!);
  const line = (content: string | null) =>
    content === null ? nothing : html`<p class="muted">${content}</p>`;
  return html`${text === null ? nothing : html`<p>${shortened(text)}</p>`}
    ${line(label === null ? null : t('view.map.card.label', { label }))}
    ${line(predicted === null ? null : t('view.map.card.predicted', { predicted, percent }))} ${line(topic)}
    <p class="ref">${referenceOf(reader, map, point)}</p>`;
}

/** Cut between words where there are any. */
export function shortened(text: string, most = mostLetters): string {
  const letters = [...text];
  if (letters.length <= most) return text;
  const start = letters.slice(0, most).join('');
  return `${start.replace(/\s+\S{0,20}$/, '')} …`;
}

/** Beside the pointer, inside the figure's width. */
export function placeCard(element: HTMLElement, figure: HTMLElement, x: number, y: number): void {
  const { offsetWidth, offsetHeight } = element;
  const left = x + 14 + offsetWidth > figure.clientWidth ? x - 14 - offsetWidth : x + 14;
  const top = y + 14 + offsetHeight > figure.clientHeight ? y - 14 - offsetHeight : y + 14;
  element.style.left = `${Math.max(0, Math.min(left, figure.clientWidth - offsetWidth))}px`;
  element.style.top = `${Math.max(top, -offsetHeight)}px`;
}
