import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { EncoderSimilarity, Representation } from '../../src/protocol/similarity';
import { label, line } from '../marks';
import type { Reader } from '../reader';
import { mayAsk } from '../reader';
import { term } from '../term';

const height = 168;
const [top, bottom] = [10, 134];
/** Percent of the width: to the left of it stand the numbers. */
const [first, last] = [12, 97];

const y = (value: number): number => bottom - Math.min(1, Math.max(0, value)) * (bottom - top);

/** CKA and RSA of each layer with the last; what they are for, where they have not been asked for. */
export function layers(reader: Reader, found: EncoderSimilarity | null): TemplateResult | typeof nothing {
  const { figures, t } = reader;
  if (!found && !mayAsk(reader)) return nothing;
  if (!found)
    return html`<div>
      <h3>${t('view.similarity.layers')}</h3>
      <p class="note">${t('view.similarity.layers.none')}</p>
    </div>`;
  return html`<div class="layers">
    <h3>${t('view.similarity.layers')}</h3>
    ${figure(reader, found.layers)}
    <p class="note">
      ${term(t('view.similarity.layers.cka'), t('view.explain.cka'))},
      ${term(t('view.similarity.layers.rsa'), t('view.explain.rsa'))}:
      ${t('view.similarity.layers.note', { rows: figures.count(found.rows) })}
    </p>
    ${asTable(reader, found.layers)}
  </div>`;
}

function figure({ figures, t }: Reader, found: readonly Representation[]): TemplateResult {
  const x = (i: number) => `${first + ((last - first) * i) / Math.max(1, found.length - 1)}%`;
  const name = (representation: Representation) =>
    representation.layer === 0 ? t('view.similarity.layers.words') : figures.count(representation.layer ?? 0);
  const curve = (kind: 'cka' | 'rsa') =>
    found.slice(1).map((next, i) => line(kind, x(i), x(i + 1), y(found[i]![kind]), y(next[kind])));
  return html`<svg class="strip" height=${height} role="img" aria-label=${t('view.similarity.layers.figure')}>
    ${[0, 0.5, 1].map((tick) => [
      line(tick === 0 ? 'axis' : 'grid', 26, '100%', y(tick), y(tick)),
      label(figures.decimal(tick, tick === 0.5 ? 1 : 0), 20, y(tick) + 4, 'end'),
    ])}
    ${found.map((each, i) => label(name(each), x(i), bottom + 18))}
    ${label(t('view.similarity.layers.axis'), `${last}%`, height - 1, 'end')} ${curve('rsa')}${curve('cka')}
    ${found.map(({ cka }, i) => svg`<circle class="dot" cx=${x(i)} cy=${y(cka)} r="3"></circle>`)}
    ${names(found, t('view.similarity.layers.cka'), t('view.similarity.layers.rsa'))}
  </svg>`;
}

/** Both curves end at 1 by their nature, so their names stand where they begin: one above, one below. */
function names([begin]: readonly Representation[], cka: string, rsa: string) {
  if (!begin) return [];
  const above = (value: number) => y(value) - 9;
  const below = (value: number) => y(value) + 18;
  const [ofCka, ofRsa] = begin.cka >= begin.rsa ? [above, below] : [below, above];
  return [
    label(cka, `${first}%`, ofCka(begin.cka), 'named middle'),
    label(rsa, `${first}%`, ofRsa(begin.rsa), 'named middle'),
  ];
}

function asTable({ figures, t }: Reader, found: readonly Representation[]): TemplateResult {
  return html`<details data-part="layers">
    <summary>${t('view.similarity.layers.table')}</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('view.similarity.layers.axis')}</th>
            <th scope="col" class="r">${t('view.similarity.layers.cka')}</th>
            <th scope="col" class="r">${t('view.similarity.layers.rsa')}</th>
          </tr>
        </thead>
        <tbody>
          ${found.map(
            ({ layer, cka, rsa }) =>
              html`<tr>
                <th scope="row">${layer === 0 ? t('view.similarity.layers.words') : layer}</th>
                <td class="r">${figures.decimal(cka, 2)}</td>
                <td class="r">${figures.decimal(rsa, 2)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
