import { duplicateGroups } from '../../core/data/duplicates';
import { mayBeEnglish } from '../../core/data/english';
import type { Matrix } from '../../core/matrix';
import { takeRows } from '../../core/matrix';
import { buildReport, unfinishedReport } from '../../core/report/buildReport';
import type { Judged } from '../../core/report/verdict';
import type { LabeledTarget } from '../../core/transfer/compareStrategies';
import { wantsLexical } from '../../core/transfer/lexicalChannel';
import type { TransferOutcome } from '../../core/transfer/transfer';
import { possibleStrategies, transfer } from '../../core/transfer/transfer';
import type {
  EmbedOptions,
  EncoderQuestion,
  IncludeTexts,
  ReportPart,
  StrategyOptions,
} from '../../protocol/calls';
import type { EncoderDescription } from '../../protocol/encoder';
import type { Message } from '../../protocol/message';
import type { Report } from '../../protocol/report';
import type { SourceReference, TableReference } from '../../protocol/table';
import { UserError } from '../../protocol/userError';
import type { Embedded, Encoder } from '../encoderPool';
import type { Job } from '../job';
import { producedBy } from '../version';
import type { TextDomain } from './domain';
import { domainFacts, domainRemarks, loadDomain, placedFacts } from './domain';
import { askedEncoders } from './encoders/askedEncoders';
import { withEstimatedLabelShift } from './explain/distances';
import type { AskEncoders } from './explain/explain';
import { explainDifferences, explainOutcome, nothingExplained } from './explain/explain';
import type { DomainFacts } from './explain/runFacts';
import { taughtTask } from './explain/taughtTask';
import type { Services } from './services';
import type { SourceRows, SourceSide, TargetSide } from './source';
import { builtinSource, runLabels, sourceRows, tableSource } from './source';
import { Stopwatch } from './stopwatch';
import { leastRowsPerLabel } from '../../core/transfer/foldPlan';
import { trainingRows, trainingRowsIfAny } from './trainingRows';
import { withTexts } from './withTexts';

export interface TransferParams extends StrategyOptions, EncoderQuestion {
  target: TableReference;
  source: SourceReference;
  reportFile?: string;
  includeTexts?: IncludeTexts;
  seed: number;
  embed: EmbedOptions;
}

/** All that a transfer finds out: fine-tuning saves it, comparing only shows it. */
export interface Transfer {
  report: Report;
  /** null where there is nothing to learn from (only when comparing). */
  outcome: TransferOutcome | null;
  target: TextDomain;
  source: SourceSide | null;
  encoder: EncoderDescription;
}

type Watch = Stopwatch<'read' | 'embed' | 'fit' | 'shift'>;

/** What was read, and may be refused, before the encoder works. */
interface Read {
  target: TargetSide;
  targetRemarks: Message[];
  /** null for the built-in source, and for none. */
  rows: SourceRows | null;
}

/**
 * read -> check -> embed -> how the domains differ -> learn and compare -> explain. Whatever can be refused is
 * refused before the texts are embedded. Tells what is known in between. Writes nothing.
 */
export async function runTransfer(
  kind: Report['kind'],
  params: TransferParams,
  services: Services,
  job: Job,
): Promise<Transfer> {
  const watch: Watch = new Stopwatch(job);
  const prepared = await prepare(kind, params, services, job, watch);
  const { read, sides } = prepared;
  const show = (report: Report, waiting: ReportPart[]) => job.show({ report, waiting });
  const differences = await watch.time('shift', () => explainDifferences(sides, job));
  const facts = { ...startingFacts(kind, params, prepared, job), ...differences };
  show(unfinishedReport({ ...facts, seconds: spent(watch) }), ['strategies', 'rest']);
  const outcome = await watch.time('fit', () => learnTransfer(prepared, params, job));
  const foreign = languageRemarks(read, params);
  const learned = learnedFacts(outcome, foreign.length > 0);
  const learning = job.phase('fit', read.target.domain.table.name);
  const shift = await withEstimatedLabelShift(facts.shift, sides, learned.estimatedAccuracy, learning);
  const found = { ...facts, ...learned, shift };
  const judged = judgedOf(outcome, sides.source, foreign.length > 0);
  const remarks = [...read.targetRemarks, ...(sides.source?.remarks ?? []), ...foreign];
  show(buildReport({ ...found, seconds: spent(watch) }, judged, remarks), ['rest']);
  const ask: AskEncoders = (asking) => askedEncoders(sides, params, services, asking);
  const explained = await watch.time('shift', () => explainOutcome({ ...sides, outcome }, ask, job));
  const report = buildReport({ ...found, ...explained, seconds: spent(watch) }, judged, remarks);
  const { source, target, encoder } = sides;
  const shared = params.includeTexts ? withTexts(report, target.domain, read.rows?.domain ?? null) : report;
  return { report: shared, outcome, target: target.domain, source, encoder: encoder.description };
}

