/** What the two scores look at. All shares are of the non-empty values. */
export interface ColumnFacts {
  filled: number;
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
  /** Entropy of the values / its maximum; 0 for a constant. */
  evenness: number;
}

const unspacedScript = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/gu;
const codePatterns = [
  /^[a-z]+:\/\/\S+$/i, // address
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/, // date
  /^[\w.+-]+@[\w-]+\.[\w.]+$/, // mail
  /^[0-9a-f]{8}-[0-9a-f-]{20,}$/i, // uuid
  /^[[{].*[\]}]$/s, // JSON
  /^[A-Za-z]{3},? .*\d{1,2}:\d{2}/, // "Mon Apr 06 22:19:45"
];

export function columnFacts(values: readonly string[]): ColumnFacts {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const share = (test: (value: string) => boolean) =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const counts = new Map<string, number>();
  for (const value of filled) counts.set(value, (counts.get(value) ?? 0) + 1);
  return {
    filled: filled.length,
    distinct: counts.size,
    distinctShare: filled.length === 0 ? 0 : counts.size / filled.length,
    meanLength: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
    proseShare: share(isProse),
    numberShare: share(isNumber),
    fractionShare: share((value) => isNumber(value) && !Number.isInteger(Number(value))),
    codeShare: share((value) => codePatterns.some((pattern) => pattern.test(value))),
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
