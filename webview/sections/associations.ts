import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { WordAssociation } from '../../src/protocol/report';
import type { PercentScale } from '../marks';
import { gridLine, label, line, loneMark, mark, percentScale, plot, strip } from '../marks';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { shownWord } from '../shownWord';
import { associationRow } from './associationRow';

/** More rows are folded away: the first ones say what there is to say. */
const rowsShown = 12;

/** Flips and pivots on one axis, as dumbbells: circle = source, square = target. */
export function associations(reader: Reader): TemplateResult | typeof nothing {
  const { polarityFlips, pivots } = reader.report.words;
  if (polarityFlips.length + pivots.length === 0) return nothing;
  const x = axisOver([...polarityFlips, ...pivots]);
  const shown = { flips: polarityFlips.slice(0, rowsShown), pivots: pivots.slice(0, rowsShown) };
  const rest = [...polarityFlips.slice(rowsShown), ...pivots.slice(rowsShown)];
  return html`${table(reader, x, shown)}
    ${
      rest.length > 0
        ? html`<details data-part="associations">
            <summary>${reader.t('view.words.more', { count: rest.length })}</summary>
            ${table(reader, x, {
              flips: polarityFlips.slice(rowsShown),
              pivots: pivots.slice(rowsShown),
            })}
          </details>`
        : nothing
    }
    <p class="note">${paragraph(reader.t('view.words.note'), reader.t('view.words.note.flips'))}</p>`;
}

/** Symmetric around zero, so that flips visibly cross it. */
function axisOver(rows: readonly WordAssociation[]): PercentScale {
  const ends = rows.flatMap(({ source, target }) => [source.low, source.high, target.low, target.high]);
  const end = Math.max(1, ...ends.map(Math.abs)) * 1.05;
  return percentScale(-end, end);
}

interface Groups {
  flips: readonly WordAssociation[];
  pivots: readonly WordAssociation[];
}

function table(reader: Reader, x: PercentScale, { flips, pivots }: Groups): TemplateResult {
  const { t } = reader;
  const group = (what: 'flip' | 'pivot', rows: readonly WordAssociation[], first: number) =>
    rows.length === 0
      ? nothing
      : html`<tr class="group">
            <th colspan="4" scope="colgroup">
              ${t(`view.words.${what}s`)}
              <span class="muted">${t(`view.words.${what}.means`)}</span>
            </th>
          </tr>
          ${rows.map((row, index) => wordRow(reader, x, row, first + index))}`;
  return html`<table class="dumbbells">
    <caption class="sr">
      ${t('view.words.caption')}
    </caption>
    <colgroup>
      <col class="name" />
      <col />
      <col class="n" />
      <col class="n" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col">${t('view.words.word')}</th>
        <th scope="col" class="ax"><span class="sr">${t('view.words.axis')}</span>${axis(reader, x)}</th>
        <th scope="col" class="r n">${loneMark('source')}${t('view.rows')}</th>
        <th scope="col" class="r n">${loneMark('target')}${t('view.rows')}</th>
      </tr>
    </thead>
    <tbody data-rows>
      ${group('flip', flips, 0)}${group('pivot', pivots, flips.length)}
    </tbody>
  </table>`;
}

function axis({ t, figures }: Reader, x: PercentScale): TemplateResult {
  return strip(34, [
    label(`← ${t('view.words.bad')}`, x(0), 10, 'end', -8),
    label(`${t('view.words.good')} →`, x(0), 10, 'start', 8),
    ...x.ticks(7).map((tick) => label(figures.signed(tick, 0), x(tick), 28)),
  ]);
}

function wordRow(reader: Reader, x: PercentScale, row: WordAssociation, index: number) {
  const { figures } = reader;
  const cells = html`<td class="plot">
      ${dumbbell(x, row)}<span class="sr">${inNumbers(reader, row)}</span>
    </td>
    <td class="r n muted">${figures.count(row.sourceCount)}</td>
    <td class="r n muted">${figures.count(row.targetCount)}</td>`;
  return associationRow(reader, { row, index, explanation: sentence(reader, row), cells });
}

/** The source's line 3 px above the middle, the target's 3 px below, so that intervals never overprint. */
function dumbbell(x: PercentScale, { source, target }: WordAssociation): TemplateResult {
  return plot(
    x.ticks(7).map((tick) => gridLine(x(tick), tick === 0)),
    [
      line('link', x(source.mean), x(target.mean), 0, 0),
      line('data target', x(target.low), x(target.high), 3, 3),
      line('data source', x(source.low), x(source.high), -3, -3),
      mark('target', x(target.mean), 3),
      mark('source', x(source.mean), -3),
    ],
  );
}

function inNumbers({ figures, report }: Reader, { source, target }: WordAssociation): string {
  const side = (name: string, value: WordAssociation['source']) =>
    `${name} ${figures.signed(value.mean, 2)} ${figures.interval(value, 2, 1)}`;
  return `${side(report.source?.name ?? '', source)}; ${side(report.target.name, target)}`;
}

function sentence(reader: Reader, row: WordAssociation): string {
  const { t, report } = reader;
  const direction = (mean: number) => (mean > 0 ? 'praises' : 'blames');
  const key = `view.words.sentence.${direction(row.source.mean)}.${direction(row.target.mean)}` as const;
  return t(key, {
    word: shownWord(row.word),
    source: report.source?.name ?? '',
    target: report.target.name,
    numbers: inNumbers(reader, row),
  });
}
