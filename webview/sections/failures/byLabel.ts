import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Failures } from '../../../src/protocol/failures';
import type { Interval } from '../../../src/protocol/interval';
import type { Reader } from '../../reader';

/** Recall and precision of each label; at once where strategies are judged by macro F1, else on request. */
export function byLabel(reader: Reader, failures: Failures): TemplateResult | typeof nothing {
  if (failures.byLabel.length === 0) return nothing;
  const body = table(reader, failures);
  if (reader.report.selectedBy === 'macroF1') return html`<div class="by-label">${body}</div>`;
  return html`<details data-part="by-label">
    <summary>${reader.t('view.failures.byLabel')}</summary>
    ${body}
  </details>`;
}

function table({ t, figures }: Reader, { labels, byLabel, confusion }: Failures): TemplateResult {
  const share = (value: Interval | null) =>
    html`<td class="r">
      ${
        value
          ? html`<span class="num">${figures.percent(value.mean)}</span>
              <span class="iv">${figures.interval(value)}</span>`
          : '–'
      }
    </td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('view.failures.byLabel.caption')}>
    <table class="plain">
      <caption class="sr">
        ${t('view.failures.byLabel.caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('view.domains.label')}</th>
          <th scope="col" class="r">${t('view.failures.recall')}</th>
          <th scope="col" class="r">${t('view.failures.precision')}</th>
          <th scope="col" class="r">${t('view.rows')}</th>
        </tr>
      </thead>
      <tbody>
        ${byLabel.map(
          ({ recall, precision }, label) =>
            html`<tr>
              <th scope="row">${labels[label]}</th>
              ${share(recall)}${share(precision)}
              <td class="r muted">${figures.count((confusion[label] ?? []).reduce((a, b) => a + b, 0))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
