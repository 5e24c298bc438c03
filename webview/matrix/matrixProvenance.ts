import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { actions, domainFact } from '../sections/provenance';
import type { MatrixReader } from './matrixReader';

/** What it takes to run the same again. */
export function matrixProvenance(reader: MatrixReader): TemplateResult {
  const { matrix, figures, t } = reader;
  const { encoder, domains, seconds } = matrix;
  const fact = (name: string, text: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${text}</dd>
    </div>`;
  return html`<section id="provenance" aria-labelledby="provenance-title">
    <h2 id="provenance-title">${t('view.provenance.title')}</h2>
    <dl>
      ${domains.map((domain, i) => fact(i === 0 ? t('view.domains.title') : '', domainFact(reader, domain)))}
      ${fact(
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
      ${fact(t('view.provenance.seed'), String(matrix.seed))}
      ${fact(t('view.provenance.created'), figures.moment(matrix.created))}
      ${fact(
        t('view.provenance.versions'),
        t('view.provenance.versions.facts', { producer: matrix.producedBy, schema: matrix.schema }),
      )}
    </dl>
    ${actions(reader)}
  </section>`;
}