/** Both sides, read, checked and embedded. */
interface Prepared {
  read: Read;
  sides: DomainFacts;
  /** See tokensOf. */
  tokens: Int32Array[] | null;
}

async function prepare(
  kind: Report['kind'],
  params: TransferParams,
  services: Services,
  job: Job,
  watch: Watch,
): Promise<Prepared> {
  const read = await watch.time('read', () => readBoth(params, job));
  const { target } = read;
  checkSource(read);
  if (kind === 'fine-tune') checkTrainable(read, params);
  const encoder = await services.openEncoder(params.embed, job.phase('load'));
  const movies =
    params.source.kind === 'movies' ? await services.loadBuiltinMovies(encoder.description) : null;
  const builtin = movies && builtinSource(movies, target);
  checkStrategy(read, builtin, params);
  return watch.time('embed', async () => {
    const { vectors, shortened } = await embedDomain(target.domain, encoder, job);
    const source = builtin ?? (await embedSource(read.rows, encoder, job));
    const tokens = await tokensOf(target, encoder, job);
    const kernels = services.createKernels(params.embed.threads);
    const taught = await taughtTask(params.embed, encoder.description, services);
    return {
      read,
      sides: { target, vectors, shortened, source, seed: params.seed, encoder, taught, kernels },
      tokens,
    };
  });
}

/** The report's facts before anything is learned. */
function startingFacts(
  kind: Report['kind'],
  { seed, reportFile, pinned }: TransferParams,
  { read: { rows }, sides: { source, target, encoder, shortened } }: Prepared,
  job: Job,
) {
  return {
    kind,
    created: new Date(job.now()).toISOString(),
    producedBy,
    seed,
    source: source && (rows ? placedFacts(source.facts, rows.domain, reportFile) : source.facts),
    target: placedFacts(domainFacts(target.domain, shortened), target.domain, reportFile),
    encoder: encoder.description,
    pinned: pinned !== undefined,
    ...learnedFacts(null, false),
    ...nothingExplained,
  };
}

function judgedOf(outcome: TransferOutcome | null, source: SourceSide | null, foreign: boolean): Judged {
  const comparison = outcome?.comparison ?? null;
  return {
    best: comparison?.best ?? null,
    difference: comparison?.sourceDifference ?? null,
    useless: source?.useless ?? null,
    foreign,
  };
}

/** @param foreign what is known of confidence holds for texts that the encoder can read: nothing is estimated */
function learnedFacts(
  outcome: TransferOutcome | null,
  foreign: boolean,
): Pick<Report, 'strategies' | 'chosen' | 'selectedBy' | 'honest' | 'estimatedAccuracy' | 'sourceAtHome'> {
  const comparison = outcome?.comparison ?? null;
  return {
    strategies: comparison?.strategies ?? [],
    chosen: outcome?.chosen ?? null,
    selectedBy: comparison?.objective ?? 'accuracy',
    honest: comparison?.honest ?? null,
    estimatedAccuracy: foreign ? null : (outcome?.estimated ?? null),
    sourceAtHome: outcome?.adaptation?.task.model.accuracy ?? null,
  };
}

/** The embedded encoder knows English; what others know is not known. */
function languageRemarks({ target, rows }: Read, { embed }: TransferParams): Message[] {
  if (embed.encoder.kind !== 'embedded') return [];
  return [target.domain, ...(rows ? [rows.domain] : [])]
    .filter(({ texts }) => !mayBeEnglish(texts))
    .map(({ table }) => ({ key: 'engine.remark.notEnglish', args: { name: table.name } }));
}

