/** Steps of fill from near to far, each with the distances that it stands for. */
export interface FillSteps {
  /** 1 (near, light) … 5 (far, dark). */
  stepOf(distance: number): number;
  /** steps + 1 bounds. */
  bounds: number[];
}

export const stepCount = 5;
/** Smaller ratios of errors would show noise: at 30 errors among 2 x 1,000 rows one is known to a factor of 1.4. */
const leastStep = Math.log(1.4);
/** Fewer errors are not told apart. */
const leastError = 0.0025;

/**
 * Proxy A-distances crowd together below 2, so a step is a ratio of errors of the classifier behind them: each
 * is as many times fewer as the one before, from the nearest pair to the farthest.
 */
export function fillSteps(distances: readonly number[]): FillSteps {
  const sizes = distances.length > 0 ? distances.map(rarity) : [rarity(0)];
  const high = Math.max(...sizes, rarity(0) + stepCount * leastStep);
  const low = Math.min(...sizes, high - stepCount * leastStep);
  const width = (high - low) / stepCount;
  const step = (distance: number) => Math.ceil((rarity(distance) - low) / width - 1e-9);
  return {
    stepOf: (distance) => Math.min(stepCount, Math.max(1, step(distance))),
    bounds: Array.from({ length: stepCount + 1 }, (_, i) => distanceOf(low + i * width)),
  };
}

/** -log e of a distance 2 (1 - 2e). */
const rarity = (distance: number): number => -Math.log(Math.max(leastError, (2 - distance) / 4));
const distanceOf = (size: number): number => 2 - 4 * Math.exp(-size);
