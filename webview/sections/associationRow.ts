import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { TemplateResult } from 'lit/html.js';
import { html, nothing } from 'lit/html.js';
import type { WordAssociation } from '../../src/protocol/report';
import type { Side } from '../../src/protocol/rows';
import { sides } from '../../src/protocol/rows';
import { loneMark } from '../marks';
import type { Reader } from '../reader';
import { rowList } from '../rowList';
import { shownWord } from '../shownWord';

export interface AssociationRow {
  row: WordAssociation;
  /** Among the table's words: only the first is reached with Tab. */
  index: number;
  explanation: string;
  cells: TemplateResult;
}

/** A word's row in the table; choosing the word unfolds rows of both files that hold it. */
class UnfoldingRow extends AsyncDirective {
  private open = false;
  private shown: { reader: Reader; given: AssociationRow } | null = null;

  render(reader: Reader, given: AssociationRow): TemplateResult {
    const before = this.shown;
    // a report of other tables, or another word in this place, begins folded
    if (before?.reader.rows !== reader.rows || before.given.row.word !== given.row.word) this.open = false;
    this.shown = { reader, given };
    return this.template(reader, given);
  }

  private template(reader: Reader, given: AssociationRow): TemplateResult {
    return html`<tr class=${this.open ? 'open' : nothing}>
        <th scope="row">${this.name(given)}</th>
        ${given.cells}
      </tr>
      ${this.open ? sentences(reader, given) : nothing}`;
  }

  private name({ row, index, explanation }: AssociationRow): TemplateResult {
    const tabindex = index > 0 ? -1 : 0;
    if (!hasRows(row))
      return html`<button type="button" class="term word" data-hover=${explanation} tabindex=${tabindex}>
        <bdi>${shownWord(row.word)}</bdi>
      </button>`;
    return html`<button
      type="button"
      class="term word unfolds"
      data-hover=${explanation}
      tabindex=${tabindex}
      aria-expanded=${this.open}
      aria-controls=${this.open ? idOf(index) : nothing}
      @click=${this.toggle}
    >
      <bdi>${shownWord(row.word)}</bdi>
    </button>`;
  }

  private readonly toggle = (): void => {
    if (!this.shown) return;
    this.open = !this.open;
    this.setValue(this.template(this.shown.reader, this.shown.given));
  };
}

export const associationRow = directive(UnfoldingRow);

const idOf = (index: number): string => `word-rows-${index}`;

const hasRows = ({ examples }: WordAssociation): boolean =>
  examples !== undefined && examples.source.length + examples.target.length > 0;

function sentences(reader: Reader, { row, index }: AssociationRow): TemplateResult {
  return html`<tr class="sentences">
    <td colspan="4" id=${idOf(index)}>
      <div class="cols">${sides.map((side) => ofSide(reader, side, row))}</div>
    </td>
  </tr>`;
}

function ofSide(reader: Reader, side: Side, { word, examples }: WordAssociation): TemplateResult {
  const { t, report } = reader;
  const rows = examples?.[side] ?? [];
  const name = report[side]?.name ?? '';
  return html`<div role="group" aria-label=${t('view.words.rowsOf', { name, word: shownWord(word) })}>
    <p class="side">${loneMark(side)}<span class="file">${name}</span></p>
    ${
      rows.length > 0
        ? rowList(reader, side, rows, { highlight: word })
        : html`<p class="note">${t('view.words.noRows')}</p>`
    }
  </div>`;
}
