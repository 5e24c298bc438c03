/**
 * Negative conditional entropy -H(label | source class), nats (Tran, Nguyen & Hassner 2019, eq. 4): LEEP with one
 * hard class for each row. 0: the class tells the label; `guessing`: it tells nothing.
 * @param counts counts[source class][target label] of rows
 */
export function nce(counts: readonly (readonly number[])[]): number {
  const rows = counts.flat().reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const labels of counts) {
    const total = labels.reduce((all, count) => all + count, 0);
    for (const count of labels) if (count > 0) sum += count * Math.log(count / total);
  }
  return sum / rows;
}

/** What LEEP and NCE are where the source tells nothing: the negative entropy of the labels, nats. */
export function guessing(labels: Int32Array, classes: number): number {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]!++;
  return nce([counts]);
}
