/** Texts that differ only in case, surrounding and repeated white space count as the same. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replace(/\s+/gu, ' ');
}

/**
 * Rows with the same normalised text share a group id, 0, 1, 2 … in order of first appearance. Folds keep
 * groups together: a repeated text would otherwise be its own test.
 */
export function duplicateGroups(texts: readonly string[]): Int32Array {
  const ids = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const normalised = normaliseText(text);
    const id = ids.get(normalised) ?? ids.size;
    ids.set(normalised, id);
    return id;
  });
}
