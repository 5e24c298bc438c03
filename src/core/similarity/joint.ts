import type { Matrix } from '../matrix';

/** Empirical joint distribution of source class (rows) and target label (columns): mean of the probabilities. */
export function jointOf(probabilities: Matrix, labels: Int32Array, classes: number): Float64Array[] {
  const joint = Array.from({ length: probabilities.dim }, () => new Float64Array(classes));
  for (let i = 0; i < labels.length; i++) {
    for (let z = 0; z < probabilities.dim; z++) {
      joint[z]![labels[i]!]! += probabilities.data[i * probabilities.dim + z]! / labels.length;
    }
  }
  return joint;
}

/** counts[source class][target label] of rows. @param predicted rows, source classes; @param labels rows */
export function countRelation(
  predicted: Int32Array,
  labels: Int32Array,
  sourceClasses: number,
  classes: number,
): number[][] {
  const counts = Array.from({ length: sourceClasses }, () => new Array<number>(classes).fill(0));
  predicted.forEach((source, i) => counts[source]![labels[i]!]!++);
  return counts;
}
