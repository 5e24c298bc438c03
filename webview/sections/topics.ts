import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { Message } from '../../src/protocol/message';
import type { Report } from '../../src/protocol/report';
import type { Side } from '../../src/protocol/rows';
import type { Topic, Topics } from '../../src/protocol/topics';
import { loneMark } from '../marks';
import type { Reader } from '../reader';
import { rowList } from '../rowList';
import { outliers } from './outliers';
import type { Section } from './section';

/** Rows of both files together that groups need (core/topics/findTopics.ts). */
const leastRows = 40;

export const topics: Section = {
  id: 'topics',
  title: 'view.topics.title',
  figure: ({ report, t }) => {
    const count = report.topics?.topics.length ?? 0;
    return count > 0 ? t('view.topics.figure', { count }) : '';
  },
  missing: ({ report }) => (report.topics && report.topics.topics.length > 0 ? null : whyNone(report)),
  finding: (reader) => (reader.report.topics ? finding(reader, reader.report.topics) : ''),
  render: (reader) => (reader.report.topics ? render(reader, reader.report.topics) : html``),
};

function whyNone({ source, target }: Report): Message {
  const rows = target.rows + (source?.rows ?? 0);
  return rows < leastRows
    ? { key: 'view.topics.missing', args: { least: leastRows } }
    : { key: 'view.topics.missing.old' };
}

function finding({ report: { source, target }, t }: Reader, { topics: all, leading }: Topics): string {
  const count = all.length;
  const words = leading === undefined ? '' : wordsOf(all[leading]);
  if (!source) return t(words ? 'view.topics.finding.alone' : 'view.topics.finding.count', { count, words });
  const only = (side: Side) => all.filter(({ onlyIn }) => onlyIn === side).length;
  const [ofTarget, ofSource] = [only('target'), only('source')];
  if (ofTarget + ofSource === 0) return t('view.topics.finding.none', { count });
  if (ofTarget + ofSource === count) return t('view.topics.finding.all', { count });
  const args = { count, ofTarget, ofSource, target: target.name, source: source.name };
  return ofSource === 0 && words
    ? t('view.topics.finding.target', { ...args, words })
    : t('view.topics.finding.some', args);
}

const wordsOf = (topic: Topic | undefined): string => topic?.words.join(', ') ?? '';

/** Source first, as everywhere. */
export const sidesOf = ({ source }: Report): readonly Side[] => (source ? ['source', 'target'] : ['target']);
export const nameOf = (report: Report, side: Side): string => report[side]?.name ?? '';

function render(reader: Reader, found: Topics): TemplateResult {
  const { report, t } = reader;
  const sides = sidesOf(report);
  const widest = Math.max(
    ...found.topics.flatMap((topic) => sides.map((side) => share(report, topic, side))),
  );
  return html`<table class="topics">
      <caption class="sr">
        ${t('view.topics.caption')}
      </caption>
      <colgroup>
        <col />
        <col class="bars" />
        ${sides.map(() => html`<col class="n" />`)}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">${t('view.topics.words')}</th>
          <th scope="col" class="bars"><span>${t('view.topics.share')}</span></th>
          ${sides.map(
            (side) =>
              html`<th scope="col" class="r">
                ${loneMark(side)}<span class="file">${nameOf(report, side)}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody data-rows>
        ${found.topics.map((topic, index) => topicRows(reader, topic, index, widest))}
      </tbody>
    </table>
    <p class="note">${t('view.topics.note')}</p>
    ${outliers(reader, found.outliers)}`;
}

/** Of the file's rows; 0 where it has none. */
const share = (report: Report, topic: Topic, side: Side): number => topic[side] / (totals(report)[side] || 1);

/** Rows that were grouped: texts that stand in both files count for the target alone. */
function totals({ topics: found }: Report): Record<Side, number> {
  const sum = (side: Side) => (found?.topics ?? []).reduce((all, topic) => all + topic[side], 0);
  return { source: sum('source'), target: sum('target') };
}

function topicRows(reader: Reader, topic: Topic, index: number, widest: number): TemplateResult {
  const { report, figures, t } = reader;
  const sides = sidesOf(report);
  return html`<tr>
      <th scope="row">
        ${topicName(reader, topic)}
        ${
          topic.onlyIn
            ? html`<span class="tag"
                >${loneMark(topic.onlyIn)}${t('view.topics.only', { name: nameOf(report, topic.onlyIn) })}</span
              >`
            : nothing
        }
      </th>
      <td class="bars">
        <svg class="shares" aria-hidden="true">
          ${sides.map((side, at) => {
            const width = `${((share(report, topic, side) / (widest || 1)) * 100).toFixed(2)}%`;
            return svg`<rect class=${side} width=${width} height="6" y=${at * 9}></rect>`;
          })}
        </svg>
      </td>
      ${sides.map(
        (side) =>
          html`<td class="r">
            ${t('view.topics.percent', { share: figures.percent(share(report, topic, side)) })}<small
              >${figures.count(topic[side])}</small
            >
          </td>`,
      )}
    </tr>
    ${examples(reader, topic, index)}`;
}

/** The surest word stands out: it is what the group will be called. */
function topicName(
  { report, t }: Reader,
  { words, source, examples: { source: shown } }: Topic,
): TemplateResult {
  const [first, ...others] = words;
  if (first !== undefined)
    return html`<b>${first}</b>${others.length > 0 ? `, ${others.join(', ')}` : nothing}`;
  const why =
    source > 0 && shown.length === 0
      ? t('view.topics.unnamed.why', { name: nameOf(report, 'source') })
      : nothing;
  return html`<span class="muted">${t('view.topics.unnamed')}</span> <small>${why}</small>`;
}

function examples(reader: Reader, topic: Topic, index: number): TemplateResult | typeof nothing {
  const { report, t } = reader;
  const sides = sidesOf(report).filter((side) => topic.examples[side].length > 0);
  if (sides.length === 0) return nothing;
  const words = wordsOf(topic) || t('view.topics.unnamed');
  return html`<tr class="more">
    <td colspan=${2 + sidesOf(report).length}>
      <details data-part="topic-${index}">
        <summary class="unfold" tabindex=${index === 0 ? 0 : -1}>
          ${t('view.topics.examples')}<span class="sr">: ${words}</span>
        </summary>
        <div class="cols">
          ${sides.map((side) => {
            const name = nameOf(report, side);
            const label = t('view.topics.examplesOf', { name, words });
            return html`<div role="group" aria-label=${label}>
              ${rowList(reader, side, topic.examples[side])}
            </div>`;
          })}
        </div>
      </details>
    </td>
  </tr>`;
}
