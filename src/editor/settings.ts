import * as path from 'node:path';
import type { EmbedOptions, StrategyOptions } from '../protocol/calls';
import type { EncoderReference } from '../protocol/encoder';

/** The settings as they stand in the editor, before they mean anything. */
export interface RawSettings {
  encoder: string;
  allowNetwork: boolean;
  threads: number;
  maxTokens: number;
  cacheFolder: string;
}

/** What relative paths and `~` refer to. */
export interface Places {
  home: string;
  /** The workspace folder, or the home folder without one. */
  base: string;
}

export function resolvePath(written: string, places: Places): string {
  if (written === '~') return places.home;
  if (/^~[/\\]/.test(written)) return path.join(places.home, written.slice(2));
  return path.resolve(places.base, written);
}

/** `owner/name`: nothing that looks like a path. A relative folder is written `./folder`. */
const hubId = /^[\w-][\w.-]*\/[\w-][\w.-]*$/;

export function encoderFrom(written: string, places: Places): EncoderReference {
  const value = written.trim();
  if (value === '' || value === 'embedded') return { kind: 'embedded' };
  if (hubId.test(value)) return { kind: 'hub', id: value };
  return { kind: 'folder', path: resolvePath(value, places) };
}

/** Anything else is a slip of the pen in settings.json. */
export function strategiesFrom(written: string): StrategyOptions['strategies'] {
  return written === 'all' ? 'all' : 'standard';
}

const wholeNumber = (value: number) => (Number.isFinite(value) && value > 0 ? Math.floor(value) : 0);

export function embedOptionsFrom(raw: RawSettings, places: Places): EmbedOptions {
  const cache = raw.cacheFolder.trim();
  return {
    encoder: encoderFrom(raw.encoder, places),
    allowNetwork: raw.allowNetwork,
    threads: wholeNumber(raw.threads),
    maxTokens: wholeNumber(raw.maxTokens),
    cacheFolder: cache === '' ? '' : resolvePath(cache, places),
  };
}
