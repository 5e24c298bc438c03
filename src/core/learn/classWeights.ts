/** How much a row counts by its class: all the same, or each class as much as any other. */
export type ClassWeights = 'equal' | 'balanced';

/**
 * The sample weights, times total / (classes x total of the class) for 'balanced' (King & Zeng 2001;
 * scikit-learn's class_weight='balanced', which counts rows: the same where weights are 0 or 1).
 */
export function weighClasses(
  sampleWeight: Float64Array,
  targets: Int32Array,
  classes: number,
  weights: ClassWeights,
): Float64Array {
  if (weights === 'equal') return sampleWeight;
  const totals = new Float64Array(classes);
  sampleWeight.forEach((weight, i) => (totals[targets[i]!]! += weight));
  const total = totals.reduce((a, b) => a + b, 0);
  return sampleWeight.map((weight, i) =>
    weight === 0 ? 0 : (weight * total) / (classes * totals[targets[i]!]!),
  );
}

/** Rows of each class. */
export function classCounts(targets: Int32Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const target of targets) counts[target]!++;
  return counts;
}
