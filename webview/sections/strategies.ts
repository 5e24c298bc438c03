import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Interval } from '../../src/protocol/interval';
import type { Message } from '../../src/protocol/message';
import type { Report, Strategy } from '../../src/protocol/report';
import { asPercent, digitsFor } from '../figures';
import type { PercentScale } from '../marks';
import { axisTop, gridLine, label, line, mark, percentScale, plot } from '../marks';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { term } from '../term';
import { button } from '../toolkit';
import { byCount, labeledRows, majority } from './labels';
import type { Section } from './section';
import { strategyMarks, strategyMeans, strategyTitle } from './strategyNames';

export const strategies: Section = {
  id: 'strategies',
  title: 'view.strategies.title',
  waitsFor: 'strategies',
  figure: ({ report, figures }) => {
    const difference = report.verdict?.difference;
    return difference ? figures.points(difference.mean) : '';
  },
  missing: ({ report }) => (report.strategies.length > 0 ? null : whyNone(report)),
  finding,
  render: (reader) => html`${table(reader)}${note(reader)}${macroTable(reader)}${otherStrategy(reader)}`,
};

/** No labels, one label, or too few rows of the rarest one. */
function whyNone({ target }: Report): Message {
  const counts = byCount(target);
  const rarest = counts.at(-1);
  if (!rarest) return { key: 'view.strategies.unlabeled', args: { target: target.name } };
  if (counts.length === 1)
    return { key: 'view.strategies.oneLabel', args: { target: target.name, label: rarest.label } };
  return { key: 'view.strategies.tooFew', args: { label: rarest.label, count: rarest.count } };
}

function finding(reader: Reader): string {
  const { report, t } = reader;
  const chosen = report.strategies.find(({ name }) => name === report.chosen);
  if (!isPaired(report) || !chosen) return t('view.strategies.finding.alone');
  if (report.pinned && report.kind === 'fine-tune') return pinnedFinding(reader, chosen);
  const done = report.kind === 'fine-tune' ? 'saved' : 'best';
  if (!chosen.difference)
    return t(`view.strategies.finding.target.${done}`, { source: report.source?.name ?? '' });
  const sure = chosen.difference.low > 0 ? 'sure' : 'unsure';
  return t(`view.strategies.finding.${sure}.${done}`, { strategy: strategyTitle(reader, chosen.name) });
}

function pinnedFinding(reader: Reader, chosen: Strategy): string {
  const [best] = byAccuracy(reader.report);
  const strategy = strategyTitle(reader, chosen.name);
  return !best || best.name === chosen.name
    ? reader.t('view.strategies.finding.pinned.best', { strategy })
    : reader.t('view.strategies.finding.pinned', { strategy, best: strategyTitle(reader, best.name) });
}

const isPaired = ({ strategies }: Report): boolean =>
  strategies.some(({ difference }) => difference !== null);

const byAccuracy = ({ strategies }: Report): Strategy[] =>
  strategies.toSorted((a, b) => b.accuracy.mean - a.accuracy.mean);

/** Both plots are cut to the data: dots need no zero. A little air at the ends, at least 4 points wide. */
function scaleAround(intervals: readonly Interval[], include: readonly number[] = []): PercentScale {
  const low = Math.min(...include, ...intervals.map((interval) => interval.low)) * asPercent;
  const high = Math.max(...include, ...intervals.map((interval) => interval.high)) * asPercent;
  const air = Math.max((high - low) * 0.08, (4 - (high - low)) / 2);
  return percentScale(low - air, high + air);
}

/** Roles are written out because stacked rows (`display: grid`) lose those of their elements. */
function table(reader: Reader): TemplateResult {
  const { report, figures, t } = reader;
  const rows = byAccuracy(report);
  const differences = rows.flatMap(({ difference }) => (difference ? [difference] : []));
  const accuracy = scaleAround(rows.map((row) => row.accuracy));
  const difference = differences.length > 0 ? scaleAround(differences, [0]) : null;
  const digits = digitsFor([...rows.map((row) => row.accuracy)]);
  const cells: Cells = { reader, accuracy, difference, digits };
  return html`<table role="table" class="stack${difference ? '' : ' single'}">
    <caption class="sr">
      ${t('view.strategies.caption')}
    </caption>
    <colgroup>
      <col class="name" />
      <col />
      <col class="val" />
      ${
        difference
          ? html`<col />
              <col class="val" />`
          : nothing
      }
    </colgroup>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${t('view.strategies.trainedOn')}</th>
        <th role="columnheader" scope="col" class="ax">
          ${t('view.strategies.accuracy')}${axisTop(accuracy.ticks(5), accuracy, (tick) => figures.count(tick))}
        </th>
        <th role="columnheader" scope="col" class="v">
          <span class="wide">${t('view.interval95')}</span
          ><span class="thin">${t('view.strategies.accuracy')}</span>
        </th>
        ${difference ? differenceHead(reader, difference) : nothing}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map((row) => strategyRow(row, cells))}
    </tbody>
  </table>`;
}

function differenceHead({ t, figures, report }: Reader, x: PercentScale): TemplateResult {
  const macro = report.selectedBy === 'macroF1' ? '.macroF1' : '';
  return html`<th role="columnheader" scope="col" class="ax">
      ${term(t(`view.strategies.difference${macro}`), t('view.explain.paired'))}${axisTop(
        x.ticks(5),
        x,
        (tick) => figures.signed(tick, 0),
      )}
    </th>
    <th role="columnheader" scope="col" class="v">${t('view.strategies.paired')}</th>`;
}

