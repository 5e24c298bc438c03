import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { Message } from '../../src/protocol/message';
import type { Measure, MeasureName, Report } from '../../src/protocol/report';
import { label, line, loneMark, mark, percentScale, strip } from '../marks';
import type { Reader } from '../reader';
import { term } from '../term';
import { roundMaximum } from './roundMaximum';
import type { Section } from './section';

export const distances: Section = {
  id: 'distances',
  title: 'view.distances.title',
  waitsFor: 'distances',
  figure: ({ report, figures }) => {
    const [first] = report.shift.measures;
    return first ? figures.decimal(first.value, 2) : '';
  },
  missing: ({ report }) => (report.shift.measures.length > 0 ? null : whyNone(report)),
  finding: ({ report, t }) => {
    const { measures } = report.shift;
    const beyond = measures.filter((measure) => !inBand(measure)).length;
    if (beyond === 0) return t('view.distances.finding.none');
    if (beyond === measures.length) return t('view.distances.finding.all');
    return t('view.distances.finding.some', { beyond, all: measures.length });
  },
  render,
};

/** Never below 50 rows a side: a band would hold everything. */
function whyNone({ source, target }: Report): Message {
  if (!source) return { key: 'view.distances.noSource' };
  const smaller = source.rows < target.rows ? source : target;
  return { key: 'view.distances.tooFew', args: { name: smaller.name, rows: smaller.rows } };
}

/** No farther apart than halves of one domain may be by chance. */
const inBand = ({ value, nullBand }: Measure): boolean => value <= nullBand[1];

/** Roles are written out because stacked rows (`display: grid`) lose those of their elements. */
function render(reader: Reader): TemplateResult {
  const { report, figures, t } = reader;
  const rows = Math.min(...report.shift.measures.map((measure) => measure.rows));
  return html`${legend(reader)}
    <table role="table" class="stack">
      <caption class="sr">
        ${t('view.distances.title')}
      </caption>
      <colgroup>
        <col class="name" />
        <col />
        <col class="val" />
        <col class="null" />
        <col class="like" />
      </colgroup>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${t('view.distances.measure')}</th>
          <th role="columnheader" scope="col">${t('view.distances.scale')}</th>
          <th role="columnheader" scope="col" class="r">${t('view.distances.pair')}</th>
          <th role="columnheader" scope="col" class="r">
            ${term(t('view.distances.upTo'), t('view.explain.band'))}
          </th>
          <th role="columnheader" scope="col" class="like">${t('view.distances.like')}</th>
        </tr>
      </thead>
      <tbody role="rowgroup" data-rows>
        ${report.shift.measures.map((measure, index) => measureRow(reader, measure, index))}
      </tbody>
    </table>
    <p class="note">${t('view.distances.note', { rows: figures.count(rows) })}</p>`;
}

function legend({ t }: Reader): TemplateResult {
  return html`<ul class="key">
    <li>${loneMark('both')}${t('view.distances.key.pair')}</li>
    <li>
      <svg class="lone" width="22" height="11" aria-hidden="true">
        <rect class="band" x=".5" y=".5" width="21" height="10"></rect></svg
      >${t('view.distances.key.band')}
    </li>
  </ul>`;
}

/** The proxy A-distance cannot exceed 2 (Ben-David et al. 2007); other scales end at a round number. */
const natural: Partial<Record<MeasureName, number>> = { 'proxy-a-distance': 2 };

function measureRow(reader: Reader, measure: Measure, index: number): TemplateResult {
  const { figures, t } = reader;
  const axis = roundMaximum(natural[measure.name] ?? 0, measure.value, measure.nullBand[1]);
  const read = (value: number, digits: number) => figures.decimal(value / 10 ** axis.exponent, digits);
  const [kind, likeness] = inBand(measure) ? ['same', 'inside'] : ['other', 'outside'];
  const name = term(t(`view.measure.${measure.name}`), t(`view.explain.${measure.name}`), index);
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      ${name}<small
        >${axis.exponent ? html`× 10<sup>${figures.count(axis.exponent)}</sup>` : nothing}${
          axis.exponent && measure.p !== null ? ', ' : nothing
        }${measure.p === null ? nothing : html`<span class="num">p ${figures.probability(measure.p)}</span>`}</small
      >
    </th>
    <td role="cell">${measureStrip(measure, axis.maximum, read(0, 0), read(axis.maximum, axis.digits))}</td>
    <td role="cell" class="r"><span class="num">${read(measure.value, 2)}</span></td>
    <td role="cell" class="r" data-label=${t('view.distances.upTo')}>${read(measure.nullBand[1], 2)}</td>
    <td role="cell" class="like">
      ${t(`view.distances.like.${kind as 'same' | 'other'}`)}<small
        >${t(`view.distances.like.${likeness as 'inside' | 'outside'}`)}</small
      >
    </td>
  </tr>`;
}

function measureStrip({ value, nullBand }: Measure, maximum: number, zero: string, end: string) {
  const x = percentScale(0, maximum);
  const [low, high] = [Math.max(0, nullBand[0]), Math.max(0, nullBand[1])];
  const band = svg`<rect class="band" x=${x(low)} width=${`${((high - low) / maximum) * 100}%`} y="4" height="16"></rect>`;
  return strip(34, [
    line('grid', '0%', '100%', 12, 12),
    band,
    mark('both', x(Math.max(0, value)), 12),
    label(zero, 0, 33, 'start'),
    label(end, '100%', 33, 'end'),
  ]);
}
