/** How much a row counts by its class: all the same, or each class as much as any other. */
export type ClassWeights = 'equal' | 'balanced';

/**
 * The sample weights, times rows / (classes x rows of the class) for 'balanced' (King & Zeng 2001;
 * scikit-learn's class_weight='balanced'), counted over the rows whose weight isn't 0.
 */
export function weighClasses(
  sampleWeight: Float64Array,
  targets: Int32Array,
  classes: number,
  weights: ClassWeights,
): Float64Array {
  if (weights === 'equal') return sampleWeight;
  const counts = classCounts(
    targets.filter((_, i) => sampleWeight[i] !== 0),
    classes,
  );
  const rows = counts.reduce((a, b) => a + b, 0);
  return sampleWeight.map((weight, i) =>
    weight === 0 ? 0 : (weight * rows) / (classes * counts[targets[i]!]!),
  );
}

/** Rows of each class. */
export function classCounts(targets: Int32Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const target of targets) counts[target]!++;
  return counts;
}
