import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Form, LabelShare, Quartiles, TraitDifference } from '../../src/protocol/form';
import type { Interval } from '../../src/protocol/interval';
import type { MessageKey } from '../../src/protocol/message';
import type { PercentScale } from '../marks';
import { gridLine, line, loneMark, mark, percentScale, plot } from '../marks';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { term } from '../term';
import type { Section } from './section';

/** A label column with hundreds of classes shows those that differ most. */
const labelsShown = 12;

export const form: Section = {
  id: 'form',
  title: 'view.form.title',
  figure: ({ report, t }) => {
    const count = report.form ? differing(report.form) : 0;
    return count === 0 ? '' : t(`view.form.figure.${count === 1 ? 'one' : 'many'}`, { count });
  },
  missing: ({ report: { form, source } }) => {
    if (form) return null;
    return { key: source ? 'view.form.absent' : 'view.distances.noSource' };
  },
  finding: (reader) => (reader.report.form ? finding(reader, reader.report.form) : ''),
  render: (reader) =>
    html`${reader.report.form ? table(reader, reader.report.form) : nothing}
      <p class="note">${reader.t('view.form.note')}</p>`,
};

const beyondChance = (difference: Interval | null): boolean =>
  difference !== null && (difference.low > 0 || difference.high < 0);

/** Length and traits that differ. */
const differing = ({ words, traits }: Form): number =>
  traits.length + (beyondChance(words.difference) ? 1 : 0);

function finding({ report, figures, t }: Reader, { words, traits }: Form): string {
  const names = { source: report.source?.name ?? '', target: report.target.name };
  const after = figures.count(words.target.median);
  if (!words.source) return t('view.form.finding.alone', { ...names, after });
  const direction = !beyondChance(words.difference)
    ? 'alike'
    : words.difference!.mean > 0
      ? 'longer'
      : 'shorter';
  const before = figures.count(words.source.median);
  const many = traits.length === 0 ? 'none' : traits.length === 1 ? 'one' : 'many';
  return paragraph(
    t(`view.form.finding.${direction}`, { ...names, after, before }),
    t(`view.form.finding.traits.${many}`, { count: traits.length }),
  );
}

function table(reader: Reader, found: Form): TemplateResult {
  const { t } = reader;
  return html`<table class="forms">
    <caption class="sr">
      ${t('view.form.title')}
    </caption>
    <colgroup>
      <col class="name" />
      <col class="strip" />
      <col class="val" />
      <col class="val" />
      <col class="diff" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">${t('view.form.what')}</th>
        <th scope="col" class="plot"><span class="sr">${t('view.form.axis')}</span></th>
        <th scope="col" class="r">
          ${loneMark('source')}<span class="file">${reader.report.source?.name}</span>
        </th>
        <th scope="col" class="r">
          ${loneMark('target')}<span class="file">${reader.report.target.name}</span>
        </th>
        <th scope="col" class="r">${t('view.form.difference')}</th>
      </tr>
    </thead>
    <tbody data-rows>
      ${wordsRow(reader, found)} ${found.traits.map((trait, index) => traitRow(reader, trait, index + 1))}
      ${labelRows(reader, found)}
    </tbody>
  </table>`;
}

interface Cells {
  name: string | TemplateResult;
  strip: TemplateResult;
  source: string | TemplateResult;
  target: string | TemplateResult;
  difference: string | TemplateResult;
}

const tableRow = ({ name, strip, source, target, difference }: Cells): TemplateResult =>
  html`<tr>
    <th scope="row">${name}</th>
    <td class="plot">${strip}</td>
    <td class="r">${source}</td>
    <td class="r">${target}</td>
    <td class="r">${difference}</td>
  </tr>`;

const none = '–';

function wordsRow({ figures, t }: Reader, { words }: Form): TemplateResult {
  const { source, target, difference } = words;
  const cell = ({ low, median, high }: Quartiles) =>
    html`${figures.count(median)}<small
        >${t('view.form.range', { low: figures.count(low), high: figures.count(high) })}</small
      >`;
  return tableRow({
    name: term(t('view.form.words'), t('view.form.words.explain'), 0),
    strip: quartilePlot(source, target),
    source: source ? cell(source) : none,
    target: cell(target),
    difference: difference
      ? withInterval(figures.signed(difference.mean, 0), figures.interval(difference, 0, 1))
      : none,
  });
}

const withInterval = (value: string, interval: string) => html`${value} <span class="iv">${interval}</span>`;

/** Percent, with air for the marks at both ends. */
const shares = percentScale(-3, 103);

function quartilePlot(source: Quartiles | null, target: Quartiles): TemplateResult {
  const longest = Math.max(1, source?.high ?? 0, target.high);
  const x = percentScale(-0.03 * longest, 1.03 * longest);
  const side = (name: 'source' | 'target', { low, median, high }: Quartiles, y: number) => [
    line(`data ${name}`, x(low), x(high), y, y),
    mark(name, x(median), y),
  ];
  return plot(gridLine(x(0), true), [
    ...side('target', target, 3),
    ...(source ? side('source', source, -3) : []),
  ]);
}

const sharePlot = (x: PercentScale, source: number, target: number): TemplateResult =>
  plot(
    [gridLine(x(0), true), gridLine(x(50), false), gridLine(x(100), false)],
    [
      line('link', x(source * 100), x(target * 100), 0, 0),
      mark('target', x(target * 100), 3),
      mark('source', x(source * 100), -3),
    ],
  );

function traitRow(reader: Reader, { name, ...share }: TraitDifference, index: number): TemplateResult {
  const { t } = reader;
  const [title, explanation]: [MessageKey, MessageKey] =
    name === 'shortened'
      ? ['view.domains.shortened', 'view.explain.shortened']
      : [`view.form.${name}`, `view.form.${name}.explain`];
  return shareRow(reader, term(t(title), t(explanation), index), share);
}

function shareRow(
  { figures, t }: Reader,
  name: string | TemplateResult,
  { source, target, difference }: Omit<LabelShare, 'label'>,
): TemplateResult {
  return tableRow({
    name,
    strip: sharePlot(shares, source, target),
    source: `${figures.percent(source)} %`,
    target: `${figures.percent(target)} %`,
    difference: difference
      ? withInterval(figures.points(difference.mean), figures.interval(difference))
      : t('view.form.estimated'),
  });
}

/** An estimate that the report takes back (the encoder cannot read the texts) is not shown either. */
function labelRows(reader: Reader, { labels, estimated }: Form): TemplateResult | typeof nothing {
  if (labels.length === 0 || (estimated && !reader.report.estimatedAccuracy)) return nothing;
  const { t } = reader;
  const shift = ({ source, target }: LabelShare) => Math.abs(target - source);
  const shown = labels.length > labelsShown ? labels.toSorted((a, b) => shift(b) - shift(a)) : labels;
  const hidden = labels.length - labelsShown;
  return html`<tr class="group">
      <th colspan="5" scope="colgroup">
        ${t('view.form.labels')}
        <span class="muted">${t(`view.form.labels.${estimated ? 'estimated' : 'measured'}`)}</span>
      </th>
    </tr>
    ${shown.slice(0, labelsShown).map((share) => shareRow(reader, share.label, share))}
    ${
      hidden > 0
        ? html`<tr>
            <td colspan="5" class="muted">${t('view.domains.moreLabels', { count: hidden })}</td>
          </tr>`
        : nothing
    }`;
}
