/** What the two scores look at. All shares are of the non-empty values. */
export interface ColumnFacts {
  filled: number;
  /** Of all values. */
  filledShare: number;
  /** Different values / filled. */
  distinctShare: number;
  distinct: number;
  meanLength: number;
  /** Values of at least three words, or of six letters in a script without spaces. */
  proseShare: number;
  numberShare: number;
  /** Numbers with a fraction. */
  fractionShare: number;
  /** Addresses, dates, identifiers: long and distinct, but not prose. */
  codeShare: number;
  /** Those of the codes that are dates, and those that are addresses of pages or mail. */
  dateShare: number;
  addressShare: number;
  /** The different values, where there are few. */
  values: string[];
  /** Entropy of the values / its maximum; 0 for a constant. */
  evenness: number;
}

/** More different values are not looked at one by one. */
const fewValues = 60;
const unspacedScript = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/gu;
const datePatterns = [
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/,
  /^[A-Za-z]{3},? .*\d{1,2}:\d{2}/, // "Mon Apr 06 22:19:45"
  /^(\d{1,2}\.? )?[A-Za-zäéûç]{3,9}\.? (\d{1,2}(st|nd|rd|th)?,? )?\d{4}( .*)?$/i, // "March 3, 2021", "3 mars 2021"
  /^\d{4}年\d{1,2}月(\d{1,2}日)?/,
  /^\d{1,2}:\d{2}(:\d{2})?$/,
];
const addressPatterns = [
  /^[a-z]+:\/\/\S+$/i,
  /^www\.\S+$/i,
  /^[\w.+-]+@[\w-]+\.[\w.]+$/, // mail
  /^(\d{1,3}\.){3}\d{1,3}$/, // network
];
const codePatterns = [
  ...datePatterns,
  ...addressPatterns,
  /^[0-9a-f]{8}-[0-9a-f-]{20,}$/i, // uuid
  /^[0-9a-f]{16,}$/i, // hash
  /^[[{].*[\]}]$/s, // JSON
];

export function columnFacts(values: readonly string[]): ColumnFacts {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const share = (test: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const counts = new Map<string, number>();
  for (const value of filled) counts.set(value, (counts.get(value) ?? 0) + 1);
  return {
    filled: filled.length,
    filledShare: values.length === 0 ? 0 : filled.length / values.length,
    distinct: counts.size,
    distinctShare: filled.length === 0 ? 0 : counts.size / filled.length,
    meanLength: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
    proseShare: share(isProse),
    numberShare: share(isNumber),
    fractionShare: share((value) => isNumber(value) && !Number.isInteger(Number(value))),
    codeShare: share((value) => codePatterns.some((pattern) => pattern.test(value))),
    dateShare: share((value) => datePatterns.some((pattern) => pattern.test(value))),
    addressShare: share((value) => addressPatterns.some((pattern) => pattern.test(value))),
    values: counts.size <= fewValues ? [...counts.keys()] : [],
    evenness: evenness([...counts.values()], filled.length),
  };
}

function isNumber(value: string): boolean {
  return Number.isFinite(Number(value.replace(',', '.')));
}

function isProse(value: string): boolean {
  if (value.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length >= 3) return true;
  return (value.match(unspacedScript)?.length ?? 0) >= 6;
}

/** Shannon entropy in nats / ln(number of different values). */
function evenness(counts: readonly number[], total: number): number {
  if (counts.length < 2) return 0;
  const entropy = -counts.reduce((sum, count) => sum + (count / total) * Math.log(count / total), 0);
  return entropy / Math.log(counts.length);
}
