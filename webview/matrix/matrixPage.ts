import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import { hatching } from '../marks';
import { matrixProvenance } from './matrixProvenance';
import type { MatrixReader } from './matrixReader';
import { matrixTable } from './matrixTable';
import { ranked } from './ranked';

/** The page of several domains: the answer, the matrix in place of the ruler, the sources of the first domain. */
export function matrixPage(reader: MatrixReader): TemplateResult {
  const { matrix, figures, t } = reader;
  const sources = t('view.matrix.ranked.title', { target: matrix.domains[0]!.name });
  const links = [
    { id: 'answer', title: t('view.answer'), figure: figures.count(matrix.domains.length) },
    { id: 'sources', title: sources, figure: bestFigure(reader) },
    {
      id: 'provenance',
      title: t('view.provenance.title'),
      figure: t('view.seconds', { seconds: figures.seconds(matrix.seconds.total) }),
    },
  ];
  return html`${hatching}
    <div class="page">
      <nav class="toc" aria-label=${t('view.contents')}>
        <ol>
          ${links.map(
            ({ id, title, figure }) =>
              html`<li>
                <a href="#${id}"><b>${title}</b> <span>${figure}</span></a>
              </li>`,
          )}
        </ol>
      </nav>
      <main>
        ${answer(reader)}
        <nav class="jump" aria-label=${t('view.contents')}>
          ${links.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}
        </nav>
        ${ranked(reader)}${matrixProvenance(reader)}
      </main>
    </div>`;
}

function bestFigure({ matrix, figures }: MatrixReader): string {
  const best = matrix.rankings[0]![0];
  const cell = matrix.cells.find(({ source, target }) => source === best && target === 0);
  return cell?.accuracy ? `${figures.percent(cell.accuracy.mean)} %` : '';
}

function answer(reader: MatrixReader): TemplateResult {
  const { matrix, say, t } = reader;
  const [first, ...more] = matrix.summary;
  const heading = first ? say(first) : t('view.matrix.heading', { count: matrix.domains.length });
  return html`<header id="answer">
    <h1>${emphasised(heading)}</h1>
    ${matrixTable(reader)}
    ${
      more.length > 0
        ? html`<ul class="remarks">
            ${more.map((remark) => html`<li>${say(remark)}</li>`)}
          </ul>`
        : nothing
    }
  </header>`;
}

/** An accuracy or an expected range, or an interval in brackets. */
const parts = /(\d[\d.,]*(?:(?: to |〜)\d[\d.,]*)?\s?%)|(\[[−\d][^\]]*\])/u;

function emphasised(sentence: string): (string | TemplateResult)[] {
  return sentence
    .split(new RegExp(parts, 'gu'))
    .filter((piece): piece is string => !!piece)
    .map((piece) => {
      const [whole, number, interval] = parts.exec(piece) ?? [];
      if (whole !== piece) return piece;
      return number ? html`<strong>${number}</strong>` : html`<span class="iv">${interval}</span>`;
    });
}