const spent = (watch: Watch) => ({
  read: watch.seconds('read'),
  embed: watch.seconds('embed'),
  fit: watch.seconds('fit'),
  shift: watch.seconds('shift'),
  total: watch.total(),
});

async function readBoth({ target: reference, source }: TransferParams, job: Job): Promise<Read> {
  const domain = await loadDomain(reference, job);
  const { training, remarks } = trainingRowsIfAny(domain);
  const target = { domain, training };
  const labels = training?.labels ?? domain.labels;
  const sourceDomain = source.kind === 'table' ? await loadDomain(source.table, job, { labels }) : null;
  const rows = sourceDomain && sourceRows(sourceDomain, target);
  return { target, targetRemarks: [...domainRemarks(domain), ...remarks], rows };
}

/** A source that is the target itself has nothing to tell, not even a distance. */
function checkSource({ target, rows }: Read): void {
  if (rows?.use.useless !== 'sameData') return;
  const names = { source: rows.domain.table.name, target: target.domain.table.name };
  throw new UserError('error.sourceIsTarget', names);
}

/** Fine-tuning needs labels to learn from: the target's, or the source's. */
function checkTrainable({ target, rows }: Read, { source }: TransferParams): void {
  const names = { source: rows?.domain.table.name ?? '', target: target.domain.table.name };
  if (target.training) return;
  if (source.kind === 'none') trainingRows(target.domain); // throws, and says what is missing
  if (rows && !rows.use.rows)
    throw new UserError('error.sourceUseless', { ...names, least: leastRowsPerLabel });
}

/** A strategy that the user named must be possible with this source and these labels. */
function checkStrategy({ target, rows }: Read, builtin: SourceSide | null, { pinned }: TransferParams): void {
  if (pinned === undefined) return;
  const usable = builtin ? builtin.labeled?.vectors.rows : rows?.use.rows?.length;
  const counts = { target: target.domain.texts.length, source: usable ?? 0 };
  const possible = possibleStrategies(target.training !== null, counts);
  if (possible.includes(pinned)) return;
  throw new UserError('error.strategyImpossible', { strategy: pinned, possible: possible.join(', ') || '-' });
}

function embedDomain(domain: TextDomain, encoder: Encoder, job: Job): Promise<Embedded> {
  return encoder.embed(domain.texts, job.phase('embed', domain.table.name));
}

async function embedSource(rows: SourceRows | null, encoder: Encoder, job: Job): Promise<SourceSide | null> {
  if (!rows) return null;
  const { vectors, shortened } = await embedDomain(rows.domain, encoder, job);
  return tableSource(rows, vectors, shortened);
}

/** Token ids of the labeled target rows, where the lexical channel wants them. */
async function tokensOf(
  { domain, training }: TargetSide,
  encoder: Encoder,
  job: Job,
): Promise<Int32Array[] | null> {
  if (!training || !wantsLexical(training.rows.length)) return null;
  const texts = training.rows.map((row) => domain.texts[row]!);
  return encoder.tokenize(texts, job.phase('embed', domain.table.name));
}

function learnTransfer(
  { sides: { target, vectors, source, kernels }, tokens }: Prepared,
  { seed, strategies, pinned }: TransferParams,
  job: Job,
): Promise<TransferOutcome | null> {
  return transfer({
    vectors,
    labeled: labeledTarget(target, vectors, tokens),
    source: source?.labeled ?? null,
    shipped: source?.shipped ?? null,
    labels: source?.labels ?? runLabels(target, null),
    set: strategies,
    pinned: pinned ?? null,
    seed,
    kernels,
    steps: job.phase('fit', target.domain.table.name),
  });
}

function labeledTarget(
  { domain, training }: TargetSide,
  vectors: Matrix,
  tokens: Int32Array[] | null,
): LabeledTarget | null {
  if (!training) return null;
  return {
    vectors: takeRows(vectors, training.rows),
    labels: training.classes,
    groups: duplicateGroups(training.rows.map((row) => domain.texts[row]!)),
    tokens,
  };
}
