import { takeDrawn } from '../../../core/similarity/takeDrawn';
import { mostComparedRows } from '../../../core/similarity/compareRepresentations';
import { seededRandom } from '../../../core/random';
import type { TextDomain } from '../domain';
import type { TrainingRows } from '../trainingRows';

/** What two encoders, or the layers of one, are compared on. */
export interface ComparedTexts {
  /** Name of the target, for the progress. */
  name: string;
  texts: string[];
  /** Labeled target rows; null without labels to learn from. */
  labeled: { texts: string[]; classes: Int32Array; labels: number } | null;
}

/** Another encoder has to read them all: a minute of work for a slow one. */
const mostLabeledRows = 1000;

/** At most 300 texts, half from each side where both are at hand, drawn by the seed. */
export function comparedTexts(
  target: TextDomain,
  training: TrainingRows | null,
  sourceTexts: readonly string[],
  seed: number,
): ComparedTexts {
  const random = seededRandom(seed);
  const half = Math.floor(mostComparedRows / 2);
  const fromSource = takeDrawn(sourceTexts, half, random);
  const texts = [...fromSource, ...takeDrawn(target.texts, mostComparedRows - fromSource.length, random)];
  const rows = training && takeDrawn([...training.rows.keys()], mostLabeledRows, random);
  const labeled = rows && {
    texts: rows.map((i) => target.texts[training!.rows[i]!]!),
    classes: Int32Array.from(rows, (i) => training!.classes[i]!),
    labels: training!.labels.length,
  };
  return { name: target.table.name, texts, labeled };
}