interface Cells {
  reader: Reader;
  accuracy: PercentScale;
  difference: PercentScale | null;
  digits: number;
}

function strategyRow(row: Strategy, { reader, accuracy, difference, digits }: Cells): TemplateResult {
  const { report, figures, t } = reader;
  const chosen = row.name === report.chosen;
  const tags = [
    ...(chosen ? [t(chosenTag(report))] : []),
    ...(row.lexical ? [t('view.strategies.lexical')] : []),
  ];
  return html`<tr role="row" class=${chosen ? 'saved' : ''}>
    <th role="rowheader" scope="row">
      ${strategyTitle(reader, row.name)} ${tags.map((tag) => html`<span class="tag">${tag}</span> `)}<small
        >${strategyMeans(reader, row.name)}</small
      >
    </th>
    <td role="cell" class="plot">${intervalPlot(accuracy, row, row.accuracy, chosen)}</td>
    <td role="cell" class="v">
      <span class="num">${figures.percent(row.accuracy.mean, digits)}</span
      ><small class="iv">${figures.interval(row.accuracy, digits)}</small>
    </td>
    ${difference ? differenceCells(row, difference, chosen, reader) : nothing}
  </tr>`;
}

function chosenTag({ kind, pinned }: Report) {
  if (pinned) return 'view.strategies.pinned';
  return kind === 'fine-tune' ? 'view.strategies.saved' : 'view.strategies.best';
}

function differenceCells(row: Strategy, x: PercentScale, chosen: boolean, { figures, t }: Reader) {
  if (!row.difference) {
    const left = x.share(0) > 0.7;
    return html`<td role="cell" class="plot">
        ${plot(
          zeroGrid(x),
          label(t('view.strategies.baseline'), x(0), 4, left ? 'end' : 'start', left ? -8 : 8),
        )}
      </td>
      <td role="cell" class="v"><span class="sr">${t('view.strategies.baseline')}</span></td>`;
  }
  return html`<td role="cell" class="plot">${intervalPlot(x, row, row.difference, chosen)}</td>
    <td role="cell" class="v">
      <span class="num">${figures.points(row.difference.mean)}</span
      ><small class="iv">${figures.interval(row.difference)}</small>
    </td>`;
}

const zeroGrid = (x: PercentScale) => x.ticks(5).map((tick) => gridLine(x(tick), tick === 0));

function intervalPlot(x: PercentScale, row: Strategy, { low, mean, high }: Interval, chosen: boolean) {
  const kind = strategyMarks[row.name];
  const at = (fraction: number) => x(fraction * asPercent);
  return plot(zeroGrid(x), [
    line(`data ${kind}${chosen ? ' heavy' : ''}`, at(low), at(high), 0, 0),
    mark(kind, at(mean), 0, !chosen),
  ]);
}

function note({ report, figures, t }: Reader): TemplateResult {
  const base = majority(report.target);
  const parts = [
    t('view.strategies.note', { count: figures.count(labeledRows(report.target)) }),
    base ? t('view.majority', { label: base.label, share: figures.percent(base.share) }) : '',
    isPaired(report) ? t('view.strategies.note.paired') : '',
    report.strategies.some(({ lexical }) => lexical) ? t('view.strategies.note.lexical') : '',
  ];
  return html`<p class="note">${paragraph(...parts)}</p>`;
}

/** Every figure in words, the difference to source-only with them: a second column of plots would be too much. */
function macroTable(reader: Reader): TemplateResult {
  const { report, figures, t } = reader;
  const againstSource = report.strategies.some(({ differenceToSource }) => differenceToSource !== null);
  const cell = (value: Interval | null, write: (fraction: number) => string) =>
    html`<td class="r">
      ${value ? html`${write(value.mean)} <span class="iv">${figures.interval(value)}</span>` : nothing}
    </td>`;
  const rate = (value: Interval) => cell(value, (fraction) => figures.percent(fraction));
  const points = (value: Interval | null) => cell(value, (fraction) => figures.points(fraction));
  return html`<details data-part="macro">
    <summary>${t('view.strategies.showTable')}</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('view.strategies.trainedOn')}</th>
            <th scope="col" class="r">${t('view.strategies.accuracy')}</th>
            <th scope="col" class="r">${t('view.macroF1')}</th>
            ${
              againstSource
                ? html`<th scope="col" class="r">${t('view.strategies.differenceToSource')}</th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody>
          ${byAccuracy(report).map(
            (row) =>
              html`<tr>
                <th scope="row">${strategyTitle(reader, row.name)}</th>
                ${rate(row.accuracy)}${rate(row.macroF1)}${againstSource ? points(row.differenceToSource) : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** Whoever knows better may say so; one strategy alone is no choice. */
function otherStrategy({ host, report, t }: Reader): TemplateResult | typeof nothing {
  if (!host || report.strategies.length < 2) return nothing;
  return html`<div class="actions">
    ${button(t('view.strategies.other'), () => host.post({ type: 'command', command: 'useAnotherStrategy' }))}
  </div>`;
}
