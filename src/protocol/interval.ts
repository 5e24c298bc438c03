import * as v from 'valibot';

/** A point estimate with its 95 % interval. Rates and differences are fractions 0-1. */
export const intervalSchema = v.object({ mean: v.number(), low: v.number(), high: v.number() });
export type Interval = v.InferOutput<typeof intervalSchema>;
