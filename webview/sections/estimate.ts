import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { EstimatedAccuracy } from '../../src/protocol/report';
import { asPercent } from '../figures';
import type { PercentScale } from '../marks';
import { axisTop, gridLine, line, mark, percentScale, plot } from '../marks';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { term } from '../term';
import { byCount, labeledRows } from './labels';
import { strategyMarks, strategyTitle } from './strategyNames';

/** A label column with hundreds of classes shows its most frequent ones. */
const labelsShown = 12;

/** What was expected without labels: beside the measured accuracy of the same strategy where there is one. */
export function estimated(reader: Reader): TemplateResult | typeof nothing {
  const { estimatedAccuracy } = reader.report;
  if (!estimatedAccuracy) return nothing;
  return html`<h3 class="part">${reader.t('view.estimate.title')}</h3>
    <div class="cols estimates">
      <div>${accuracies(reader, estimatedAccuracy)}</div>
      ${shares(reader, estimatedAccuracy)}
    </div>`;
}

/** The accuracy that labels tell of the very strategy that was estimated. */
const measuredOf = ({ report }: Reader, { strategy }: EstimatedAccuracy) =>
  report.strategies.find(({ name }) => name === strategy)?.accuracy;

function accuracies(reader: Reader, estimate: EstimatedAccuracy): TemplateResult {
  const { t, figures } = reader;
  const measured = measuredOf(reader, estimate);
  const kind = strategyMarks[estimate.strategy];
  const x = scaleOver([estimate.low, estimate.high, ...estimate.methods.map(({ value }) => value)], measured);
  const at = (fraction: number) => x(fraction * asPercent);
  const row = (name: string | TemplateResult, marks: Parameters<typeof plot>[1], value: string, small = '') =>
    html`<tr>
      <th scope="row">${name}</th>
      <td class="plot">${plot(grid(x), marks)}</td>
      <td class="v">
        <span class="num">${value}</span>${small ? html`<small class="iv">${small}</small>` : nothing}
      </td>
    </tr>`;
  return html`<table class="figures">
      <caption class="sr">
        ${t('view.estimate.title')}
      </caption>
      ${columns}
      <thead>
        <tr>
          <th scope="col">${strategyTitle(reader, estimate.strategy)}</th>
          <th scope="col" class="ax">${axisTop(x.ticks(5), x, (tick) => figures.count(tick))}</th>
          <th scope="col" class="v">${t('view.strategies.accuracy')}</th>
        </tr>
      </thead>
      <tbody data-rows>
        ${
          measured
            ? row(
                t('view.estimate.measured'),
                [
                  line(`data ${kind} heavy`, at(measured.low), at(measured.high), 0, 0),
                  mark(kind, at(measured.mean), 0),
                ],
                figures.percent(measured.mean),
                figures.interval(measured),
              )
            : nothing
        }
        ${row(
          t(measured ? 'view.estimate.range' : 'view.estimate.range.alone'),
          [
            line('data estimated', at(estimate.low), at(estimate.high), 0, 0),
            mark(kind, at(estimate.mean), 0, true),
          ],
          figures.percentRange(estimate),
          t('view.estimate.nine'),
        )}
        ${estimate.methods.map(({ name, value }, index) =>
          row(
            term(t(`view.estimate.method.${name}`), t(`view.explain.${name}`), index),
            [mark(kind, at(value), 0, true)],
            figures.percent(value, 0),
          ),
        )}
      </tbody>
    </table>
    <p class="note">
      ${paragraph(note(reader, estimate), measured ? t(agreement(estimate, measured.mean)) : '')}
    </p>`;
}

const columns = html`<colgroup>
  <col class="name" />
  <col />
  <col class="val" />
</colgroup>`;

const grid = (x: PercentScale) => x.ticks(5).map((tick) => gridLine(x(tick), false));

const agreement = ({ low, high }: EstimatedAccuracy, accuracy: number) =>
  accuracy >= low && accuracy <= high ? 'view.estimate.inside' : 'view.estimate.outside';

function note(reader: Reader, { strategy, rows }: EstimatedAccuracy): string {
  return reader.t('view.estimate.note', {
    strategy: strategyTitle(reader, strategy),
    rows: reader.figures.count(rows),
  });
}

/** Cut to the data: dots need no zero. */
function scaleOver(values: readonly number[], measured?: { low: number; high: number }): PercentScale {
  const all = [...values, ...(measured ? [measured.low, measured.high] : [])].map(
    (value) => value * asPercent,
  );
  const low = Math.floor(Math.min(...all) / 5) * 5 - 2;
  const high = Math.ceil(Math.max(...all) / 5) * 5 + 2;
  return percentScale(Math.max(0, low), Math.min(102, high));
}

/** The estimated share of each label, beside the share among labeled rows where there are some. */
function shares(
  { report, figures, t }: Reader,
  estimate: EstimatedAccuracy,
): TemplateResult | typeof nothing {
  const all = Object.entries(estimate.shares).toSorted(([, a], [, b]) => b - a);
  if (all.length === 0) return nothing;
  const { target } = report;
  const counts = new Map(byCount(target).map(({ label, count }) => [label, count]));
  const labeled = labeledRows(target);
  const title = term(t('view.shares.title'), t('view.explain.shares'));
  return html`<div>
    <table class="estimated-shares">
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col" class="r">${t('view.shares.estimated')}</th>
          ${labeled > 0 ? html`<th scope="col" class="r">${t('view.shares.labeled')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${all.slice(0, labelsShown).map(
          ([label, share]) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td class="r">${figures.percent(share, 0)}</td>
              ${
                labeled > 0
                  ? html`<td class="r">${figures.percent((counts.get(label) ?? 0) / labeled, 0)}</td>`
                  : nothing
              }
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      all.length > labelsShown
        ? html`<p class="note">${t('view.domains.moreLabels', { count: all.length - labelsShown })}</p>`
        : nothing
    }
  </div>`;
}
