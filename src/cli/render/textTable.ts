/** Cells a person can read down: columns padded, the first to the left, the others as `right` says. */
export function textTable(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => displayWidth(row[i] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i]!, right.includes(i)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

function padded(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return right ? space + cell : cell + space;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

/** Columns of a terminal: East Asian wide characters take two. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);
}

/** As much of the text's start as fits. */
export function cutToWidth(text: string, width: number): string {
  let cut = '';
  let left = width;
  for (const char of text) {
    left -= displayWidth(char);
    if (left < 0) break;
    cut += char;
  }
  return cut;
}
