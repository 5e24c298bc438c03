/** How a table separates its cells. */
export interface Dialect {
  /** One character; '' for a table of one column. */
  delimiter: string;
  /** False when quotation marks are part of the text (some tab-separated exports). */
  quoted: boolean;
}

/** In the order in which a tie is settled. */
export const delimiters = [',', '\t', ';', '|'];
/** Records of the sample that are looked at. */
const maxRecords = 300;
/** At least this share of records must have the same number of cells. */
const leastAgreement = 0.4;

/** The delimiter under which most records have the same number of cells, at least two; or what speaks for the given one. */
export function sniffDialect(sample: string, truncated: boolean, given?: string): Dialect {
  let best: Dialect & { agreement: number } = { delimiter: given ?? '', quoted: true, agreement: 0 };
  for (const delimiter of given === undefined ? delimiters : [given]) {
    // Quotation marks without meaning are common in tab-separated tables only.
    for (const quoted of delimiter === '\t' ? [true, false] : [true]) {
      const agreement = agreementOf(recordWidths(sample, delimiter, quoted, truncated));
      if (agreement >= leastAgreement && agreement > best.agreement + 1e-9)
        best = { delimiter, quoted, agreement };
    }
  }
  return { delimiter: best.delimiter, quoted: best.quoted };
}

/** Share of records as wide as the header; 0 when the header is one cell. */
function agreementOf(widths: readonly number[]): number {
  const header = widths[0] ?? 1;
  if (header < 2) return 0;
  return widths.filter((width) => width === header).length / widths.length;
}

/**
 * Cells of each record; 0 for one with a quoted cell that goes on after its closing mark. A quotation mark
 * counts only where a cell begins, as csv-parse reads it.
 */
export function recordWidths(
  sample: string,
  delimiter: string,
  quoted: boolean,
  truncated: boolean,
): number[] {
  const widths: number[] = [];
  let [width, inQuotes, cellStart, empty, broken] = [1, false, true, true, false];
  const endRecord = () => {
    if (!empty) widths.push(broken ? 0 : width);
    [width, cellStart, empty, broken] = [1, true, true, false];
  };
  for (let i = 0; i < sample.length && widths.length < maxRecords; i++) {
    const char = sample[i]!;
    if (inQuotes) {
      if (char !== '"') continue;
      if (sample[i + 1] === '"') i++;
      else [inQuotes, broken] = [false, broken || !endsCell(sample[i + 1], delimiter)];
    } else if (char === '\n' || (char === '\r' && sample[i + 1] !== '\n')) endRecord();
    else if (char === delimiter) [width, cellStart, empty] = [width + 1, true, false];
    else {
      if (quoted && char === '"' && cellStart) inQuotes = true;
      if (char !== '\r') [cellStart, empty] = [false, false];
    }
  }
  if (!truncated || widths.length === 0) endRecord();
  return widths;
}

function endsCell(next: string | undefined, delimiter: string): boolean {
  return next === undefined || next === delimiter || next === '\n' || next === '\r';
}
