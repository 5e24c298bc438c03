import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { asPercent } from './figures';
import type { PercentScale } from './marks';
import { label, line, mark, percentScale } from './marks';
import type { Reader } from './reader';
import { paragraph } from './reader';
import { strategyMarks } from './sections/strategyNames';

/** Heights of the two rows and of the axis. */
const y = { home: 12, here: 36, axis: 54 };
/** A name needs this share of the strip to stand left of its mark. */
const roomForName = 0.25;

/** The range that is expected without labels, below what the source's model scores at home. */
export function estimateStrip(reader: Reader): TemplateResult {
  const { report, t } = reader;
  const estimate = report.estimatedAccuracy!;
  const home = report.sourceAtHome;
  const start = Math.floor((Math.min(estimate.low, home?.low ?? 1) * asPercent - 5) / 10) * 10;
  const x = percentScale(Math.max(0, start), 100);
  const at = (fraction: number) => x(fraction * asPercent);
  const here = [
    line('data estimated', at(estimate.low), at(estimate.high), y.here, y.here),
    mark(strategyMarks[estimate.strategy], at(estimate.mean), y.here, true),
    nameBeside(x, estimate, y.here, t('view.estimate.here')),
  ];
  const athome = home && [
    line('data source', at(home.low), at(home.high), y.home, y.home),
    mark('source', at(home.mean), y.home),
    nameBeside(x, home, y.home, t('view.estimate.home')),
  ];
  return html`<svg class="strip ruler" height="76" role="img" aria-label=${inWords(reader)}>
    ${axis(reader, x)} ${athome} ${here}
  </svg>`;
}

function axis({ figures }: Reader, x: PercentScale) {
  const ticks = x.ticks(6);
  return [
    line('axis', '0%', '100%', y.axis, y.axis),
    ...ticks.flatMap((tick, index) => {
      const anchor = tick === 100 ? 'end' : x.share(tick) === 0 ? 'start' : 'middle';
      // every other number makes room on a narrow page, but never the last
      const end = (ticks.length - 1 - index) % 2 === 0 ? anchor : `${anchor} roomy`;
      const text = tick === 100 ? `${figures.count(tick)} %` : figures.count(tick);
      return [line('axis', x(tick), x(tick), y.axis - 3, y.axis + 3), label(text, x(tick), y.axis + 18, end)];
    }),
  ];
}

function nameBeside(x: PercentScale, { low, high }: { low: number; high: number }, at: number, text: string) {
  const left = x.share(low * asPercent) > roomForName;
  return label(text, x((left ? low : high) * asPercent), at + 4, left ? 'end' : 'start', left ? -10 : 10);
}

function inWords({ report, figures, t }: Reader): string {
  const { low, high } = report.estimatedAccuracy!;
  const home = report.sourceAtHome;
  const range = { low: figures.percent(low, 0), high: figures.percent(high, 0) };
  return paragraph(
    t('view.estimate.strip', { target: report.target.name, ...range }),
    home
      ? t('view.estimate.strip.home', {
          source: report.source?.name ?? '',
          home: figures.percent(home.mean),
          interval: figures.interval(home),
        })
      : '',
  );
}
