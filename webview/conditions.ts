import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Condition, ConditionName } from '../src/protocol/report';
import { icon } from './marks';
import type { Reader } from './reader';
import { distances } from './sections/distances';
import { expectation } from './sections/expectation';
import type { Section } from './sections/section';
import { strategies } from './sections/strategies';
import { stateIcons } from './verdict';

/** Where the evidence of each condition is shown in full. */
const proofs: Record<ConditionName, Section> = {
  'similar-tasks': strategies,
  'near-distributions': distances,
  'suitable-model': expectation,
};

/** Why transfer helps or does not: each condition with a mark, its state in a word, and its evidence. */
export function conditions(reader: Reader): TemplateResult | typeof nothing {
  const found = reader.report.verdict?.conditions ?? [];
  if (found.length === 0) return nothing;
  return html`<h2 class="sr">${reader.t('view.conditions')}</h2>
    <ul class="conditions">
      ${found.map((condition) => html`<li>${one(reader, condition)}</li>`)}
    </ul>`;
}

function one(reader: Reader, { name, state, evidence }: Condition): TemplateResult {
  const { t } = reader;
  const proof = proofs[name];
  const link = [t(proof.title), proof.figure(reader)].filter(Boolean).join(' ');
  return html`<h3>
      ${icon(stateIcons[state])}${t(`view.condition.${name}`)}
      <span class="state">${t(`view.state.${state}`)}</span>
    </h3>
    <p>${reader.say(evidence)}</p>
    <a href="#${proof.id}">${link}</a>`;
}
