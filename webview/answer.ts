import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Domain } from '../src/protocol/report';
import type { ViewCommand } from '../src/protocol/webview';
import { emphasise } from './emphasise';
import { icon, loneMark } from './marks';
import type { Reader } from './reader';
import { ruler } from './ruler';
import { labeledRows } from './sections/labels';
import { button } from './toolkit';
import type { Judgement } from './verdict';
import { judge, verdictIcons } from './verdict';

/** What is read first: whether it helps, by how much, and what to do next. */
export function answer(reader: Reader): TemplateResult {
  const { report } = reader;
  const judgement = judge(report);
  const remarks = report.summary.slice(1);
  return html`<header id="answer">
    ${legend(reader)}
    <h1>${headline(reader)}</h1>
    ${judgement ? verdict(reader, judgement) : nothing}${nextStep(reader, judgement)}
    ${
      remarks.length > 0
        ? html`<ul class="remarks">
            ${remarks.map((remark) => html`<li>${reader.say(remark)}</li>`)}
          </ul>`
        : nothing
    }
  </header>`;
}

function headline(reader: Reader): TemplateResult {
  const { report, t } = reader;
  const [first] = report.summary;
  if (first) return html`${emphasise(reader.say(first))}`;
  const { source, target } = report;
  return source
    ? html`${t('view.heading.pair', { source: source.name, target: target.name })}`
    : html`${t('view.heading.alone', { target: target.name })}`;
}

/** Which mark is which file, and how large it is. */
function legend({ report, figures, t }: Reader): TemplateResult {
  const { source, target } = report;
  const item = (side: 'source' | 'target', domain: Domain) =>
    html`<span
      >${loneMark(side)}<b>${domain.name}</b> ${t(`view.legend.${side}`, {
        rows: figures.count(domain.rows),
        labels: labels(domain),
      })}</span
    >`;
  const labels = (domain: Domain) => {
    const count = labeledRows(domain);
    if (count === 0) return t('view.legend.noLabels');
    if (domain.unlabeled === 0) return t('view.legend.allLabeled');
    return t('view.legend.labeled', { count: figures.count(count) });
  };
  const usesBoth = report.strategies.some(({ name }) => name === 'pooled');
  return html`<p class="pair">
    ${source ? item('source', source) : nothing}${item('target', target)}${
      usesBoth ? html`<span>${loneMark('both')}${t('view.legend.both')}</span>` : nothing
    }
  </p>`;
}

function verdict(reader: Reader, judgement: Judgement): TemplateResult {
  const { t } = reader;
  const reason = judgement.byPooling ? 'view.verdict.pooling.why' : `view.verdict.${judgement.verdict}.why`;
  return html`<div class="verdict">
    <div>
      <strong>${icon(verdictIcons[judgement.verdict])}${t(`view.verdict.${judgement.verdict}`)}</strong>
      <p>${t(reason as 'view.verdict.helpful.why')}</p>
    </div>
    ${ruler(reader, judgement.difference)}
  </div>`;
}

interface Step {
  command: ViewCommand;
  name: 'tryModel' | 'fineTune' | 'compare';
}

/** The page's one primary button; silent where nothing in the editor would help. */
function nextStep({ report, host, t }: Reader, judgement: Judgement | null): TemplateResult | typeof nothing {
  const step = stepAfter(report.kind, judgement, report.strategies.length > 0);
  if (!host || !step) return nothing;
  return html`<div class="next">
    ${button(t(`view.next.${step.name}`), () => host.post({ type: 'command', command: step.command }), 'primary')}
    <span>${t(`view.next.${step.name}.why`)}</span>
  </div>`;
}

function stepAfter(
  kind: 'fine-tune' | 'compare',
  judgement: Judgement | null,
  measured: boolean,
): Step | null {
  if (judgement?.verdict === 'negative') return { command: 'compare', name: 'compare' };
  if (kind === 'fine-tune') return { command: 'predict', name: 'tryModel' };
  return measured ? { command: 'fineTune', name: 'fineTune' } : null;
}
