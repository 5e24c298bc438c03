import { asNumber, plainLabel } from './plainLabel';
import { degreeWords, mixedWords, negativeWords, neutralWords, positiveWords } from './polarityWords';

/** Side of a label between two poles: 1, -1, 0 for the middle; null: its name does not say. */
export type Sign = 1 | 0 | -1 | null;

/**
 * The sides of labels that stand together in one column. Numbers are read by their company: 0 is the negative
 * pole beside 1 alone, the middle between -1 and 1.
 */
export function labelSigns(labels: readonly string[]): Sign[] {
  const numbers = labels.map((label) => asNumber(plainLabel(label)));
  if (labels.length > 0 && numbers.every((number) => number !== null)) return numberSigns(numbers);
  return labels.map(wordSign);
}

function numberSigns(numbers: readonly number[]): Sign[] {
  const within = (...allowed: number[]) => numbers.every((number) => allowed.includes(number));
  if (within(0, 1)) return numbers.map((number) => (number === 1 ? 1 : -1));
  if (within(-1, 0, 1)) return numbers.map((number) => number as Sign);
  // Sentiment140 (Go, Bhayani, Huang 2009) writes its poles so
  if (within(0, 2, 4) && numbers.includes(4)) return numbers.map((number) => (number / 2 - 1) as Sign);
  return numbers.map(() => null);
}

/** Of a label alone; `very good` counts as `good`. */
export function wordSign(label: string): Sign {
  const plain = plainLabel(label);
  return signOfName(plain) ?? signOfName(plain.replace(degreeWords, ''));
}

function signOfName(name: string): Sign {
  if (positiveWords.has(name)) return 1;
  if (negativeWords.has(name)) return -1;
  return neutralWords.has(name) || mixedWords.has(name) ? 0 : null;
}

export function isMixed(label: string): boolean {
  return mixedWords.has(plainLabel(label));
}

/** How strongly: `very good` and `good` are two classes of one side. */
export function hasDegree(label: string): boolean {
  const plain = plainLabel(label);
  return signOfName(plain) === null && wordSign(plain) !== null;
}
