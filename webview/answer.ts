import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Interval } from '../src/protocol/interval';
import type { Domain, TransferVerdict, Verdict } from '../src/protocol/report';
import { conditions } from './conditions';
import { emphasise } from './emphasise';
import { estimateStrip } from './estimateStrip';
import { icon, loneMark } from './marks';
import { nextStep } from './nextStep';
import type { Reader } from './reader';
import { ruler } from './ruler';
import { labeledRows } from './sections/labels';
import { strategyMarks } from './sections/strategyNames';
import { byPooling, verdictIcons } from './verdict';

/** What is read first: whether it helps and by how much, what to do next, why, and the remarks. */
export function answer(reader: Reader): TemplateResult {
  const { report } = reader;
  const remarks = report.summary.slice(1).filter(({ key }) => !toldBelow.test(key));
  return html`<header id="answer">
    ${legend(reader)}
    <h1>${headline(reader)}</h1>
    ${shownVerdict(reader)}${nextStep(reader)}${conditions(reader)}
    ${
      remarks.length > 0
        ? html`<ul class="remarks">
            ${remarks.map((remark) => html`<li>${reader.say(remark)}</li>`)}
          </ul>`
        : nothing
    }
  </header>`;
}

/** Sentences that open a section of the page: they need not be said twice. */
const toldBelow = /^summary\.(topics|differs|flips|remark\.sampled)/;

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
export function legend({ report, figures, t }: Reader): TemplateResult {
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
  const shown = [...report.strategies.map(({ name }) => name), report.estimatedAccuracy?.strategy];
  const usesBoth = shown.some((name) => name && strategyMarks[name] === 'both');
  return html`<p class="pair">
    ${source ? item('source', source) : nothing}${item('target', target)}${
      usesBoth ? html`<span>${loneMark('both')}${t('view.legend.both')}</span>` : nothing
    }
  </p>`;
}

/** The verdict and its ruler; where no label could tell, the range that is expected. */
function shownVerdict(reader: Reader): TemplateResult | typeof nothing {
  const { verdict, strategies, estimatedAccuracy } = reader.report;
  if (verdict?.transfer && verdict.difference)
    return judged(reader, verdict, verdict.transfer, verdict.difference);
  return strategies.length === 0 && estimatedAccuracy ? expected(reader) : nothing;
}

function judged(reader: Reader, verdict: Verdict, word: TransferVerdict, difference: Interval) {
  const { t } = reader;
  return html`<div class="verdict">
    <div>
      <strong>${icon(verdictIcons[word])}${t(`view.verdict.${word}`)}</strong>
      <p>${t(byPooling(verdict) ? 'view.verdict.pooling.why' : `view.verdict.${word}.why`)}</p>
      <p>${t('view.verdict.nested', { source: reader.report.source?.name ?? '' })}</p>
    </div>
    ${ruler(reader, difference)}
  </div>`;
}

function expected(reader: Reader): TemplateResult {
  const { t } = reader;
  return html`<div class="verdict">
    <div>
      <strong>${icon('open')}${t('view.estimate')}</strong>
      <p>${t('view.estimate.why')}</p>
    </div>
    ${estimateStrip(reader)}
  </div>`;
}
