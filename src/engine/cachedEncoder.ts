import { performance } from 'node:perf_hooks';
import type { Matrix } from '../core/matrix';
import { row, zeros } from '../core/matrix';
import type { Steps } from '../core/steps';
import type { EncoderDescription } from '../protocol/encoder';
import { textKey } from './cache/segmentFormat';
import type { VectorCache } from './cache/vectorCache';
import type { Embedded, Encoder, EncoderPool } from './encoderPool';
import { cleanText } from './longText';

/** Look-ups between two steps: some 20 ms of reading. */
const lookupsPerStep = 1000;

/** One distinct text of a call, and the rows that have it. */
interface Distinct {
  text: string;
  key: string;
  rows: number[];
}

/** An encoder that asks the vector cache first, and embeds equal texts once. */
export class CachedEncoder implements Encoder {
  constructor(
    private readonly pool: EncoderPool,
    private readonly cache: VectorCache,
  ) {}

  get description(): EncoderDescription {
    return this.pool.description;
  }

  async embed(texts: readonly string[], steps: Steps): Promise<Embedded> {
    const filling = new Filling(texts, this.description.dim);
    const start = performance.now();
    const missing = await this.#fromCache(filling, steps);
    const lookedUp = (performance.now() - start) / 1000;
    const seconds = await this.#fromPool(filling, missing, steps);
    const { vectors, cached, shortened } = filling;
    return { vectors, cached, shortened, seconds: lookedUp + seconds };
  }

  /** Not cached: it takes a hundredth of the time of embedding. */
  tokenize(texts: readonly string[], steps: Steps): Promise<Int32Array[]> {
    return this.pool.tokenize(texts, steps);
  }

  async dispose(): Promise<void> {
    await this.pool.dispose();
    this.cache.close();
  }

  /** Fills the rows that the cache knows and returns the texts it does not. */
  async #fromCache(filling: Filling, steps: Steps): Promise<Distinct[]> {
    const missing: Distinct[] = [];
    const { distinct } = filling;
    this.cache.refresh();
    for (const [i, text] of distinct.entries()) {
      const found = this.cache.read(text.key, row(filling.vectors, text.rows[0]!));
      if (found) filling.keep(text, found.shortened, true);
      else missing.push(text);
      if ((i + 1) % lookupsPerStep === 0) await steps.step(i + 1 - missing.length, distinct.length);
    }
    return missing;
  }

  /** Whatever happens, the vectors that were finished stay in the cache. */
  async #fromPool(filling: Filling, missing: readonly Distinct[], steps: Steps): Promise<number> {
    const total = filling.distinct.length;
    const before = total - missing.length;
    await steps.step(before, total);
    const texts = missing.map(({ text }) => text);
    try {
      return await this.pool.embed(
        texts,
        { step: (done) => steps.step(before + done, total) },
        (i, vector, shortened) => {
          row(filling.vectors, missing[i]!.rows[0]!).set(vector);
          filling.keep(missing[i]!, shortened, false);
          this.cache.add(missing[i]!.key, vector, shortened);
        },
      );
    } finally {
      this.cache.flush();
    }
  }
}

/** The result of one call as it fills. */
class Filling {
  readonly vectors: Matrix;
  readonly distinct: Distinct[];
  cached = 0;
  shortened = 0;

  constructor(texts: readonly string[], dim: number) {
    this.vectors = zeros(texts.length, dim);
    this.distinct = distinctTexts(texts);
  }

  /** The text's first row is filled: copies it to the others. */
  keep({ rows }: Distinct, shortened: boolean, cached: boolean): void {
    const vector = row(this.vectors, rows[0]!);
    for (const other of rows.slice(1)) row(this.vectors, other).set(vector);
    if (shortened) this.shortened += rows.length;
    if (cached) this.cached += rows.length;
  }
}

/** Empty texts are left out: their rows stay zero. */
function distinctTexts(texts: readonly string[]): Distinct[] {
  const distinct = new Map<string, Distinct>();
  texts.forEach((whole, i) => {
    const text = cleanText(whole);
    const known = distinct.get(text);
    if (known) known.rows.push(i);
    else if (text !== '') distinct.set(text, { text, key: textKey(text), rows: [i] });
  });
  return [...distinct.values()];
}
