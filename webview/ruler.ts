import type { TemplateResult } from 'lit/html.js';
import { html, svg } from 'lit/html.js';
import type { Interval } from '../src/protocol/interval';
import { asPercent } from './figures';
import type { PercentScale } from './marks';
import { label, line, mark, percentScale } from './marks';
import type { Reader } from './reader';

/** In points. The usual span; widened by whole steps when the interval leaves it. */
const usual = { low: -10, high: 15, step: 5 };
/** Differences within a point of zero are no difference (hatched). */
const trifle = 1;
/** The height of the ruler's line. */
const y = 30;

/** One interval on a ruler with three named zones. */
export function ruler({ figures, t }: Reader, difference: Interval): TemplateResult {
  const [low, mean, high] = [difference.low, difference.mean, difference.high].map((d) => d * asPercent) as [
    number,
    number,
    number,
  ];
  const { step } = usual;
  const start = Math.min(usual.low, Math.floor(low / step) * step);
  const end = Math.max(usual.high, Math.ceil(high / step) * step);
  const x = percentScale(start, end);
  const ticks = Array.from({ length: (end - start) / step + 1 }, (_, index) => start + index * step);
  const shown = ticks.length > 8 ? ticks.filter((tick) => tick % (2 * step) === 0 || tick === end) : ticks;
  const width = `${(x.share(trifle) - x.share(-trifle)) * 100}%`;
  const text = { difference: figures.points(difference.mean), interval: figures.interval(difference) };
  return html`<svg class="strip ruler" height="62" role="img" aria-label=${t('view.ruler', text)}>
    ${svg`<rect class="band" x=${x(-trifle)} width=${width} y=${y - 12} height="24"></rect>`}
    ${zoneNames(t, x, start, end)}
    ${line('axis', '0%', '100%', y, y)}${line('zero', x(0), x(0), y - 12, y + 12)}
    ${line('data both heavy', x(low), x(high), y, y)}${mark('both', x(mean), y)}
    ${shown.map((tick) => {
      const anchor = tick === start ? 'start' : tick === end ? 'end' : 'middle';
      // the last number carries its unit and needs the room beside it
      const name = tick !== end && x.share(tick) > 0.7 ? `${anchor} roomy` : anchor;
      const words = figures.signed(tick, 0);
      return svg`${line('axis', x(tick), x(tick), y - 3, y + 3)}${label(
        tick === end ? t('view.ruler.end', { tick: words }) : words,
        x(tick),
        y + 28,
        name,
      )}`;
    })}
  </svg>`;
}

/** A zone this narrow (share of the ruler) has its name at the ruler's end, and none is left for the middle. */
const narrowZone = 0.3;

function zoneNames(t: Reader['t'], x: PercentScale, start: number, end: number): TemplateResult<2>[] {
  const [hurts, helps] = [x.share(-trifle), 1 - x.share(trifle)];
  const zone = (text: string, from: number, to: number, edge: 'start' | 'end', share: number) =>
    share < narrowZone
      ? label(text, edge === 'start' ? '0%' : '100%', 10, edge)
      : label(text, x((from + to) / 2), 10);
  return [
    zone(t('view.ruler.hurts'), start, -trifle, 'start', hurts),
    ...(Math.min(hurts, helps) < narrowZone ? [] : [label(t('view.ruler.same'), x(0), 10, 'middle roomy')]),
    zone(t('view.ruler.helps'), trifle, end, 'end', helps),
  ];
}
