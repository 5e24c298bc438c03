import type { ScaleLinear } from 'd3-scale';
import { scaleLinear } from 'd3-scale';
import type { TemplateResult, nothing } from 'lit/html.js';
import { html, svg } from 'lit/html.js';

/** Source, target, or trained on both: the same three marks in every chart. */
export type MarkKind = 'source' | 'target' | 'both';

const shapes: Record<MarkKind, string> = {
  source: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0',
  target: 'M-4-4h8v8h-8z',
  both: 'M0-5.6L5.6 0L0 5.6L-5.6 0z',
};

type SvgPart = TemplateResult<2> | TemplateResult<2>[] | typeof nothing;
type Length = string | number;

/** x positions are percentages of the strip's width, so that nothing is redrawn when the page is resized. */
export interface PercentScale {
  (value: number): string;
  ticks(count: number): number[];
  share(value: number): number;
}

export function percentScale(low: number, high: number): PercentScale {
  const scale: ScaleLinear<number, number> = scaleLinear([low, high], [0, 100]);
  return Object.assign((value: number) => `${scale(value).toFixed(2)}%`, {
    ticks: (count: number) => scale.ticks(count),
    share: (value: number) => scale(value) / 100,
  });
}

export const mark = (kind: MarkKind, x: Length, y: Length, hollow = false): TemplateResult<2> =>
  svg`<svg x=${x} y=${y} overflow="visible"><path class="mark ${kind}${hollow ? ' hollow' : ''}" d=${shapes[kind]}></path></svg>`;

export const line = (name: string, x1: Length, x2: Length, y1: Length, y2: Length): TemplateResult<2> =>
  svg`<line class=${name} x1=${x1} x2=${x2} y1=${y1} y2=${y2}></line>`;

export const label = (text: string, x: Length, y: Length, name = 'middle', dx = 0): TemplateResult<2> =>
  svg`<text class=${name} x=${x} y=${y} dx=${dx}>${text}</text>`;

/** A mark by itself, in a legend or a heading. */
export const loneMark = (kind: MarkKind): TemplateResult =>
  html`<svg class="lone" width="11" height="11" aria-hidden="true">${mark(kind, 5.5, 5.5)}</svg>`;

/** A free strip of fixed height. What it shows also stands in words beside it. */
export const strip = (height: number, body: SvgPart | SvgPart[]): TemplateResult =>
  html`<svg class="strip" height=${height} aria-hidden="true">${body}</svg>`;

/** Fills a table cell: `back` spans the cell's height, `front` has y = 0 at its middle. */
export const plot = (back: SvgPart | SvgPart[], front: SvgPart | SvgPart[]): TemplateResult =>
  html`<svg aria-hidden="true">
    ${back}${svg`<svg y="50%" width="100%" height="1" overflow="visible">${front}</svg>`}
  </svg>`;

export const gridLine = (x: string, strong: boolean): TemplateResult<2> =>
  line(strong ? 'axis' : 'grid', x, x, '0%', '100%');

/** Numbers above a column of plots. */
export const axisTop = (ticks: number[], x: PercentScale, text: (tick: number) => string): TemplateResult =>
  strip(
    20,
    ticks.map((tick, index) => {
      // every other number makes room on a narrow page, but never 0
      const spare = (index - Math.max(0, ticks.indexOf(0))) % 2 !== 0;
      return label(text(tick), x(tick), 14, spare ? 'middle roomy' : 'middle');
    }),
  );

/** Hatching means chance everywhere. Drawn once; charts refer to it. */
export const hatching = html`<svg class="definitions" width="0" height="0" aria-hidden="true">
  <defs>
    <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch" x1="0" y1="0" x2="0" y2="5"></line>
    </pattern>
  </defs>
</svg>`;

export type IconName = 'pass' | 'warn' | 'fail' | 'open';
const icons: Record<IconName, TemplateResult<2>> = {
  pass: svg`<circle cx="8" cy="8" r="6.2"></circle><path d="M5.2 8.2l2 2 3.7-4.2"></path>`,
  warn: svg`<path d="M8 2.3L14.3 13.3H1.7z"></path><path d="M8 6.4v3.2M8 11.4v.1"></path>`,
  fail: svg`<circle cx="8" cy="8" r="6.2"></circle><path d="M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4"></path>`,
  open: svg`<circle cx="8" cy="8" r="6.2"></circle><path d="M5.2 8h5.6"></path>`,
};
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">${icons[name]}</svg>`;
