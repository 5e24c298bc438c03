import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { Message } from '../../src/protocol/message';
import type { Measure, MeasureGroup, MeasureName } from '../../src/protocol/distances';
import {
  groupOf,
  inBand,
  ladder,
  leadingGroup,
  measureGroups,
  nearestReference,
  pairName,
  standing,
} from '../../src/protocol/distances';
import type { Report } from '../../src/protocol/report';
import type { PercentScale } from '../marks';
import { label, line, loneMark, mark, percentScale, strip } from '../marks';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
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
    const { measures, references = [] } = report.shift;
    const leading = leadingGroup(measures, references);
    const beyond = measures.filter((measure) => !inBand(measure)).length;
    if (beyond === 0) return t('view.distances.finding.none');
    const counts = { beyond, all: measures.length };
    if (leading) return t(`view.distances.finding.${leading}`, counts);
    if (beyond === measures.length) return t('view.distances.finding.all');
    return t('view.distances.finding.some', counts);
  },
  render,
};

/** Never below 50 rows a side: a band would hold everything. */
function whyNone({ source, target }: Report): Message {
  if (!source) return { key: 'view.distances.noSource' };
  const smaller = source.rows < target.rows ? source : target;
  return { key: 'view.distances.tooFew', args: { name: smaller.name, rows: smaller.rows } };
}

/** Roles are written out because stacked rows (`display: grid`) lose those of their elements. */
function render(reader: Reader): TemplateResult {
  const { report, figures, t } = reader;
  const rows = report.shift.measures[0]?.rows ?? 0;
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
        ${groups(reader)}
      </tbody>
    </table>
    <p class="note">${t('view.distances.note', { rows: figures.count(rows) })}</p>`;
}

/** Measures of what the encoder sees, of words, of form, of labels; a list of one group needs no heading. */
function groups(reader: Reader): TemplateResult[] {
  const { measures } = reader.report.shift;
  const found = measureGroups.filter((group) => measures.some(({ name }) => groupOf[name] === group));
  const rows = found.map((group) => ({
    group,
    rows: measures.filter(({ name }) => groupOf[name] === group),
  }));
  const ordered = rows.flatMap((each) => each.rows);
  return rows.map(
    ({ group, rows }) =>
      html`${found.length > 1 ? heading(reader, group) : nothing}${rows.map((measure) =>
        measureRow(reader, measure, ordered.indexOf(measure)),
      )}`,
  );
}

const heading = ({ t }: Reader, group: MeasureGroup): TemplateResult =>
  html`<tr role="row" class="group">
    <th role="rowheader" scope="colgroup" colspan="5">
      ${t(`view.distances.group.${group}`)}
      <span class="muted">${t(`view.distances.group.${group}.means`)}</span>
    </th>
  </tr>`;

function legend({ t, report }: Reader): TemplateResult {
  return html`<ul class="key">
    <li>${loneMark('both')}${t('view.distances.key.pair')}</li>
    <li>
      <svg class="lone" width="22" height="11" aria-hidden="true">
        <rect class="band" x=".5" y=".5" width="21" height="10"></rect></svg
      >${t('view.distances.key.band')}
    </li>
    ${
      (report.shift.references ?? []).length > 0
        ? html`<li>
            <svg class="lone" width="22" height="11" aria-hidden="true">
              ${[3, 10, 13, 19].map((x) => line('tick', x, x, 0, 11))}</svg
            >${t('view.distances.key.reference')}
          </li>`
        : nothing
    }
  </ul>`;
}

/** The proxy A-distance cannot exceed 2 (Ben-David et al. 2007); other scales end at a round number. */
const natural: Partial<Record<MeasureName, number>> = {
  'proxy-a-distance': 2,
  // a smaller shift than that is hardly one
  'label-shift': 0.1,
};

function measureRow(reader: Reader, measure: Measure, index: number): TemplateResult {
  const { figures, t, report } = reader;
  const steps = ladder(measure.name, report.shift.references ?? []);
  const marks = steps.map(({ values }) => values[measure.name]!);
  const axis = roundMaximum(natural[measure.name] ?? 0, measure.value, measure.nullBand[1], ...marks);
  // a scale that ends below 1 would show one digit in two
  const digits = axis.maximum / 10 ** axis.exponent < 1 ? 3 : 2;
  const read = (value: number, digits: number) => figures.decimal(value / 10 ** axis.exponent, digits);
  const references = steps.map((pair) => ({
    name: t('view.distances.reference', {
      pair: pairName(pair),
      value: read(pair.values[measure.name]!, digits),
    }),
    value: pair.values[measure.name]!,
  }));
  const known = references.map(({ name }) => name).join(', ');
  const explanation = paragraph(
    t(`view.explain.${measure.name}`),
    known ? t('view.distances.references', { pairs: known }) : '',
  );
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      ${term(t(`view.measure.${measure.name}`), explanation, index)}${small(reader, measure, axis.exponent)}
    </th>
    <td role="cell">
      ${measureStrip(measure, references, axis.maximum, read(0, 0), read(axis.maximum, axis.digits))}
    </td>
    <td role="cell" class="r"><span class="num">${read(measure.value, digits)}</span></td>
    <td role="cell" class="r" data-label=${t('view.distances.upTo')}>${read(measure.nullBand[1], digits)}</td>
    <td role="cell" class="like">${likeness(reader, measure)}</td>
  </tr>`;
}

