import { logOddsZ, minimumDocuments } from '../shift/distinctiveWords';
import { tokenise } from '../shift/words';
import { isFunctionWord } from './functionWords';

const listed = 5;
/** Weight of the prior against the topic's counts, and the least z: as for distinctive words. */
const priorShare = 0.1;
const minimumZ = 1.96;
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
 * bare numbers and second forms of a word that is listed already. At most five a topic, the surest first.
 */
export function typicalWords(textsOf: readonly (readonly string[])[]): string[][] {
  const topics = textsOf.map(countDocuments);
  const all = new Map<string, number>();
  for (const { counts } of topics)
    for (const [word, count] of counts) all.set(word, (all.get(word) ?? 0) + count);
  const total = {
    counts: all,
    documents: topics.reduce((sum, { documents }) => sum + documents, 0),
    sum: topics.reduce((sum, topic) => sum + topic.sum, 0),
  };
  return topics.map((topic) => withoutForms(rank(topic, total)));
}

function countDocuments(texts: readonly string[]): Topic {
  const counts = new Map<string, number>();
  let sum = 0;
  for (const text of texts) {
    for (const word of new Set(tokenise(text.slice(0, readCharacters)))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      sum++;
    }
  }
  return { counts, documents: texts.length, sum };
}

function rank(topic: Topic, total: Topic): string[] {
  const rest = { documents: total.documents - topic.documents, sum: total.sum - topic.sum };
  const prior = priorShare * Math.min(topic.sum, rest.sum);
  const least = minimumDocuments(topic.documents);
  const scored: { word: string; z: number }[] = [];
  for (const [word, count] of topic.counts) {
    if (count < least || !mayName(word)) continue;
    const elsewhere = total.counts.get(word)! - count;
    const ratio = (count + 0.5) / (topic.documents + 1) / ((elsewhere + 0.5) / (rest.documents + 1));
    if (ratio < minimumRatio) continue;
    const alpha = (prior * (count + elsewhere)) / total.sum;
    const z = logOddsZ(count, topic.sum, elsewhere, rest.sum, alpha, prior);
    if (z >= minimumZ) scored.push({ word, z });
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
