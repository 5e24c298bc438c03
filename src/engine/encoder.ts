import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AutoModel, AutoTokenizer, LogLevel, Tensor, env } from '@xenova/transformers';
import type { PreTrainedModel, PreTrainedTokenizer } from '@xenova/transformers';
import type { EncoderDescription } from '../protocol/encoder';
import { cleanText, keepEnds, withoutMiddle } from './longText';
import { poolTokens } from './pooling';

/** Batches of a float32 encoder hold at most this many tokens, padding included: more is slower (guide 3). */
const batchTokens = 2000;

/** Vectors of a few texts, in the order of the texts. */
export interface EmbeddedTexts {
  /** texts x dim */
  vectors: Float32Array<ArrayBuffer>;
  /** Which texts were longer than the encoder reads. */
  shortened: boolean[];
}

interface Tokens {
  ids: number[];
  shortened: boolean;
}

/** An encoder in the hub's layout, in one single-threaded session of Transformers.js. */
export class TransformersEncoder {
  private constructor(
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly model: PreTrainedModel,
    private readonly description: EncoderDescription,
    private readonly frame: { before: number[]; after: number[] },
  ) {}

  static async load(folder: string, description: EncoderDescription): Promise<TransformersEncoder> {
    stayLocal();
    const local = { local_files_only: true };
    const tokenizer = await AutoTokenizer.from_pretrained(folder, local);
    const model = await AutoModel.from_pretrained(folder, {
      ...local,
      dtype: description.dtype === 'q8' ? 'q8' : 'fp32',
      device: 'cpu',
      session_options: {
        intraOpNumThreads: 1,
        interOpNumThreads: 1,
        executionMode: 'sequential',
        extra: { session: { intra_op: { allow_spinning: '0' } } },
      },
    });
    return new TransformersEncoder(tokenizer, model, description, specialTokens(tokenizer));
  }

  /**
   * An int8 model takes one activation scale per tensor, so a text's vector would depend on its batch mates:
   * it gets one text a run.
   */
  async embed(texts: readonly string[]): Promise<EmbeddedTexts> {
    const tokens = texts.map((text) => this.#tokenize(text));
    const vectors = new Float32Array(texts.length * this.description.dim);
    const lengths = tokens.map(({ ids }) => ids.length);
    for (const batch of batchesOf(lengths, this.description.dtype === 'q8' ? 0 : batchTokens)) {
      const embedded = await this.#run(batch.map((i) => tokens[i]!.ids));
      const dim = this.description.dim;
      batch.forEach((i, k) => vectors.set(embedded.subarray(k * dim, (k + 1) * dim), i * dim));
    }
    return { vectors, shortened: tokens.map(({ shortened }) => shortened) };
  }

  /** Token ids as `embed` reads them, without the special tokens. */
  tokenize(texts: readonly string[]): Int32Array[] {
    const { before, after } = this.frame;
    return texts.map((text) => {
      const { ids } = this.#tokenize(text);
      return Int32Array.from(ids.slice(before.length, ids.length - after.length));
    });
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }

  #tokenize(text: string): Tokens {
    const { maxTokens } = this.description;
    const whole = cleanText(text);
    const read = withoutMiddle(whole, maxTokens);
    const content = this.tokenizer.encode(read, { add_special_tokens: false });
    const { before, after } = this.frame;
    const room = maxTokens - before.length - after.length;
    const ids = [...before, ...keepEnds(content, room), ...after];
    return { ids, shortened: content.length > room || read !== whole };
  }

  async #run(rows: readonly (readonly number[])[]): Promise<Float32Array> {
    const lengths = rows.map((row) => row.length);
    const width = Math.max(...lengths);
    const padding = BigInt(this.tokenizer.pad_token_id ?? 0);
    const ids = new BigInt64Array(rows.length * width).fill(padding);
    const mask = new BigInt64Array(rows.length * width);
    rows.forEach((row, i) => {
      row.forEach((id, t) => (ids[i * width + t] = BigInt(id)));
      mask.fill(1n, i * width, i * width + row.length);
    });
    const shape = [rows.length, width];
    const output = (await this.model({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
    })) as Record<string, Tensor | undefined>;
    const states = output['last_hidden_state'] ?? output['token_embeddings'];
    if (!states) throw new Error(`the model gives no token vectors but ${Object.keys(output).join(', ')}`);
    return poolTokens(states.data as Float32Array, lengths, states.dims[2]!, this.description);
  }
}

/** Only files of the given folder: no network, and no cache of the library's own. */
function stayLocal(): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useFSCache = false;
  env.logLevel = LogLevel.ERROR;
}

/** The tokens that the tokenizer puts around a text, such as [CLS] and [SEP]. */
function specialTokens(tokenizer: PreTrainedTokenizer): { before: number[]; after: number[] } {
  const bare = tokenizer.encode('a', { add_special_tokens: false });
  const framed = tokenizer.encode('a', { add_special_tokens: true });
  const start = framed.findIndex((_, i) => bare.every((id, k) => framed[i + k] === id));
  if (start < 0) throw new Error('the tokenizer changes a text when it adds special tokens');
  return { before: framed.slice(0, start), after: framed.slice(start + bare.length) };
}

/** Indices, by falling length, in batches of at most `limit` tokens with padding; at least one text each. */
export function batchesOf(lengths: readonly number[], limit: number): number[][] {
  const order = lengths.map((_, i) => i).sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const batches: number[][] = [];
  for (const i of order) {
    const last = batches.at(-1);
    const fits = last && (last.length + 1) * lengths[last[0]!]! <= limit;
    if (fits) last.push(i);
    else batches.push([i]);
  }
  return batches;
}

/** What a hub folder says of pooling and length, and Transformers.js does not fetch. */
const sideFiles = ['1_Pooling/config.json', 'sentence_bert_config.json'];

/**
 * Downloads an encoder to `folder/id/…`, the layout of the library's own cache. Only called with the user's
 * permission for the network. HF_ENDPOINT names a mirror, as for the hub's other clients.
 */
export async function downloadEncoder(id: string, folder: string): Promise<void> {
  env.allowRemoteModels = true;
  env.useFSCache = true;
  env.cacheDir = folder;
  env.remoteHost = process.env['HF_ENDPOINT'] || env.remoteHost;
  try {
    for (const file of sideFiles) await downloadIfThere(id, file, path.join(folder, id, file));
    await AutoTokenizer.from_pretrained(id);
    const model = await AutoModel.from_pretrained(id, { dtype: 'q8', device: 'cpu' });
    await model.dispose();
  } finally {
    stayLocal();
  }
}

async function downloadIfThere(id: string, file: string, to: string): Promise<void> {
  const response = (await env.fetch(
    `${env.remoteHost.replace(/\/$/, '')}/${id}/resolve/main/${file}`,
  )) as Response;
  if (response.status === 404) return;
  if (!response.ok) throw new Error(`${file}: HTTP status ${response.status}`);
  await mkdir(path.dirname(to), { recursive: true });
  await writeFile(to, Buffer.from(await response.arrayBuffer()));
}
