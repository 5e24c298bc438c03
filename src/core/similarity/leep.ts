import type { Matrix } from '../matrix';
import { row } from '../matrix';
import { jointOf } from './joint';

/**
 * Log expected empirical prediction (Nguyen, Hassner, Seeger & Archambeau 2020, eq. 2), nats: the mean log-likelihood
 * of the target's labels under "draw a source class from the source's head, then a label from that class's share".
 * 0 is best; `guessing` is what a source that tells nothing gets, and nothing falls below it (Jensen).
 * @param probabilities rows x source classes, of the source's head @param labels rows, each below `classes`
 */
export function leep(probabilities: Matrix, labels: Int32Array, classes: number): number {
  const joint = jointOf(probabilities, labels, classes);
  const conditional = joint.map((shares) => {
    const total = shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share) => (total > 0 ? share / total : 0));
  });
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const predicted = row(probabilities, i).reduce(
      (all, probability, z) => all + probability * conditional[z]![labels[i]!]!,
      0,
    );
    sum += Math.log(predicted);
  }
  return sum / labels.length;
}
