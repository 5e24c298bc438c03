import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { MatrixCell } from '../../src/protocol/matrix';
import { cellAt } from '../../src/protocol/matrix';
import { asPercent } from '../figures';
import type { PercentScale } from '../marks';
import { axisTop, gridLine, line, mark, percentScale, plot } from '../marks';
import { none } from './cell';
import type { MatrixReader } from './matrixReader';
import { nameOf } from './matrixReader';

/** The domain that was named first: the answer is about it. */
const target = 0;
/** Air around the intervals, in percent. */
const air = 2;
const ticks = 5;

/** The sources of the first domain, the best first, each with its interval. */
export function ranked(reader: MatrixReader): TemplateResult {
  const { matrix, t } = reader;
  const cells = matrix.rankings[target]!.flatMap((source) => cellAt(matrix, source, target) ?? []);
  const name = nameOf(reader, target);
  return html`<section id="sources" aria-labelledby="sources-title">
    <h2 id="sources-title">${t('view.matrix.ranked.title', { target: name })}</h2>
    ${
      cells.length === 0
        ? html`<p class="missing">${t('view.matrix.ranked.missing', { target: name })}</p>`
        : table(reader, cells)
    }
  </section>`;
}

function scaleOf({ matrix }: MatrixReader, cells: readonly MatrixCell[]): PercentScale {
  const home = matrix.home[target];
  const ends = [...cells.map(({ accuracy }) => accuracy!), ...(home ? [home] : [])];
  const low = Math.max(0, Math.min(...ends.map((each) => each.low)) * asPercent - air);
  const high = Math.min(100, Math.max(...ends.map((each) => each.high)) * asPercent + air);
  return percentScale(low, high);
}

function table(reader: MatrixReader, cells: readonly MatrixCell[]): TemplateResult {
  const { matrix, figures, t } = reader;
  const scale = scaleOf(reader, cells);
  const home = matrix.home[target];
  return html`<table class="ranked">
    <caption class="sr">
      ${t('view.matrix.ranked.caption', { target: nameOf(reader, target) })}
    </caption>
    <colgroup>
      <col class="name" />
      <col class="strip" />
      <col class="val" />
      <col class="val" />
      <col class="n" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">${t('view.source')}</th>
        <th scope="col" class="ax">
          ${t('view.matrix.ranked.axis')}${axisTop(scale.ticks(ticks), scale, (tick) => figures.count(tick))}
        </th>
        <th scope="col" class="r">${t('view.accuracy')}</th>
        <th scope="col" class="r">${t('view.matrix.ranked.difference')}</th>
        <th scope="col" class="r">${t('view.measure.proxy-a-distance')}</th>
      </tr>
    </thead>
    <tbody>
      ${cells.map((cell) => row(reader, cell, scale))}${home ? homeRow(reader, scale) : nothing}
    </tbody>
  </table>`;
}

const grid = (scale: PercentScale) => scale.ticks(ticks).map((tick) => gridLine(scale(tick), false));

function row(reader: MatrixReader, cell: MatrixCell, scale: PercentScale): TemplateResult {
  const { figures } = reader;
  const { mean, low, high, method } = cell.accuracy!;
  const kind = method === 'measured' ? 'data source' : 'data estimated';
  const x = (share: number) => scale(share * asPercent);
  return html`<tr>
    <th scope="row">${nameOf(reader, cell.source)}</th>
    <td class="plot">
      ${plot(grid(scale), [line(kind, x(low), x(high), 0, 0), mark('source', x(mean), 0, method === 'estimated')])}
    </td>
    <td class="r num">
      ${
        method === 'measured'
          ? html`${figures.percent(mean)} <span class="iv">${figures.interval({ mean, low, high })}</span>`
          : figures.percentRange({ low, high })
      }
    </td>
    <td class="r num">
      ${
        cell.difference
          ? html`${figures.points(cell.difference.mean)}
              <span class="iv">${figures.interval(cell.difference)}</span>`
          : none
      }
    </td>
    <td class="r num">${cell.distance ? figures.decimal(cell.distance.value, 2) : none}</td>
  </tr>`;
}

/** What the sources are measured against. */
function homeRow({ matrix, figures, t }: MatrixReader, scale: PercentScale): TemplateResult {
  const home = matrix.home[target]!;
  const x = (share: number) => scale(share * asPercent);
  return html`<tr class="own">
    <th scope="row">${t('view.matrix.ranked.home')}</th>
    <td class="plot">
      ${plot(grid(scale), [line('data target', x(home.low), x(home.high), 0, 0), mark('target', x(home.mean), 0)])}
    </td>
    <td class="r num">${figures.percent(home.mean)} <span class="iv">${figures.interval(home)}</span></td>
    <td class="r">${none}</td>
    <td class="r">${none}</td>
  </tr>`;
}
