import { normal95 } from '../learn/intervals';
import { logOddsZ } from '../shift/distinctiveWords';
import { eachText, tokenise } from '../shift/words';
import type { Steps } from '../steps';
import { isFunctionWord } from './functionWords';

const listed = 5;
/** Weight of the prior against the topic's counts, as for distinctive words. */
const priorShare = 0.1;
/** Held by fewer texts, a word may point at one person's: no size of the table lowers this (protocol/rareWords.ts). */
const leastTexts = 10;
/** How many times as frequent as in the other topics, by share of documents. */
const minimumRatio = 2;
/** A text's later words add little, and take as long. */
const readCharacters = 3000;

interface Topic {
  /** Word -> documents that hold it. */
  counts: Map<string, number>;
  documents: number;
  sum: number;
}

/**
 * The words most surely over-represented in each topic's texts against the other topics': z of the log-odds
 * with an informative Dirichlet prior (Monroe et al. 2008), over document counts, without function words,
 * bare numbers, words of fewer than 10 of its texts and second forms of a word that is listed already. At most
 * five a topic, the surest first; none where no word is so.
 */
export async function typicalWords(
  textsOf: readonly (readonly string[])[],
  steps: Steps,
): Promise<string[][]> {
  const topics: Topic[] = [];
  const all = new Map<string, number>();
  for (const texts of textsOf) {
    const topic = await countDocuments(texts, steps);
    for (const [word, count] of topic.counts) all.set(word, (all.get(word) ?? 0) + count);
    topics.push(topic);
    await steps.step(topics.length, textsOf.length);
  }
  const total = {
    counts: all,
    documents: topics.reduce((sum, { documents }) => sum + documents, 0),
    sum: topics.reduce((sum, topic) => sum + topic.sum, 0),
  };
  return topics.map((topic) => withoutForms(rank(topic, total)));
}

async function countDocuments(texts: readonly string[], steps: Steps): Promise<Topic> {
  const counts = new Map<string, number>();
  let sum = 0;
  const read = texts.map((text) => text.slice(0, readCharacters));
  await eachText(read, steps, (text) => {
    for (const word of new Set(tokenise(text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      sum++;
    }
  });
  return { counts, documents: texts.length, sum };
}

function rank(topic: Topic, total: Topic): string[] {
  const rest = { documents: total.documents - topic.documents, sum: total.sum - topic.sum };
  const prior = priorShare * Math.min(topic.sum, rest.sum);
  const scored: { word: string; z: number }[] = [];
  for (const [word, count] of topic.counts) {
    if (count < leastTexts || !mayName(word)) continue;
    const elsewhere = total.counts.get(word)! - count;
    const ratio = (count + 0.5) / (topic.documents + 1) / ((elsewhere + 0.5) / (rest.documents + 1));
    if (ratio < minimumRatio) continue;
    const alpha = (prior * (count + elsewhere)) / total.sum;
    const z = logOddsZ(count, topic.sum, elsewhere, rest.sum, alpha, prior);
    if (z >= normal95) scored.push({ word, z });
  }
  return scored.sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1)).map(({ word }) => word);
}

const letter = /\p{L}/u;
const lone = /^[\p{L}\p{M}\p{N}]$/u;
const ideograph = /\p{Script=Han}/u;

/** Names something: no number, no lone letter (an ideograph may stand alone), no function word. */
const mayName = (word: string): boolean =>
  letter.test(word) && (!lone.test(word) || ideograph.test(word)) && !isFunctionWord(word);

/** "books" says nothing beside "book", nor "cooked" beside "cook". */
function withoutForms(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (kept.length === listed) break;
    if (!kept.some((other) => isForm(word, other))) kept.push(word);
  }
  return kept;
}

const endings = /(?:'s|ies|es|s|ed|ing|y|e|er|ers)$/;
const stem = (word: string): string => (word.length > 4 ? word.replace(endings, '') : word.replace(/s$/, ''));
const isForm = (a: string, b: string): boolean => stem(a) === stem(b);
