import type { TemplateResult } from 'lit/html.js';
import { html, nothing, svg } from 'lit/html.js';
import type { DistinctiveWord } from '../../src/protocol/report';
import { loneMark } from '../marks';
import type { Reader } from '../reader';
import { shownWord } from '../shownWord';
import { term } from '../term';

/** More words are folded away. */
const wordsShown = 10;

type Side = DistinctiveWord['side'];
const sides: readonly Side[] = ['source', 'target'];

/** Two lists of bars that grow right on one scale: z from 0. */
export function distinctive(reader: Reader): TemplateResult | typeof nothing {
  const { t, report } = reader;
  const all = report.words.distinctive;
  if (all.length === 0) return nothing;
  const lists = sides.map((side) => ({
    side,
    words: all.filter((word) => word.side === side).toSorted((a, b) => b.z - a.z),
  }));
  const largest = Math.max(...all.map(({ z }) => z));
  const more = lists.some(({ words }) => words.length > wordsShown);
  const columns = (from: number, to?: number) =>
    html`<div class="cols lists">
      ${lists.map(({ side, words }) => list(reader, side, words.slice(from, to), largest))}
    </div>`;
  return html`<h3 class="part">${term(t('view.words.distinctive'), t('view.explain.distinctive'))}</h3>
    ${columns(0, wordsShown)}
    ${
      more
        ? html`<details data-part="distinctive">
            <summary>${t('view.words.more.distinctive')}</summary>
            ${columns(wordsShown)}
          </details>`
        : nothing
    }
    <p class="note">${t('view.words.note.distinctive')}</p>`;
}

function list(reader: Reader, side: Side, words: readonly DistinctiveWord[], largest: number) {
  const { t, report } = reader;
  const name = side === 'source' ? (report.source?.name ?? '') : report.target.name;
  if (words.length === 0)
    return html`<p class="muted">${loneMark(side)}${t('view.words.noneOf', { name })}</p>`;
  return html`<table>
    <caption class="sr">
      ${t('view.words.distinctiveOf', { name })}
    </caption>
    <colgroup>
      <col class="name" />
      <col />
      <col class="val" />
      <col class="n" />
      <col class="n" />
    </colgroup>
    <thead>
      <tr>
        <th scope="col" colspan="2">${loneMark(side)}<span class="file">${name}</span></th>
        <th scope="col" class="r">z</th>
        <th scope="col" class="r">${loneMark('source')}${t('view.rows')}</th>
        <th scope="col" class="r">${loneMark('target')}${t('view.rows')}</th>
      </tr>
    </thead>
    <tbody>
      ${words.map((word) => wordRow(reader, word, largest))}
    </tbody>
  </table>`;
}

function wordRow(
  { figures }: Reader,
  { word, side, z, sourceCount, targetCount }: DistinctiveWord,
  largest: number,
) {
  const width = `${((Math.max(0, z) / largest) * 100).toFixed(2)}%`;
  return html`<tr>
    <th scope="row"><bdi class="word">${shownWord(word)}</bdi></th>
    <td>
      <svg class="bar" aria-hidden="true">${svg`<rect class=${side} width=${width} height="6"></rect>`}</svg>
    </td>
    <td class="r muted">${figures.count(z)}</td>
    <td class="r muted">${figures.count(sourceCount)}</td>
    <td class="r muted">${figures.count(targetCount)}</td>
  </tr>`;
}
