import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Failures, Slice } from '../../../src/protocol/failures';
import { sliceName } from '../../../src/protocol/sliceName';
import { asPercent, digitsFor } from '../../figures';
import type { PercentScale } from '../../marks';
import { axisTop, gridLine, line, mark, percentScale, plot } from '../../marks';
import type { Reader } from '../../reader';
import { paragraph } from '../../reader';
import { rowList } from '../../rowList';
import { besideMistake, rightRows } from './mistakes';
import { keepPick, movePick, pick } from './pick';

/** More parts are folded away: the worst ones say what there is to say. */
const slicesShown = 8;
const rowsAtFirst = 3;

export const nameOf = ({ report, say }: Reader, slice: Slice): string =>
  say(sliceName(slice, report.source?.name ?? ''));

/** Accuracy of each part of the rows, the worst first; a name unfolds its surest mistakes. */
export function slices(reader: Reader, failures: Failures): TemplateResult {
  const { t, figures, report } = reader;
  const shown = report.slices.slice(0, slicesShown);
  const rest = report.slices.slice(slicesShown);
  const x = scaleOver(report.slices, rightRows(failures) / failures.rows);
  const drawn: Drawn = {
    reader,
    failures,
    x,
    digits: digitsFor(report.slices.map(({ accuracy }) => accuracy)),
  };
  if (shown.length === 0)
    return html`<div>
      <h3>${t('view.failures.slices')}</h3>
      <p class="missing">${t('view.failures.slices.none')}</p>
    </div>`;
  return html`<div>
    <h3>${t('view.failures.slices')}</h3>
    ${table(drawn, shown, 0)}
    ${
      rest.length > 0
        ? html`<details data-part="slices">
            <summary>${t('view.failures.slices.more', { count: rest.length })}</summary>
            ${table(drawn, rest, slicesShown)}
          </details>`
        : nothing
    }
    <p class="note">
      ${paragraph(
        t('view.failures.slices.dashed', { accuracy: figures.percent(x.overall) }),
        report.slices.some(({ surelyWorse }) => surelyWorse)
          ? t('view.failures.slices.corrected', { count: report.slices.length })
          : '',
      )}
    </p>
  </div>`;
}

interface Drawn {
  reader: Reader;
  failures: Failures;
  x: PercentScale & { overall: number };
  digits: number;
}

/** Cut to the data, at most to 100 %: dots need no zero. */
function scaleOver(all: readonly Slice[], overall: number): Drawn['x'] {
  const low = Math.min(overall, ...all.map(({ accuracy }) => accuracy.low)) * asPercent;
  const high = Math.max(overall, ...all.map(({ accuracy }) => accuracy.high)) * asPercent;
  const air = (high - low) * 0.06;
  return Object.assign(percentScale(low - air, high + air), { overall });
}

function table(drawn: Drawn, rows: readonly Slice[], from: number): TemplateResult {
  const { reader, x } = drawn;
  const { t, figures } = reader;
  return html`<div data-picks @keydown=${movePick} @focusin=${keepPick}>
    <table class="slices">
      <caption class="sr">
        ${t('view.failures.slices')}
      </caption>
      <colgroup>
        <col class="name" />
        <col />
        <col class="val" />
        <col class="n" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">${t('view.failures.slices.part')}</th>
          <th scope="col" class="ax">
            <span class="sr">${t('view.accuracy')}</span
            >${axisTop(x.ticks(4), x, (tick) => figures.count(tick))}
          </th>
          <th scope="col" class="r">%</th>
          <th scope="col" class="r">${t('view.rows')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((slice, index) => sliceRows(drawn, slice, from + index, index))}
      </tbody>
    </table>
    <p class="sr" role="status"></p>
  </div>`;
}

function sliceRows(drawn: Drawn, slice: Slice, id: number, index: number): TemplateResult {
  const { reader, digits } = drawn;
  const { t, figures } = reader;
  return html`<tr class=${slice.surelyWorse ? 'saved' : ''}>
      <th scope="row">
        <button
          type="button"
          class="pick"
          data-at="${index},0"
          tabindex=${index === 0 ? 0 : -1}
          aria-expanded="false"
          aria-controls="slice-${id}"
          data-says=${t('view.failures.shown', { count: slice.examples.length })}
          @click=${pick}
        >
          ${nameOf(reader, slice)}
        </button>
        ${slice.surelyWorse ? html`<span class="tag">${t('view.failures.surelyWorse')}</span>` : nothing}
      </th>
      <td class="plot">
        ${intervalPlot(drawn, slice)}<span class="sr"
          >${figures.percent(slice.accuracy.mean, digits)} % ${figures.interval(slice.accuracy, digits)}</span
        >
      </td>
      <td class="r"><span class="num">${figures.percent(slice.accuracy.mean, digits)}</span></td>
      <td class="r muted">${figures.count(slice.rows)}</td>
    </tr>
    <tr class="unfolded" id="slice-${id}" hidden>
      <td colspan="4">${sliceMistakes(drawn, slice)}</td>
    </tr>`;
}

function intervalPlot({ x }: Drawn, { accuracy, surelyWorse }: Slice): TemplateResult {
  const at = (fraction: number) => x(fraction * asPercent);
  return plot(
    [
      ...x.ticks(4).map((tick) => gridLine(x(tick), false)),
      line('reference', at(x.overall), at(x.overall), '0%', '100%'),
    ],
    [
      line(`data both${surelyWorse ? ' heavy' : ''}`, at(accuracy.low), at(accuracy.high), 0, 0),
      mark('both', at(accuracy.mean), 0),
    ],
  );
}

function sliceMistakes({ reader, failures, digits }: Drawn, slice: Slice): TemplateResult {
  const { t, figures } = reader;
  const key = slice.examples.length > 0 ? 'view.failures.slice.mistakes' : 'view.failures.slice.right';
  const inNumbers = t(key, {
    accuracy: figures.percent(slice.accuracy.mean, digits),
    interval: figures.interval(slice.accuracy, digits),
    rows: figures.count(slice.rows),
  });
  const beside = besideMistake(reader, failures);
  return html`<p class="muted">${inNumbers}</p>
    ${
      slice.examples.length > 0
        ? rowList(reader, 'target', slice.examples, { beside, first: rowsAtFirst })
        : nothing
    }`;
}
