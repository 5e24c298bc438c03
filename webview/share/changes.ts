import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Report } from '../../src/protocol/report';

import type { PercentScale } from '../marks';
import { gridLine, line, loneMark, mark, percentScale, plot } from '../marks';
import type { Reader } from '../reader';
import { strategyTitle } from '../sections/strategyNames';
import type { Change } from './changesBetween';
import { changesBetween, isChanged } from './changesBetween';

export interface Before {
  report: Report;
  title: string;
}

/** What changed since another report: hollow marks are the earlier values. First on the page, before the answer. */
export function changes(reader: Reader, before: Before): TemplateResult {
  const { t, report } = reader;
  const found = changesBetween(before.report, report);
  const groups = [
    group(reader, t('view.strategies.accuracy'), found.accuracies, asAccuracy(reader)),
    group(reader, t('view.distances.title'), found.distances, asDistance(reader)),
    group(reader, t('share.changes.target'), found.sizes, asSize(reader)),
  ];
  const unchanged = groups.filter(({ rows }) => rows.length === 0).map(({ title }) => title);
  return html`<section id="changes" class="changes" aria-labelledby="changes-title">
    <h2 id="changes-title">${t('share.changes.title', { before: before.title })}</h2>
    <p class="finding">${finding(reader, before)}</p>
    <ul class="key">
      <li>
        <svg class="lone" width="11" height="11" aria-hidden="true">${mark('both', 5.5, 5.5, true)}</svg
        >${t('share.changes.before')}
      </li>
      <li>${loneMark('both')}${t('share.changes.after')}</li>
    </ul>
    ${groups.map(({ rows, title }) => (rows.length > 0 ? table(reader, title, rows) : nothing))}
    ${words(reader, found.flips)}
    ${unchanged.length > 0 ? html`<p class="note">${t('share.changes.unchanged', { what: unchanged.join(', ') })}</p>` : nothing}
    <p class="note">${t('share.changes.note')}</p>
  </section>`;
}

/** The answers of both, in their own words. */
function finding(reader: Reader, { report: earlier }: Before): string {
  const { t, report } = reader;
  const word = (each: Report) =>
    each.verdict?.transfer ? t(`view.verdict.${each.verdict.transfer}`) : t('share.changes.noVerdict');
  const [was, is] = [word(earlier), word(report)];
  return was === is
    ? t('share.changes.sameVerdict', { verdict: is })
    : t('share.changes.verdict', { was, is });
}

interface Shown {
  name: string;
  before: string;
  after: string;
  change: string;
  strip: TemplateResult;
}

interface Look<Name extends string> {
  digits: number;
  name(name: Name): string;
  write(value: number): string;
  writeChange(value: number): string;
  /** The axis of a row, given all rows of the group. */
  scale(row: Change<Name>, rows: readonly Change<Name>[]): PercentScale;
}

function group<Name extends string>(
  reader: Reader,
  title: string,
  rows: readonly Change<Name>[],
  look: Look<Name>,
): { title: string; rows: Shown[] } {
  const changed = rows.filter((row) => isChanged(row, look.digits));
  return { title, rows: changed.map((row) => shownRow(reader, row, changed, look)) };
}

function shownRow<Name extends string>(
  { t }: Reader,
  row: Change<Name>,
  rows: readonly Change<Name>[],
  look: Look<Name>,
): Shown {
  const { before, after } = row;
  const write = (value: number | null) => (value === null ? t('share.changes.none') : look.write(value));
  return {
    name: look.name(row.name),
    before: write(before),
    after: write(after),
    change: before === null || after === null ? '' : look.writeChange(after - before),
    strip: strip(row, look.scale(row, rows)),
  };
}

/** The earlier value stands 3 px above the later one, so that intervals never overprint. */
function strip({ before, after, intervals }: Change<string>, x: PercentScale): TemplateResult {
  const grid = x.ticks(5).map((tick) => gridLine(x(tick), tick === 0));
  const interval = (index: 0 | 1, y: number) => {
    const found = intervals[index];
    return found ? line('data both', x(found.low), x(found.high), y, y) : [];
  };
  return plot(
    grid,
    [
      interval(0, -4),
      interval(1, 4),
      before === null ? [] : mark('both', x(before), -4, true),
      after === null ? [] : mark('both', x(after), 4),
    ].flat(),
  );
}

function table({ t }: Reader, title: string, rows: readonly Shown[]): TemplateResult {
  return html`<div class="scroll">
    <table>
      <caption class="sr">
        ${title}
      </caption>
      <colgroup>
        <col class="name" />
        <col />
        <col class="val" />
        <col class="val" />
        <col class="val" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col"><span class="sr">${t('share.changes.chart')}</span></th>
          <th scope="col" class="r">${t('share.changes.before')}</th>
          <th scope="col" class="r">${t('share.changes.after')}</th>
          <th scope="col" class="r">${t('share.changes.change')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, strip, before, after, change }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td class="plot">${strip}</td>
              <td class="r"><span class="num">${before}</span></td>
              <td class="r"><span class="num">${after}</span></td>
              <td class="r"><span class="num">${change}</span></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function words({ t }: Reader, { gained, lost }: { gained: string[]; lost: string[] }) {
  if (gained.length + lost.length === 0) return nothing;
  const list = (key: 'share.changes.flipsGained' | 'share.changes.flipsLost', found: string[]) =>
    found.length > 0 ? html`<p class="note">${t(key, { words: found.join(', ') })}</p>` : nothing;
  return html`${list('share.changes.flipsGained', gained)}${list('share.changes.flipsLost', lost)}`;
}

/** From the lowest to the highest end of all intervals. */
function spanning(rows: readonly Change<string>[]): PercentScale {
  const ends = rows.flatMap(({ before, after, intervals }) => [
    ...[before, after].filter((value) => value !== null),
    ...intervals.flatMap((found) => (found ? [found.low, found.high] : [])),
  ]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low) * 0.08 || 0.01;
  return percentScale(low - air, high + air);
}

/** A distance and a size begin at 0. */
const fromZero = ({ before, after }: Change<string>): PercentScale =>
  percentScale(0, (Math.max(before ?? 0, after ?? 0) || 1) * 1.1);

function asAccuracy(reader: Reader): Look<Parameters<typeof strategyTitle>[1] | 'honest'> {
  const { figures, t } = reader;
  return {
    digits: 3,
    name: (name) => (name === 'honest' ? t('share.changes.saved') : strategyTitle(reader, name)),
    write: (value) => figures.percent(value),
    writeChange: (value) => figures.points(value),
    scale: (_row, rows) => spanning(rows),
  };
}

function asDistance({ figures, t }: Reader): Look<Report['shift']['measures'][number]['name']> {
  const write = (value: number) =>
    Math.abs(value) < 0.01 ? value.toExponential(1) : figures.decimal(value, 2);
  return {
    digits: 4,
    name: (name) => t(`view.measure.${name}`),
    write,
    writeChange: (value) => (value > 0 ? `+${write(value)}` : write(value).replace('-', '−')),
    scale: fromZero,
  };
}

function asSize({ figures, t }: Reader): Look<'rows' | 'labeled'> {
  return {
    digits: 0,
    name: (name) => t(`share.changes.${name}`),
    write: (value) => figures.count(value),
    writeChange: (value) => figures.signed(value, 0),
    scale: fromZero,
  };
}
