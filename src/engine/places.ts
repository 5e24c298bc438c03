import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The folder of the running bundles; tests run from folders below it. */
export function bundleFolder(from: string = __dirname): string {
  if (existsSync(path.join(from, 'embedWorker.js'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error(`embedWorker.js lies in no folder above ${__dirname}`);
  return bundleFolder(parent);
}

/** What ships beside the bundles: the encoder and the movie domain. TRANSFER_LENS_MODELS names another (tests). */
export function modelsFolder(): string {
  return process.env['TRANSFER_LENS_MODELS'] || path.join(bundleFolder(), '..', 'models');
}

/** The cache folder that was asked for, or the user's own. */
export function cacheFolder(asked: string): string {
  return asked === '' ? path.join(userCacheFolder(), 'transfer-lens') : path.resolve(asked);
}

function userCacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  return path.join(os.homedir(), '.cache');
}
