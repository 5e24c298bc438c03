import type { EncoderDescription } from '../protocol/encoder';
import type { EmbeddedTexts } from './encoder';

/** What an embedding thread is started with. */
export interface WorkerSetup {
  folder: string;
  description: EncoderDescription;
}

export type WorkerRequest = { type: 'embed'; id: number; texts: string[] } | { type: 'end' };

export type WorkerReply =
  | { type: 'loaded' }
  | { type: 'broken'; detail: string }
  | ({ type: 'embedded'; id: number } & EmbeddedTexts)
  | { type: 'failed'; id: number; detail: string };
