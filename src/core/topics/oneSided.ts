import type { Side } from '../../protocol/rows';

/** Of the rate at which the other side holds such rows, a topic that is one side's alone has at most this. */
const mostShare = 0.05;
/** Chance of so few rows of the other side, were the topic spread as the files' sizes are; a dozen topics are looked at. */
const level = 0.001;

export type SideCounts = Record<Side, number>;

/**
 * The side that alone holds a topic: the other side has fewer of its rows than chance would give (binomial
 * tail), and under 5 % even where the files are of different size. null: both hold it, or it is too small to tell.
 * @param topic rows of the topic, @param all rows of the files
 */
export function onlyIn(topic: SideCounts, all: SideCounts): Side | null {
  const [source, target] = [topic.source / all.source, topic.target / all.target];
  if (!(all.source > 0 && all.target > 0) || source + target === 0) return null;
  const other: Side = source < target ? 'source' : 'target';
  const share = Math.min(source, target) / (source + target);
  if (share >= mostShare) return null;
  const chance = all[other] / (all.source + all.target);
  if (lowerTail(topic[other], topic.source + topic.target, chance) > level) return null;
  return other === 'source' ? 'target' : 'source';
}

/** P(X <= hits) for X ~ Binomial(trials, chance), 0 < chance < 1. */
export function lowerTail(hits: number, trials: number, chance: number): number {
  const odds = Math.log(chance) - Math.log1p(-chance);
  let logTerm = trials * Math.log1p(-chance); // k = 0
  let sum = 0;
  for (let k = 0; k <= hits; k++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((trials - k) / (k + 1)) + odds;
  }
  return Math.min(1, sum);
}
