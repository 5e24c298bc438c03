import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { TaskSimilarity } from '../../src/protocol/similarity';
import { plot } from '../marks';
import type { Reader } from '../reader';

type Relation = NonNullable<TaskSimilarity['relation']>;

/** Above, a cell has room for its share only, and its count is on hover. */
const roomyClasses = 8;
/** Rarer ones are not shown. */
const mostShown = 12;
/** Opacity of the foreground in a cell that holds a whole row. */
const fullFill = 0.26;

/** Rows = the target's labels, columns = the classes that the source's head gives them. */
export function relation(reader: Reader, found: Relation): TemplateResult {
  const { report, t } = reader;
  const source = report.source?.name ?? '';
  const totals = found.target.map((_, k) => found.counts.reduce((sum, row) => sum + row[k]!, 0));
  const answered = found.counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const [labels, classes] = [mostFrequent(totals), mostFrequent(answered)];
  const roomy = Math.max(labels.length, classes.length) <= roomyClasses;
  const rest = labels.length < totals.length || classes.length < answered.length;
  return html`<div>
    <h3>${t('view.similarity.relation', { source })}</h3>
    <div class="scroll" tabindex=${roomy ? nothing : 0}>
      <table class="heat">
        <thead>
          <tr>
            <th scope="col">${t('view.similarity.relation.label')}</th>
            ${classes.map(
              (z) =>
                html`<th scope="col" class="r">
                  <span class="sr">${t('view.similarity.relation.answers')} </span>${found.source[z]}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${labels.map(
            (y) =>
              html`<tr>
                <th scope="row">${found.target[y]}</th>
                ${classes.map((z) => cell(reader, found.counts[z]![y]!, totals[y]!, found.target[y]!, roomy))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="note">
      ${t('view.similarity.relation.note', { source })}${rest ? ` ${t('view.similarity.relation.rest')}` : nothing}
    </p>
  </div>`;
}

/** The most frequent, in their own order. */
function mostFrequent(counts: readonly number[]): number[] {
  const order = counts.map((_, i) => i).toSorted((a, b) => counts[b]! - counts[a]!);
  return order.slice(0, mostShown).toSorted((a, b) => a - b);
}

function cell({ figures, t }: Reader, count: number, total: number, label: string, roomy: boolean) {
  const share = total === 0 ? 0 : count / total;
  const percent = figures.percent(share, 0);
  const fill = svg`<rect class="heat" width="100%" height="100%" fill-opacity=${(fullFill * share).toFixed(3)}></rect>`;
  const hover = t('view.similarity.relation.cell', { count: figures.count(count), share: percent, label });
  return html`<td class="plot r" data-hover=${roomy ? nothing : hover}>
    ${plot(fill, [])}
    <div>
      ${roomy ? html`<span class="num">${figures.count(count)}</span>` : html`<span class="sr">${hover}</span>`}
      <small>${percent} %</small>
    </div>
  </td>`;
}
