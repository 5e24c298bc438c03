import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Reader } from '../reader';
import type { Colouring, ColouringName, PointClass, Role } from './colouring';
import type { LoadedMap } from './mapData';
import type { Shape } from './stamps';

const outlines: Record<Shape, string> = {
  disc: 'M1.5 5.5a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  square: 'M2 2h7v7h-7z',
  triangle: 'M5.5 1L10 9.5H1z',
  cross: 'M2 2l7 7M9 2l-7 7',
  diamond: 'M5.5 .5L10.5 5.5L5.5 10.5L.5 5.5z',
};

/** A mark of the map, larger than there. */
export const pointMark = (role: Role, shape: Shape): TemplateResult =>
  html`<svg class="lone point ${role} ${shape}" width="11" height="11" aria-hidden="true">
    <path d=${outlines[shape]}></path>
  </svg>`;

/** Every look in the map with its name and how many points have it. */
export function legend(
  reader: Reader,
  map: LoadedMap,
  name: ColouringName,
  { classes }: Colouring,
): TemplateResult {
  const { t } = reader;
  const shown = (
    name === 'confidence' ? byConfidence(classes) : name === 'distance' ? byStep(classes) : classes
  ).filter(({ count }) => count > 0);
  const digits = digitsUpTo(map.distances?.[1] ?? 100);
  return html`<ul class="key" aria-label=${t('view.map.legend')}>
    ${shown.map(
      (one) =>
        html`<li>
          ${pointMark(one.role, one.shape)}${nameOf(reader, name, one, digits)}
          <span class="num">${reader.figures.count(one.count)}</span>
        </li>`,
    )}
    ${
      name === 'distance'
        ? html`<li>${t(map.distances ? 'view.map.legend.fifths' : 'view.map.legend.scaled')}</li>`
        : nothing
    }
  </ul>`;
}

/** One entry a step, whatever the shape. */
function byStep(classes: readonly PointClass[]): PointClass[] {
  const steps = new Map<Role, PointClass>();
  for (const one of classes) {
    const before = steps.get(one.role);
    steps.set(one.role, before ? { ...before, count: before.count + one.count } : one);
  }
  return [...steps.values()];
}

/** Steps, then crosses of any step. */
function byConfidence(classes: readonly PointClass[]): PointClass[] {
  const crosses = classes.filter(({ shape }) => shape === 'cross');
  const count = crosses.reduce((sum, one) => sum + one.count, 0);
  const wrong = { ...crosses[0]!, role: 'both', name: { kind: 'wrong' }, count } as const;
  return [...byStep(classes), wrong];
}

function nameOf(
  { report, t, figures }: Reader,
  colouring: ColouringName,
  { name }: PointClass,
  digits: number,
): string {
  switch (name.kind) {
    case 'text':
      return name.text;
    case 'side':
      return report[name.side]?.name ?? t(`view.${name.side}`);
    case 'range':
      return colouring === 'confidence'
        ? t('view.map.legend.percent', {
            low: figures.percent(name.low, 0),
            high: figures.percent(name.high, 0),
          })
        : `${figures.decimal(name.low, digits)}–${figures.decimal(name.high, digits)}`;
    case 'right':
    case 'wrong':
    case 'none':
    case 'all':
      return t(`view.map.legend.${name.kind}`);
  }
}

/** As many as tell one fifth from the next; the same for all of a legend. */
const digitsUpTo = (most: number) => (most >= 30 ? 0 : most >= 3 ? 1 : 2);
