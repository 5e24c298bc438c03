import { loadBuiltinMovies } from '../builtinMovies';
import { clearCache } from '../cache/clearCache';
import { readLayers } from '../encoderLayers';
import { createOnnxKernels } from '../kernels';
import { openEncoder } from '../openEncoder';
import { createHandlers } from './createHandlers';
import type { Handlers } from './services';

export type { Handler, Handlers } from './services';

/** Every method of the engine, with the services that ship. */
export const handlers: Handlers = createHandlers({
  openEncoder,
  loadBuiltinMovies,
  createKernels: createOnnxKernels,
  readLayers,
  clearCache,
});
