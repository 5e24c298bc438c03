import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Interval } from '../../src/protocol/interval';
import { asPercent } from '../figures';
import type { PercentScale } from '../marks';
import { axisTop, gridLine, line, mark, percentScale, plot } from '../marks';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { term } from '../term';
import { estimated } from './estimate';
import { majority } from './labels';
import type { Section } from './section';
import { strategies } from './strategies';

/** What the saved model may be expected to do on new texts of the target. */
export const expectation: Section = {
  id: 'expectation',
  title: 'view.expectation.title',
  waitsFor: 'strategies',
  figure: ({ report: { honest, estimatedAccuracy }, figures }) => {
    if (honest) return `${figures.percent(honest.accuracy.mean)} %`;
    return estimatedAccuracy ? `${figures.percentRange(estimatedAccuracy)} %` : '';
  },
  missing: (reader) =>
    reader.report.honest || reader.report.estimatedAccuracy
      ? null
      : (strategies.missing(reader) ?? { key: 'view.expectation.missing' }),
  finding: (reader) => {
    const { report, figures, t } = reader;
    if (!report.honest) return estimateFinding(reader);
    const { accuracy } = report.honest;
    const saved = report.kind === 'fine-tune' ? 'saved' : 'best';
    return t(`view.expectation.finding.${saved}`, {
      accuracy: figures.percent(accuracy.mean),
      interval: figures.interval(accuracy),
      target: report.target.name,
    });
  },
  render: (reader) => html`${measured(reader)}${estimated(reader)}`,
};

function estimateFinding({ report, figures, t }: Reader): string {
  if (!report.estimatedAccuracy) return '';
  const { low, high } = report.estimatedAccuracy;
  return t('view.expectation.finding.estimate', {
    low: figures.percent(low, 0),
    high: figures.percent(high, 0),
    target: report.target.name,
  });
}

function measured(reader: Reader): TemplateResult | typeof nothing {
  const { report, figures, t } = reader;
  const { honest } = report;
  if (!honest) return nothing;
  const base = majority(report.target);
  const x = scaleOver([honest.accuracy, honest.macroF1], base?.share);
  const notes = [
    t('view.expectation.note', { rows: figures.count(honest.rows) }),
    base ? t('view.expectation.dashed', { label: base.label, share: figures.percent(base.share) }) : '',
  ];
  return html`<table class="figures">
      <caption class="sr">
        ${t('view.expectation.title')}
      </caption>
      <colgroup>
        <col class="name" />
        <col />
        <col class="val" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">${t('view.expectation.figure')}</th>
          <th scope="col" class="ax">${axisTop(x.ticks(5), x, (tick) => figures.count(tick))}</th>
          <th scope="col" class="v">${t('view.interval95')}</th>
        </tr>
      </thead>
      <tbody data-rows>
        ${row(reader, x, term(t('view.accuracy'), t('view.explain.accuracy'), 0), honest.accuracy, base?.share)}
        ${row(reader, x, term(t('view.macroF1'), t('view.explain.macroF1'), 1), honest.macroF1)}
        <tr>
          <th scope="row">${term(t('view.calibration'), t('view.explain.calibration'), 2)}</th>
          <td></td>
          <td class="v">
            <span class="num">${figures.decimal(report.failures?.reliability.ece ?? honest.ece, 3)}</span>
          </td>
        </tr>
      </tbody>
    </table>
    <p class="note">${paragraph(...notes)}</p>`;
}

/** From below the lowest figure, or what guessing scores, to 100 at most. */
function scaleOver(intervals: readonly Interval[], guess = 1): PercentScale {
  const low = Math.min(guess, ...intervals.map((interval) => interval.low)) * asPercent;
  const high = Math.max(...intervals.map((interval) => interval.high)) * asPercent;
  return percentScale(Math.max(0, Math.floor(low / 5) * 5 - 2), Math.min(100, Math.ceil(high / 5) * 5 + 2));
}

function row(
  { figures }: Reader,
  x: PercentScale,
  name: TemplateResult,
  { mean, low, high }: Interval,
  guess?: number,
): TemplateResult {
  const at = (fraction: number) => x(fraction * asPercent);
  const back = [
    ...x.ticks(5).map((tick) => gridLine(x(tick), false)),
    ...(guess === undefined ? [] : [line('reference', at(guess), at(guess), '0%', '100%')]),
  ];
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="plot">
      ${plot(back, [line('data both heavy', at(low), at(high), 0, 0), mark('both', at(mean), 0)])}
    </td>
    <td class="v">
      <span class="num">${figures.percent(mean)}</span>
      <small class="iv">${figures.interval({ mean, low, high })}</small>
    </td>
  </tr>`;
}
