import type { Kernels } from '../kernels';
import { takeRows } from '../matrix';
import type { Steps } from '../steps';
import { countRounds } from '../transfer/rounds';
import type { SourceInput, SourceModel } from '../transfer/sourceModel';
import { sourceBatches, sourceModel } from '../transfer/sourceModel';
import type { MatrixSide } from './matrixSide';

export interface ModelsInput {
  sides: readonly MatrixSide[];
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

/** Each labeled domain's own model, fitted once for all its targets; null where there are no labels. */
export async function sourceModels({ sides, steps, ...tools }: ModelsInput): Promise<(SourceModel | null)[]> {
  const inputs = sides.map((side) => inputOf(side, tools));
  const rounds = countRounds(
    steps,
    inputs.reduce((sum, input) => sum + (input ? sourceBatches(input) : 0), 0),
  );
  const models: (SourceModel | null)[] = [];
  for (const input of inputs) {
    models.push(input && (await sourceModel(input, rounds)));
    await rounds.pause();
  }
  return models;
}

function inputOf(
  { vectors, texts, labeled, shipped }: MatrixSide,
  { seed, kernels }: Pick<ModelsInput, 'seed' | 'kernels'>,
): SourceInput | null {
  if (!labeled) return null;
  const { labels, rows, classes } = labeled;
  return {
    source: { vectors: takeRows(vectors, rows), labels: classes },
    groups: Int32Array.from(rows, (row) => texts[row]!),
    shipped,
    classes: labels.length,
    seed,
    kernels,
  };
}
