import path from 'node:path';
import { buildMatrix } from '../../core/matrixReport/buildMatrix';
import type { MatrixSide } from '../../core/matrixReport/matrixSide';
import { pairDistances } from '../../core/matrixReport/pairDistances';
import { sourceModels } from '../../core/matrixReport/sourceModels';
import type { ParamsOf } from '../../protocol/calls';
import type { MatrixDomain, MatrixReport } from '../../protocol/matrix';
import { reportSchemaVersion } from '../../protocol/report';
import { commitAll, stageFile } from '../atomicWrite';
import type { BuiltinDomain } from '../builtinMovies';
import type { Embedded, Encoder } from '../encoderPool';
import type { Job } from '../job';
import { producedBy } from '../version';
import { checkOutFile } from '../writeErrors';
import { domainFacts, placedFacts } from './domain';
import { builtinMatrixDomain, builtinSide, sharedRemarks, tableSide } from './matrixSides';
import type { ReadTable } from './readTables';
import { readTables } from './readTables';
import type { HandlerMaker, Services } from './services';
import { Stopwatch } from './stopwatch';

type Params = ParamsOf<'domains/compareMany'>;
type Watch = Stopwatch<'read' | 'embed' | 'fit' | 'shift'>;

interface Embedding {
  encoder: Encoder;
  tables: { read: ReadTable; embedded: Embedded }[];
  movies: BuiltinDomain | null;
}

/** Several domains at once: every pair's distance and what each source may be expected to do on each target. */
export const compareMany: HandlerMaker<'domains/compareMany'> = (services) => async (params, job) => {
  const { reportFile } = params;
  if (reportFile !== undefined) await checkOutFile(reportFile, true);
  const matrix = await matrixOf(params, services, job);
  if (reportFile === undefined) return { matrix };
  await job.phase('write', path.basename(reportFile)).step(0, 1);
  await commitAll([await stageFile(reportFile, JSON.stringify(matrix, null, 2) + '\n', { overwrite: true })]);
  return { matrix, reportFile };
};

async function matrixOf(params: Params, services: Services, job: Job): Promise<MatrixReport> {
  const { seed } = params;
  const watch: Watch = new Stopwatch(job);
  const read = await watch.time('read', () => readTables(params, job));
  const embedding = await embedAll(read, params, services, job, watch);
  const sides = sidesOf(embedding);
  const kernels = services.createKernels(params.embed.threads);
  const distances = await watch.time('shift', () =>
    pairDistances({ sides, seed, kernels, steps: job.phase('shift') }),
  );
  const models = await watch.time('fit', () =>
    sourceModels({ sides, seed, kernels, steps: job.phase('fit') }),
  );
  const figures = await watch.time('fit', () =>
    buildMatrix({ sides, models, distances, seed, kernels, steps: job.phase('fit') }),
  );
  const remarks = [...read.flatMap((each) => each.remarks), ...sharedRemarks(sides)];
  return {
    schema: reportSchemaVersion,
    kind: 'matrix',
    created: new Date(job.now()).toISOString(),
    producedBy,
    seed,
    encoder: embedding.encoder.description,
    domains: factsOf(embedding, params.reportFile),
    ...figures,
    summary: [...figures.summary, ...remarks],
    seconds: secondsOf(watch),
  };
}

async function embedAll(
  read: readonly ReadTable[],
  { embed, movies }: Params,
  services: Services,
  job: Job,
  watch: Watch,
): Promise<Embedding> {
  const encoder = await services.openEncoder(embed, job.phase('load'));
  const builtin = movies ? await services.loadBuiltinMovies(encoder.description) : null;
  const tables: Embedding['tables'] = [];
  for (const each of read) {
    const { texts, table } = each.domain;
    const work = () => encoder.embed(texts, job.phase('embed', table.name));
    tables.push({ read: each, embedded: await watch.time('embed', work) });
  }
  return { encoder, tables, movies: builtin };
}

function sidesOf({ tables, movies }: Embedding): MatrixSide[] {
  const numbers = new Map<string, number>();
  const sides = tables.map(({ read, embedded }) => tableSide(read, embedded.vectors, numbers));
  return movies ? [...sides, builtinSide(movies)] : sides;
}

function factsOf({ tables, movies }: Embedding, reportFile: string | undefined): MatrixDomain[] {
  const facts = tables.map(({ read: { domain, name }, embedded }) => ({
    ...placedFacts(domainFacts(domain, embedded.shortened), domain, reportFile),
    name,
    builtIn: false,
  }));
  return movies ? [...facts, builtinMatrixDomain(movies)] : facts;
}

const secondsOf = (watch: Watch): MatrixReport['seconds'] => ({
  read: watch.seconds('read'),
  embed: watch.seconds('embed'),
  fit: watch.seconds('fit'),
  shift: watch.seconds('shift'),
  total: watch.total(),
});
