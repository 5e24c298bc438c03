import type { Random } from '../../../src/core/random';

/** Labeled texts of one domain, made up. */
export interface Reviews {
  texts: string[];
  labels: Int32Array;
}

/** Words of the language: rank r stands in a text about as often as 1 / r (Zipf). */
const common = Array.from({ length: 1500 }, (_, i) => `word${letters(i)}`);
const polar = {
  positive: ['great', 'excellent', 'love', 'perfect', 'best', 'wonderful', 'easy', 'recommend', 'favorite', 'amazing'],
  negative: ['bad', 'waste', 'poor', 'terrible', 'return', 'worst', 'boring', 'broke', 'disappointed', 'awful'],
}; // prettier-ignore

/** 0 -> a, 26 -> ba: words hold no digits. */
function letters(n: number): string {
  const last = String.fromCharCode(97 + (n % 26));
  return n < 26 ? last : letters(Math.floor(n / 26)) + last;
}

/**
 * Texts of 20 to 180 words: most by frequency, some of the domain's own, polar ones that go with the label
 * (most of them; some writers are ironic), and the planted ones in these shares of the texts of either label.
 */
export function makeReviews(
  count: number,
  random: Random,
  options: { topic?: string; planted?: Record<string, [negative: number, positive: number]> } = {},
): Reviews {
  const { topic = 'film', planted = {} } = options;
  const labels = Int32Array.from({ length: count }, (_, i) => i % 2);
  const texts = Array.from(labels, (label) => {
    const words = Array.from({ length: 20 + Math.floor(160 * random() ** 2) }, () =>
      pick(label, topic, random),
    );
    for (const [word, shares] of Object.entries(planted))
      if (random() < shares[label]!) words.splice(Math.floor(random() * words.length), 0, word);
    return words.join(' ');
  });
  return { texts, labels };
}

function pick(label: number, topic: string, random: Random): string {
  const kind = random();
  if (kind < 0.02) {
    const own = random() < 0.8 ? label : 1 - label;
    const list = own === 1 ? polar.positive : polar.negative;
    return list[Math.floor(random() * list.length)]!;
  }
  if (kind < 0.08) return topic + letters(Math.floor(60 * random() ** 2));
  return common[Math.floor(common.length ** random()) - 1]!;
}
