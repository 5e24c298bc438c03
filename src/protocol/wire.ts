import type { EngineMethod, ParamsOf } from './calls';

/** What a request carries over the engine's channel. */
export interface RequestEnvelope<M extends EngineMethod = EngineMethod> {
  params: ParamsOf<M>;
  /** Token of the `$/progress` notifications that belong to this call. */
  progress: number;
}

/**
 * Codes of JSON-RPC error responses. The error's `data` is the `Message` to show; -32800 is the code that the
 * Language Server Protocol gives a cancelled request.
 */
export const wireErrors = { user: 1, internal: 2, cancelled: -32800 } as const;

/** Unfinished files and folders of a process: the client sweeps them when it had to kill the engine. */
export const stagingPrefix = (pid: number): string => `.staging-${pid}-`;

/** What a write replaces waits under this name until the write is done; the client puts it back. */
export const replacedPrefix = (pid: number): string => `.replaced-${pid}-`;
