import type { StrategyName } from '../../../protocol/report';
import type { Parameters } from '../../learn/softmaxRegression';
import { fitSoftmax, tightFit } from '../../learn/softmaxRegression';
import type { Matrix } from '../../matrix';
import { seededRandom } from '../../random';
import type { Tools } from '../../shift/shiftMeasure';
import { coralAlignment } from '../adaptation/coralAlignment';
import { importanceWeights } from '../adaptation/importanceWeights';
import { kernelMeanMatching } from '../adaptation/kernelMeanMatching';
import { headOnVectors, subspaceAlignment } from '../adaptation/subspaceAlignment';
import type { Rounds } from '../rounds';
import type { SourceModel } from '../sourceModel';
import type { AdaptationTask, LabelFreeStrategy } from './labelFreeStrategy';

/** A head learned on source rows that are moved or weighed towards the target, with the source's own penalty. */
function refitted(
  name: StrategyName,
  adapt: (task: AdaptationTask, tools: Tools, fit: Fit) => Promise<Parameters>,
): LabelFreeStrategy {
  return {
    name,
    penalty: penaltyOf,
    batches: 1,
    adapt(task, rounds) {
      const tools = { kernels: task.kernels, random: seededRandom(task.seed), pause: () => rounds.pause() };
      return adapt(task, tools, (rows, weights) => fitOn(task, rounds, rows, weights));
    },
  };
}

/** The source's own, but not so strong that weights could not tell. */
const penaltyOf = (model: SourceModel): number => Math.max(model.candidate.c, 0.1);

/** Fits on transformed source rows (any dimension), each with its weight; 1 each when absent. */
type Fit = (rows: Matrix, weights?: Float64Array) => Promise<Parameters>;

async function fitOn(
  { source, model, classes, kernels }: AdaptationTask,
  rounds: Rounds,
  rows: Matrix,
  weights: Float64Array = new Float64Array(source.labels.length).fill(1),
): Promise<Parameters> {
  const problem = await kernels.softmaxProblem(rows, classes);
  const request = { targets: source.labels, sampleWeight: weights, c: penaltyOf(model) };
  const [head] = await fitSoftmax(problem, { classes, dim: rows.dim }, [request], tightFit, rounds.next(1));
  problem.dispose();
  return head!;
}

/** Source rows with the target's covariance (Sun, Feng & Saenko 2016). */
export const coral = refitted('coral', async ({ source, target }, tools, fit) =>
  fit(await coralAlignment(source.vectors, target, tools)),
);

/** Source rows in the target's principal directions (Fernando et al. 2013). */
export const subspace = refitted('subspace-alignment', async ({ source, target }, tools, fit) => {
  const aligned = await subspaceAlignment(source.vectors, target, tools);
  return headOnVectors(await fit(aligned.source), aligned.target);
});

/** Source rows weighed by how much they look like the target's (Bickel, Brueckner & Scheffer 2007). */
export const importanceWeighting = refitted('importance-weighting', async ({ source, target }, tools, fit) =>
  fit(source.vectors, await importanceWeights(source.vectors, target, tools)),
);

/** Source rows weighed so that their mean is the target's in the kernel's space (Huang et al. 2006). */
export const meanMatching = refitted('kernel-mean-matching', async ({ source, target }, tools, fit) =>
  fit(source.vectors, await kernelMeanMatching(source.vectors, target, tools)),
);
