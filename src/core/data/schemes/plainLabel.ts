/**
 * What two spellings of one label share: full-width forms, case, white space, quotation marks around it, and
 * fastText's `__label__` are taken off; `_` and `-` between words count as spaces; numbers go by value (`1.0` is `1`).
 */
export function plainLabel(label: string): string {
  const name = label
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^__label__/, '')
    .replace(/^(["'“”‘’«»„])(.+)["'“”‘’«»„]$/u, '$2')
    .replace(/(?<=\p{L})[\s_-]+(?=\p{L})/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const number = asNumber(name);
  return number === null ? name : String(number);
}

const numberForm = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;

/** `4`, `-1`, `4.5`, `4,5`; null for anything else. */
export function asNumber(label: string): number | null {
  const text = label.trim();
  if (!numberForm.test(text)) return null;
  return Number(text.replace(',', '.')) + 0; // -0 is 0
}
