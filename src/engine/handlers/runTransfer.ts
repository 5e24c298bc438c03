import { duplicateGroups } from '../../core/data/duplicates';
import type { Kernels } from '../../core/kernels';
import { takeRows } from '../../core/matrix';
import { buildReport } from '../../core/report/buildReport';
import { compareWords } from '../../core/shift/compareWords';
import { measureShift } from '../../core/shift/measureShift';
import { countWords } from '../../core/shift/words';
import { compareStrategies } from '../../core/transfer/compareStrategies';
import type { EmbedOptions } from '../../protocol/calls';
import type { Message } from '../../protocol/message';
import type { EncoderDescription } from '../../protocol/encoder';
import type { Report } from '../../protocol/report';
import type { SourceReference, TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { Embedded, Encoder } from '../encoderPool';
import type { Job } from '../job';
import { producedBy } from '../version';
import type { TextDomain } from './domain';
import { domainFacts, domainRemarks, loadDomain } from './domain';
import type { Services } from './services';
import type { SourceSide, TargetSide } from './source';
import { builtinSource, tableSource } from './source';
import { Stopwatch } from './stopwatch';
import { keptClasses, leastRowsPerLabel, trainingRows } from './trainingRows';

export interface TransferParams {
  target: TableReference;
  source: SourceReference;
  seed: number;
  embed: EmbedOptions;
}

export type StrategyOutcome = Awaited<ReturnType<typeof compareStrategies>>;

/** All that a transfer finds out: fine-tuning saves it, comparing only shows it. */
export interface Transfer {
  report: Report;
  /** null where the target's labels do not allow training (only when comparing). */
  outcome: StrategyOutcome | null;
  target: TextDomain;
  source: SourceSide | null;
  encoder: EncoderDescription;
}

type Watch = Stopwatch<'read' | 'embed' | 'fit' | 'shift'>;

/**
 * read -> check -> embed -> compare strategies -> measure the shift -> report. Whatever can be refused is
 * refused before the encoder is loaded. Writes nothing.
 */
export async function runTransfer(
  kind: Report['kind'],
  params: TransferParams,
  services: Services,
  job: Job,
): Promise<Transfer> {
  const watch: Watch = new Stopwatch(job);
  const { target, targetRemarks, sourceDomain } = await watch.time('read', () => readBoth(kind, params, job));
  const encoder = await services.openEncoder(params.embed, job.phase('load'));
  const wantsMovies = params.source.kind === 'movies';
  const movies = wantsMovies ? await services.loadBuiltinMovies(encoder.description) : null;
  const embedded = await watch.time('embed', () => embedDomain(target.domain, encoder, job));
  const source = movies
    ? builtinSource(movies, target)
    : await watch.time('embed', () => embedSource(sourceDomain, target, encoder, job));
  const kernels = services.createKernels(params.embed.threads);
  const fit = () => fitStrategies(target, embedded, source, params.seed, kernels, job);
  const outcome = await watch.time('fit', fit);
  const shift = await watch.time('shift', () =>
    compareSides(target, embedded, source, params.seed, kernels, job),
  );
  const report = buildReport(
    {
      kind,
      created: new Date(job.now()).toISOString(),
      producedBy,
      seed: params.seed,
      source: source?.facts ?? null,
      target: domainFacts(target.domain, embedded.shortened),
      encoder: encoder.description,
      strategies: outcome?.strategies ?? [],
      chosen: outcome?.chosen ?? null,
      honest: outcome?.honest ?? null,
      ...shift,
      seconds: { ...spent(watch), total: watch.total() },
    },
    [...targetRemarks, ...(source?.remarks ?? [])],
  );
  return { report, outcome, target: target.domain, source, encoder: encoder.description };
}

const spent = (watch: Watch) => ({
  read: watch.seconds('read'),
  embed: watch.seconds('embed'),
  fit: watch.seconds('fit'),
  shift: watch.seconds('shift'),
});

async function readBoth(kind: Report['kind'], { target, source }: TransferParams, job: Job) {
  const domain = await loadDomain(target, job);
  const { training, remarks } = kind === 'fine-tune' ? required(domain) : optional(domain);
  const sourceDomain = source.kind === 'table' ? await loadDomain(source.table, job) : null;
  const targetRemarks = [...domainRemarks(domain), ...remarks];
  return { target: { domain, training } satisfies TargetSide, targetRemarks, sourceDomain };
}

interface Trainable {
  training: TargetSide['training'];
  remarks: Message[];
}

function required(domain: TextDomain): Trainable {
  const training = trainingRows(domain);
  return { training, remarks: training.remarks };
}

/** Comparing goes on without strategies when there are no labels, or too few. */
function optional(domain: TextDomain): Trainable {
  try {
    return required(domain);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const name = domain.table.name;
    const none = domain.labels.length === 0;
    const remark: Message = none
      ? { key: 'engine.remark.targetUnlabeled', args: { name } }
      : { key: 'engine.remark.targetTooSmall', args: { name, least: leastRowsPerLabel } };
    return { training: null, remarks: [remark] };
  }
}

export function embedDomain(domain: TextDomain, encoder: Encoder, job: Job): Promise<Embedded> {
  return encoder.embed(domain.texts, job.phase('embed', domain.table.name));
}

async function embedSource(
  domain: TextDomain | null,
  target: TargetSide,
  encoder: Encoder,
  job: Job,
): Promise<SourceSide | null> {
  if (!domain) return null;
  const { vectors, shortened } = await embedDomain(domain, encoder, job);
  return tableSource(domain, vectors, shortened, target);
}

async function fitStrategies(
  { domain, training }: TargetSide,
  { vectors }: Embedded,
  source: SourceSide | null,
  seed: number,
  kernels: Kernels,
  job: Job,
): Promise<StrategyOutcome | null> {
  if (!training) return null;
  return compareStrategies({
    target: { vectors: takeRows(vectors, training.rows), labels: training.classes },
    targetGroups: duplicateGroups(training.rows.map((row) => domain.texts[row]!)),
    source: source?.labeled ?? null,
    sourceHead: source?.head ?? null,
    labels: training.labels,
    seed,
    kernels,
    steps: job.phase('fit', domain.table.name),
  });
}

/** Distances and words; empty without a source. */
async function compareSides(
  { domain, training }: TargetSide,
  { vectors }: Embedded,
  source: SourceSide | null,
  seed: number,
  kernels: Kernels,
  job: Job,
): Promise<Pick<Report, 'shift' | 'words'>> {
  if (!source) return { shift: { measures: [] }, words: { distinctive: [], polarityFlips: [], pivots: [] } };
  const steps = job.phase('shift', domain.table.name);
  const measures = await measureShift({ source: source.vectors, target: vectors, seed, kernels, steps });
  const { labels, classes } = keptClasses(domain, training);
  const words = countWords(domain.texts, classes, labels.length);
  // The second label of two is the positive one (see orderLabels).
  const positive = source.matched && labels.length === 2 ? 1 : null;
  return { shift: { measures }, words: compareWords(source.words, words, positive) };
}
