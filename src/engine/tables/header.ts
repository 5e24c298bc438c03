/** Names that only a header holds. */
const headerNames =
  /^(id|index|text|texts|label|labels|review|reviews|reviewtext|review_text|sentence|sentiment|content|comment|message|title|class|category|target|stars|rating|score|body|polarity|summary|date|name|topic|split|description|tweet|document|utterance|intent)$/i;
/** A header cell is a name, not a sentence. */
const maxNameLength = 60;
const maxNameWords = 6;

/**
 * Whether the first record names the columns. It is data when a cell is a sentence or a number, or when one
 * of its cells comes again in a column of few different values (a label).
 */
export function looksLikeHeader(first: readonly string[], columns: readonly (readonly string[])[]): boolean {
  if (namesColumns(first)) return true;
  // What pandas writes for columns without names.
  if (first.length > 1 && first.every((cell, i) => cell.trim() === String(i))) return true;
  if (first.some((cell) => isSentence(cell) || isNumber(cell))) return false;
  return !first.some((cell, i) => cell.trim() !== '' && repeats(cell, columns[i] ?? []));
}

/** Whether a record holds a name that only a header has. */
export function namesColumns(record: readonly string[]): boolean {
  return record.some((cell) => headerNames.test(cell.trim()));
}

function isSentence(cell: string): boolean {
  return cell.length > maxNameLength || cell.trim().split(/\s+/).length > maxNameWords;
}

function isNumber(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell));
}

function repeats(cell: string, values: readonly string[]): boolean {
  return values.includes(cell);
}

/** Unique, non-empty names: a second `text` becomes `text 2`, an empty one `column 3`. */
export function uniqueNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} ${n}`;
    taken.add(unique);
    return unique;
  });
}
