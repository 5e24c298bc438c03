import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder of its own for one suite, removed afterwards. Call it inside `describe`. */
export function temporaryFolder(): { path: string; file(...parts: string[]): string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'transfer-lens-test-'));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return { path: folder, file: (...parts) => path.join(folder, ...parts) };
}
