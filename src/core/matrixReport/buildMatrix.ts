import type { MatrixCell, MatrixReport } from '../../protocol/matrix';
import type { Message } from '../../protocol/message';
import type { Kernels } from '../kernels';
import type { Steps } from '../steps';
import type { SourceModel } from '../transfer/sourceModel';
import type { Distances } from './bridge';
import type { Expectation } from './expectation';
import { expectation } from './expectation';
import { leafOrder } from './leafOrder';
import type { MatrixSide } from './matrixSide';
import { highestColumns } from '../learn/softmax';
import type { Answers } from './pairedAnswers';
import { rankSources } from './rankSources';
import { summariseMatrix } from './summariseMatrix';

export interface MatrixInput {
  sides: readonly MatrixSide[];
  models: readonly (SourceModel | null)[];
  distances: Distances;
  seed: number;
  kernels: Kernels;
  steps: Steps;
}

/** What the figures of a matrix are made of, beside who made it and when. */
export type MatrixFigures = Pick<MatrixReport, 'order' | 'cells' | 'home' | 'rankings'> & {
  summary: Message[];
};

/** No farther can two domains lie apart: where a distance is not known, they are not put beside each other. */
const farthest = 2;

/** The table of distances and expected accuracies, ordered, with the best sources of each target. */
export async function buildMatrix(input: MatrixInput): Promise<MatrixFigures> {
  const { sides, models, distances } = input;
  const expectations = await expectationsOf(input);
  const cells = sides.flatMap((_, source) =>
    sides.flatMap((_, target) => {
      const found = expectations[source]![target];
      return found ? [cellOf(source, target, found, distances)] : [];
    }),
  );
  const rankings = sides.map((_, target) => rankSources(cells.filter((cell) => cell.target === target)));
  const home = models.map((model) => model?.accuracy ?? null);
  const plain = distances.map((row, i) => row.map((each, j) => (i === j ? 0 : (each?.value ?? farthest))));
  const figures = { order: leafOrder(plain), cells, home, rankings };
  return { ...figures, summary: summariseMatrix({ ...figures, sides, distances, expectations }) };
}

/** `[source][target]`; null on the diagonal and where the target is a source only. */
async function expectationsOf({
  sides,
  models,
  seed,
  kernels,
  steps,
}: MatrixInput): Promise<(Expectation | null)[][]> {
  const own = sides.map((side, i) => ownAnswers(side, models[i]!));
  const found: (Expectation | null)[][] = sides.map(() => sides.map(() => null));
  for (const [i, side] of sides.entries())
    for (const [j, other] of sides.entries()) {
      await steps.step(i * sides.length + j, sides.length ** 2);
      if (i === j || other.shipped) continue;
      const [source, target] = [
        { side, model: models[i]! },
        { side: other, own: own[j]! },
      ];
      found[i]![j] = await expectation(source, target, { seed, kernels });
    }
  return found;
}

/** Of the domain's own model on its labeled rows, by heads that did not see the row. */
function ownAnswers({ labeled, shipped }: MatrixSide, model: SourceModel | null): Answers | null {
  if (!model || !labeled || shipped) return null;
  const predicted = highestColumns(model.home.scores);
  return new Map(Array.from(predicted, (answer, i) => [i, answer === labeled.classes[i]]));
}

function cellOf(
  source: number,
  target: number,
  { accuracy, reason, difference }: Expectation,
  distances: Distances,
): MatrixCell {
  return { source, target, distance: distances[source]![target] ?? null, accuracy, reason, difference };
}
