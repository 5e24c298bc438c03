import type { TaughtTask } from '../../../core/topics/taughtDirections';
import type { EmbedOptions } from '../../../protocol/calls';
import type { EncoderDescription } from '../../../protocol/encoder';
import type { Services } from '../services';

/** What the encoder itself was trained to tell: the one that ships, sentiment; of others it is not known. */
export async function taughtTask(
  { encoder }: EmbedOptions,
  description: EncoderDescription,
  { loadBuiltinMovies }: Services,
): Promise<TaughtTask | null> {
  if (encoder.kind !== 'embedded') return null;
  // without it topics lean towards sentiment: no reason to refuse a report
  const movies = await loadBuiltinMovies(description).catch(() => null);
  return movies && { head: movies.head, vectors: movies.vectors, classes: movies.labelIndices };
}
