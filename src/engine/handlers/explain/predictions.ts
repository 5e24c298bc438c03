import { mapLabels } from '../../../core/data/labels';
import type { Head } from '../../../core/learn/head';
import { probabilities } from '../../../core/learn/head';
import type { Matrix } from '../../../core/matrix';
import { row, rowsFrom, zeros } from '../../../core/matrix';
import type { Job } from '../../job';
import type { RunFacts } from './runFacts';

/** Rows that a head judges before others get their turn. */
const blockRows = 4096;

/** What the saved model says of each row; NaN where it was not asked. */
export interface Predictions {
  source: Matrix | null;
  target: Matrix;
}

/** Of labeled target rows by heads that never saw them; of the others, and the source's, by the head itself. */
export async function predictions(facts: RunFacts, job: Job): Promise<Predictions | null> {
  const { outcome, source, target, vectors } = facts;
  if (!outcome) return null;
  const { head, comparison } = outcome;
  const heldOut = target.training && comparison ? { rows: target.training.rows, ...comparison } : null;
  const asked = heldOut && heldOut.rows.length === vectors.rows ? null : target.domain.texts;
  const ofTarget = asked
    ? await ask(head, vectors, asked, facts, job)
    : zeros(vectors.rows, head.labels.length);
  heldOut?.rows.forEach((index, i) => row(ofTarget, index).set(row(heldOut.heldOut, i)));
  return { source: source && (await ask(head, source.vectors, source.texts, facts, job)), target: ofTarget };
}

/** A head with words cannot judge a domain without texts. */
async function ask(
  head: Head,
  vectors: Matrix,
  texts: readonly string[] | null,
  { encoder }: RunFacts,
  job: Job,
): Promise<Matrix> {
  const said = zeros(vectors.rows, head.labels.length);
  const steps = job.phase('map');
  if (head.lexical && !texts) return { ...said, data: said.data.fill(NaN) };
  const tokens = head.lexical ? await encoder.tokenize([...texts!], steps) : null;
  for (let start = 0; start < vectors.rows; start += blockRows) {
    const block = rowsFrom(vectors, start, start + blockRows);
    const of = probabilities(head, block, tokens && tokens.slice(start, start + blockRows));
    said.data.set(of.data, start * said.dim);
    await steps.step(start, vectors.rows);
  }
  return said;
}

/** The run's class of each target row, -1 = none: rows of labels that the run left out have none. */
export function targetClasses({ target: { domain } }: RunFacts, labels: readonly string[]): Int32Array {
  const order = mapLabels(domain.labels, labels);
  return domain.classes.map((own) => (own < 0 ? -1 : order[own]!));
}
