import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { Domain, Report } from '../../src/protocol/report';
import type { Reader } from '../reader';
import { button } from '../toolkit';
import { labeledRows } from './labels';
import type { Section } from './section';

/** What it takes to run the same again, and what became of the rows. */
export const provenance: Section = {
  id: 'provenance',
  title: 'view.provenance.title',
  figure: ({ report, figures, t }) => t('view.seconds', { seconds: figures.seconds(report.seconds.total) }),
  missing: () => null,
  finding: () => '',
  render: (reader) => html`${facts(reader)}${actions(reader)}`,
};

function facts(reader: Reader): TemplateResult {
  const { source, target } = reader.report;
  return html`<dl>
    ${source ? fact(reader.t('view.source'), domainFact(reader, source)) : nothing}
    ${fact(reader.t('view.target'), domainFact(reader, target))} ${runFacts(reader, reader.report)}
  </dl>`;
}

export const fact = (name: string, text: string): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${text}</dd>
  </div>`;

/** Of a run on two domains or on several: the encoder, the time it took, what repeats it. */
export function runFacts(
  { figures, t }: Pick<Reader, 'figures' | 't'>,
  run: Pick<Report, 'encoder' | 'seconds' | 'seed' | 'created' | 'producedBy'> & { schema: number },
): TemplateResult {
  const { encoder, seconds } = run;
  return html`${fact(
    t('view.provenance.encoder'),
    t('view.provenance.encoder.facts', {
      id: encoder.id,
      dtype: encoder.dtype,
      pooling: encoder.pooling,
      dim: encoder.dim,
      tokens: encoder.maxTokens,
      hash: encoder.hash.slice(0, 8),
    }),
  )}
  ${fact(
    t('view.provenance.time'),
    t('view.provenance.times', {
      total: figures.seconds(seconds.total),
      embed: figures.seconds(seconds.embed),
      fit: figures.seconds(seconds.fit),
      shift: figures.seconds(seconds.shift),
    }),
  )}
  ${fact(t('view.provenance.seed'), String(run.seed))}
  ${fact(t('view.provenance.created'), figures.moment(run.created))}
  ${fact(
    t('view.provenance.versions'),
    t('view.provenance.versions.facts', { producer: run.producedBy, schema: run.schema }),
  )}`;
}

export function domainFact({ figures, t }: Pick<Reader, 'figures' | 't'>, domain: Domain): string {
  return t('view.provenance.domain', {
    name: domain.name,
    rows: figures.count(domain.rows),
    labeled: figures.count(labeledRows(domain)),
    skipped: figures.count(domain.skipped),
  });
}

export function actions({
  host,
  uri,
  t,
}: Pick<Reader, 'host' | 'uri' | 't'>): TemplateResult | typeof nothing {
  if (!host) return nothing;
  return html`<div class="actions">
    ${button(t('view.saveHtml'), () => host.post({ type: 'saveHtml' }))}
    ${button(t('view.saveJson'), () => host.post({ type: 'saveJson' }))}
    ${uri ? button(t('view.openJson'), () => host.post({ type: 'openJson' })) : nothing}
  </div>`;
}
