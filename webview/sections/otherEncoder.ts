import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { EncoderFit, EncoderSimilarity } from '../../src/protocol/similarity';
import type { Reader } from '../reader';
import { paragraph } from '../reader';
import { term } from '../term';

type Fit = NonNullable<EncoderSimilarity['fit']>;

/** How alike another encoder sees the rows, and which of the two suits the labels better. */
export function otherEncoder(reader: Reader, found: EncoderSimilarity): TemplateResult {
  const { figures, t } = reader;
  const other = found.other ?? '';
  const [alike] = found.layers;
  const likeness = alike
    ? t('view.similarity.other.alike', {
        cka: figures.decimal(alike.cka, 2),
        rsa: figures.decimal(alike.rsa, 2),
        rows: figures.count(found.rows),
      })
    : '';
  return html`<div class="encoders">
    <h3>${t('view.similarity.other', { other })}</h3>
    <p>${paragraph(found.fit ? whichSuits(reader, other, found.fit) : '', likeness)}</p>
    ${found.fit ? fits(reader, other, found.fit) : nothing}
  </div>`;
}

/** Of either measure: the page shows two digits. */
const sameUnder = 0.005;

/** Only where both measures say the same. */
function whichSuits({ t }: Reader, other: string, { own, other: theirs }: Fit): string {
  const apart = [own.logMe - theirs.logMe, own.hScore - theirs.hScore].map((each) => Math.abs(each));
  if (Math.max(...apart) < sameUnder) return t('view.similarity.other.same');
  const ahead = [theirs.logMe - own.logMe, theirs.hScore - own.hScore];
  if (ahead.every((difference) => difference > 0)) return t('view.similarity.other.better.other', { other });
  if (ahead.every((difference) => difference < 0)) return t('view.similarity.other.better.own');
  return t('view.similarity.other.unclear');
}

function fits(reader: Reader, other: string, fit: Fit): TemplateResult {
  const { figures, t } = reader;
  return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('view.similarity.other.encoder')}</th>
          <th scope="col" class="r">${term(t('view.similarity.logMe'), t('view.explain.logMe'))}</th>
          <th scope="col" class="r">${term(t('view.similarity.hScore'), t('view.explain.hScore'))}</th>
        </tr>
      </thead>
      <tbody>
        ${row(reader, t('view.similarity.other.own'), fit.own)}${row(reader, other, fit.other)}
      </tbody>
    </table>
    <p class="note">${t('view.similarity.other.note', { rows: figures.count(fit.rows) })}</p>`;
}

function row({ figures, t }: Reader, name: string, fit: EncoderFit): TemplateResult {
  const cell = (value: number, chance: number) =>
    html`<td class="r">
      <span class="num">${figures.decimal(value, 2)}</span>
      <small>${t('view.similarity.chance', { value: figures.decimal(chance, 2) })}</small>
    </td>`;
  return html`<tr>
    <th scope="row">${name}</th>
    ${cell(fit.logMe, fit.logMeByChance)}${cell(fit.hScore, fit.hScoreByChance)}
  </tr>`;
}
