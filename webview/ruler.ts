import type { TemplateResult } from 'lit/html.js';
import { html, svg } from 'lit/html.js';
import type { Interval } from '../src/protocol/interval';
import { asPercent } from './figures';
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
    ${label(t('view.ruler.hurts'), x((start - trifle) / 2), 10)}
    ${label(t('view.ruler.same'), x(0), 10, 'middle roomy')}
    ${label(t('view.ruler.helps'), x((end + trifle) / 2), 10)}
    ${line('axis', '0%', '100%', y, y)}${line('zero', x(0), x(0), y - 12, y + 12)}
    ${line('data both heavy', x(low), x(high), y, y)}${mark('both', x(mean), y)}
    ${shown.map((tick) => {
      const anchor = tick === start ? 'start' : tick === end ? 'end' : 'middle';
      const name = tick === end - step || tick === start + step ? `${anchor} roomy` : anchor;
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