/** Power of ten, p, and whether the value is an estimate. */
function small({ figures, t }: Reader, { p, estimated }: Measure, exponent: number): TemplateResult {
  const parts = [
    exponent ? html`× 10<sup>${figures.count(exponent)}</sup>` : null,
    p === null ? null : html`<span class="num">p ${figures.probability(p)}</span>`,
    estimated ? html`${t('view.distances.estimated')}` : null,
  ].filter((part) => part !== null);
  return html`<small>${parts.map((part, at) => html`${at > 0 ? ', ' : nothing}${part}`)}</small>`;
}

/** The nearest known pair, and how many are nearer; inside the band, the same domain. */
function likeness({ report, t }: Reader, measure: Measure): TemplateResult {
  const both = (first: string, second: string) => html`${first}<small>${second}</small>`;
  if (inBand(measure)) return both(t('view.distances.like.same'), t('view.distances.like.inside'));
  const references = report.shift.references ?? [];
  const nearest = nearestReference(measure, references);
  // reference pairs have equal label shares: none of them is like another
  if (!nearest || measure.name === 'label-shift')
    return both(t('view.distances.like.other'), t('view.distances.like.outside'));
  const { below, all } = standing(measure, references);
  const place = below === all ? 'farthest' : below === 0 ? 'nearest' : 'farther';
  return both(pairName(nearest), t(`view.distances.like.${place}`, { below, all }));
}

/** A reference pair's tick is thin: around it is what the pointer meets. Keys find the list in the name's explanation. */
const tick = (value: number, names: string, x: PercentScale) =>
  svg`<svg class="tick" x=${x(Math.max(0, value))} y="5" overflow="visible" data-hover=${names}>
    <rect x="-4.5" y="-4" width="9" height="22"></rect>${line('tick', 0, 0, 0, 14)}
  </svg>`;

/** Ticks nearer than this share of the axis cannot be pointed at one by one: each names them all. */
const pointedTogether = 0.02;

const namesAround = (value: number, references: readonly Reference[], maximum: number): string =>
  references
    .filter((other) => Math.abs(other.value - value) <= pointedTogether * maximum)
    .map(({ name }) => name)
    .join(', ');

interface Reference {
  /** With its value. */
  name: string;
  value: number;
}

function measureStrip(
  { value, nullBand }: Measure,
  references: readonly Reference[],
  maximum: number,
  zero: string,
  end: string,
) {
  const x = percentScale(0, maximum);
  const [low, high] = [Math.max(0, nullBand[0]), Math.max(0, nullBand[1])];
  const band = svg`<rect class="band" x=${x(low)} width=${`${((high - low) / maximum) * 100}%`} y="4" height="16"></rect>`;
  return strip(34, [
    line('grid', '0%', '100%', 12, 12),
    band,
    ...references.map(({ value }) => tick(value, namesAround(value, references, maximum), x)),
    mark('both', x(Math.max(0, value)), 12),
    label(zero, 0, 33, 'start'),
    label(end, '100%', 33, 'end'),
  ]);
}
