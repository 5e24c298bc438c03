import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import type { Failures } from '../../../src/protocol/failures';
import { asPercent } from '../../figures';
import { label, line, mark, percentScale, strip } from '../../marks';
import type { Reader } from '../../reader';

const height = { plot: 176, top: 20, bottom: 34 };
/** Ticks every 10 %, every 20 where the figure spans more than half. */
const step = (low: number) => (low < 0.5 ? 0.2 : 0.1);

/** Share right against stated probability, a diamond and its interval a bin; the diagonal is perfect calibration. */
export function reliability(reader: Reader, { reliability: found }: Failures): TemplateResult {
  const { t } = reader;
  return html`<div>
    <h3>${t('view.failures.reliability')}</h3>
    <div
      class="reliability"
      role="img"
      aria-label=${t('view.failures.reliability.alt', { bins: found.bins.length })}
    >
      ${figure(reader, found.bins)}
    </div>
    <p class="note">${sentence(reader, found)}</p>
    ${table(reader, found.bins)}
  </div>`;
}

type Bins = Failures['reliability']['bins'];

/** x in percent of the width, y in pixels: nothing is redrawn when the page is resized. */
function figure({ t, figures }: Reader, bins: Bins): TemplateResult {
  const left = floorTo(Math.min(...bins.map(({ confidence }) => confidence)), 0.1);
  const low = Math.min(left, floorTo(Math.min(...bins.map(({ accuracy }) => accuracy.low)), 0.1));
  const x = percentScale(left, 1);
  const y = (value: number) => height.top + (1 - (value - low) / (1 - low)) * height.plot;
  const base = y(low);
  return strip(height.top + height.plot + height.bottom, [
    label(t('view.failures.right'), 0, 9, 'end axis-name', 12),
    ...ticks(low).flatMap((tick) => [
      line('grid', '0%', '100%', y(tick), y(tick)),
      label(figures.count(tick * asPercent), 0, y(tick) + 4, 'end', -6),
    ]),
    line('axis', '0%', '100%', base, base),
    ...ticks(left).map((tick) => label(figures.count(tick * asPercent), x(tick), base + 15)),
    label(t('view.failures.confidence'), '100%', base + 31, 'end'),
    line('reference', x(left), x(1), y(left), y(1)),
    label(t('view.failures.perfect'), '100%', base - 8, 'end', -6),
    ...bins.map(({ confidence, accuracy }) =>
      line('data both', x(confidence), x(confidence), y(accuracy.low), y(accuracy.high)),
    ),
    ...bins.map(({ confidence, accuracy }) => mark('both', x(confidence), y(accuracy.mean))),
  ]);
}

const floorTo = (value: number, unit: number): number => Math.max(0, Math.floor(value / unit - 1e-9) * unit);

function ticks(low: number): number[] {
  const every = step(low);
  const count = Math.floor((1 - low) / every + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => 1 - i * every);
}

function sentence(
  { t, figures }: Reader,
  { ece, expectedEce, chanceEce, bins }: Failures['reliability'],
): string {
  return t('view.failures.calibration', {
    ece: figures.decimal(ece, 3),
    expected: figures.decimal(expectedEce, 3),
    band: chanceEce
      ? figures.interval({ mean: expectedEce, low: chanceEce[0], high: chanceEce[1] }, 3, 1)
      : '',
    rows: figures.count(bins.reduce((sum, { rows }) => sum + rows, 0)),
  });
}

function table({ t, figures }: Reader, bins: Bins): TemplateResult {
  return html`<details data-part="reliability">
    <summary>${t('view.failures.bins')}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${t('view.failures.reliability')}>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">${t('view.failures.confidence')}</th>
            <th scope="col" class="r">${t('view.failures.right')}</th>
            <th scope="col" class="r">${t('view.interval95')}</th>
            <th scope="col" class="r">${t('view.rows')}</th>
          </tr>
        </thead>
        <tbody>
          ${bins.map(
            ({ confidence, accuracy, rows }) =>
              html`<tr>
                <th scope="row">${figures.percent(confidence)}</th>
                <td class="r">${figures.percent(accuracy.mean, 0)}</td>
                <td class="r iv">${figures.interval(accuracy, 0)}</td>
                <td class="r muted">${figures.count(rows)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
