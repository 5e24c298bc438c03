import type { EncoderDescription } from '../protocol/encoder';
import type { EmbeddedTexts } from './encoder';

/** What an embedding thread is started with. */
export interface WorkerSetup {
  folder: string;
  description: EncoderDescription;
}

/** What a thread is asked, and what it answers. */
export interface ThreadWork {
  embed: EmbeddedTexts;
  /** Token ids as `embed` reads them, without the special tokens. */
  tokenize: { tokens: Int32Array[] };
}
export type ThreadTask = keyof ThreadWork;

export type WorkerRequest = { type: ThreadTask; id: number; texts: string[] } | { type: 'end' };

export type WorkerReply =
  | { type: 'loaded' }
  | { type: 'broken'; detail: string }
  | { type: 'done'; id: number; result: ThreadWork[ThreadTask] }
  | { type: 'failed'; id: number; detail: string };
