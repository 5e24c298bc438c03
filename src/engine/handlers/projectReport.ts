import { pickPoints } from '../../core/map/pickPoints';
import { leastUmapPoints, umap } from '../../core/map/umap';
import type { Matrix } from '../../core/matrix';
import { takeRows } from '../../core/matrix';
import type { ParamsOf } from '../../protocol/calls';
import type { PointRows } from '../../protocol/mapPoints';
import { decodeRows, encodeAxis } from '../../protocol/mapPoints';
import { UserError } from '../../protocol/userError';
import type { Encoder } from '../encoderPool';
import type { Job } from '../job';
import type { TextDomain } from './domain';
import { indexByRow } from './domain';
import { loadUnchanged, outdated } from './loadUnchanged';
import type { HandlerMaker, Services } from './services';

type Params = ParamsOf<'report/project'>;

/** Places the points of a report's map again, by UMAP. */
export const projectReport: HandlerMaker<'report/project'> = (services) => async (params, job) => {
  const { map, source, target, hashes, seed, embed } = params;
  const points = decodeRows(map);
  if (map.points < leastUmapPoints)
    throw new UserError('error.tooFewPoints', { points: map.points, least: leastUmapPoints });
  const domain = await loadUnchanged(target, hashes.target, job);
  const sourceDomain = source.kind === 'table' ? await loadUnchanged(source.table, hashes.source, job) : null;
  const indices = {
    source: sourceDomain ? indicesOf(sourceDomain, points, 0) : null,
    target: indicesOf(domain, points, 1),
  };
  const encoder = await services.openEncoder(embed, job.phase('load'));
  const parts = [
    sourceDomain
      ? await vectorsOf(sourceDomain, indices.source!, encoder, job)
      : await movieVectors(params, { points, targetRows: domain.texts.length }, encoder, services),
    await vectorsOf(domain, indices.target, encoder, job),
  ].filter((part) => part !== null && part.rows > 0) as Matrix[];
  const kernels = services.createKernels(embed.threads);
  const { x, y } = await umap({ parts, seed, kernels, steps: job.phase('map', domain.table.name) });
  return { x: encodeAxis(x), y: encodeAxis(y) };
};

/** The texts behind the points of one side, which stand together and in order (see mapPoints). */
function indicesOf(domain: TextDomain, points: PointRows, side: number): number[] {
  const at = indexByRow(domain);
  return Array.from(points.row)
    .filter((_, i) => points.side[i] === side)
    .map((row) => {
      const index = at.get(row);
      // the text column may be another one than the report's
      if (index === undefined) throw outdated(domain.table.name);
      return index;
    });
}

/** Only the points' texts: those that are no points need no vector. */
async function vectorsOf(
  { texts, table }: TextDomain,
  indices: readonly number[],
  encoder: Encoder,
  job: Job,
): Promise<Matrix> {
  const shown = indices.map((index) => texts[index]!);
  const { vectors } = await encoder.embed(shown, job.phase('embed', table.name));
  return vectors;
}

/** Reviews without a table have no row numbers: the report's seed draws the same ones again. */
async function movieVectors(
  { source, seed }: Params,
  { points, targetRows }: { points: PointRows; targetRows: number },
  encoder: Encoder,
  services: Services,
): Promise<Matrix | null> {
  if (source.kind !== 'movies') return null;
  const { vectors, name } = await services.loadBuiltinMovies(encoder.description);
  const picked = pickPoints(vectors.rows, targetRows, seed).source;
  if (picked.length !== points.side.filter((side) => side === 0).length) throw outdated(name);
  return takeRows(vectors, picked);
}
