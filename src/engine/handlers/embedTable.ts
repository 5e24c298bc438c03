import path from 'node:path';
import { UserError } from '../../protocol/userError';
import { commitAll, stage } from '../atomicWrite';
import { writeNpy } from '../npy';
import { checkOutFile } from '../writeErrors';
import { loadTexts } from './domain';
import type { HandlerMaker } from './services';

/** One vector a data row, in file order, as .npy. Rows without a text get zeros. */
export const embedTable: HandlerMaker<'table/embed'> = (services) => async (params, job) => {
  const { out } = params;
  if (params.table.paths.some((file) => path.resolve(file) === path.resolve(out)))
    throw new UserError('error.outIsInput', { path: out });
  await checkOutFile(out, true);
  const { table, columns } = await loadTexts(params.table, job);
  const encoder = await services.openEncoder(params.embed, job.phase('load'));
  const texts = columns.text.values.map((value) => (value.trim() === '' ? '' : value));
  const { vectors, cached, seconds } = await encoder.embed(texts, job.phase('embed', table.name));
  await job.phase('write', path.basename(out)).step(0, 1);
  await commitAll([await stage(out, { overwrite: true }, (temporary) => writeNpy(temporary, vectors))]);
  return {
    rows: vectors.rows,
    dim: vectors.dim,
    encoder: encoder.description,
    seconds,
    // What came from the cache was not embedded; 0 when all of it did.
    textsPerSecond: seconds > 0 ? (vectors.rows - cached) / seconds : 0,
    cached,
  };
};
