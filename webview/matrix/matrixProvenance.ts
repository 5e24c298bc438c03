import type { TemplateResult } from 'lit/html.js';
import { html } from 'lit/html.js';
import { actions, domainFact, fact, runFacts } from '../sections/provenance';
import type { MatrixReader } from './matrixReader';

/** What it takes to run the same again. */
export function matrixProvenance(reader: MatrixReader): TemplateResult {
  const { matrix, t } = reader;
  return html`<section id="provenance" aria-labelledby="provenance-title">
    <h2 id="provenance-title">${t('view.provenance.title')}</h2>
    <dl>
      ${matrix.domains.map((domain, i) =>
        fact(i === 0 ? t('view.domains.title') : '', domainFact(reader, domain)),
      )}
      ${runFacts(reader, matrix)}
    </dl>
    ${actions(reader)}
  </section>`;
}
