import type { HandlerMaker } from './services';

/** Empties the vector cache. */
export const clearCache: HandlerMaker<'cache/clear'> = (services) => async (params) => ({
  freedBytes: await services.clearCache(params.cacheFolder),
});
