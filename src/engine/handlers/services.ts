import type { Kernels } from '../../core/kernels';
import type { Steps } from '../../core/steps';
import type { EmbedOptions, EngineMethod, ParamsOf, ResultOf } from '../../protocol/calls';
import type { EncoderDescription } from '../../protocol/encoder';
import type { BuiltinDomain } from '../builtinMovies';
import type { ReadLayers } from '../encoderLayers';
import type { Encoder } from '../encoderPool';
import type { Job } from '../job';

/** What handlers need of the engine; tests pass small fakes. */
export interface Services {
  openEncoder(options: EmbedOptions, steps: Steps): Promise<Encoder>;
  loadBuiltinMovies(encoder: EncoderDescription): Promise<BuiltinDomain>;
  createKernels(threads: number): Kernels;
  readLayers: ReadLayers;
  /** Returns the bytes that were freed. */
  clearCache(folder: string): Promise<number>;
}

export type Handler<M extends EngineMethod> = (params: ParamsOf<M>, job: Job) => Promise<ResultOf<M>>;
/** A handler before it has its services. */
export type HandlerMaker<M extends EngineMethod> = (services: Services) => Handler<M>;
export type Handlers = { [M in EngineMethod]: Handler<M> };
