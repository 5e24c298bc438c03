import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'mocha';
import type { Table } from '../../../src/engine/tables/readTable';
import { readTable } from '../../../src/engine/tables/readTable';
import type { MessageKey } from '../../../src/protocol/message';
import type { ReadOptions } from '../../../src/protocol/readOptions';
import { UserError } from '../../../src/protocol/userError';

/** A folder of this run, gone after it. */
export const folder = mkdtempSync(path.join(tmpdir(), 'tables-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The table that a file of these bytes holds. */
export async function read(
  name: string,
  bytes: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Table> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return readTable({ paths: [file], ...options });
}

export const cells = (table: { columns: { name: string; values: string[] }[] }) =>
  Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));

export async function refused(reading: Promise<unknown>, key: MessageKey, ...parts: string[]) {
  await assert.rejects(reading, (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.shown.key, key);
    for (const part of parts) assert.ok(error.message.includes(part), `${error.message} lacks ${part}`);
    return true;
  });
}

/** Fuzzing: 500 cases in `npm test`, 10,000 in `npm run test:long`. */
export const fuzzRuns = process.env['TRANSFER_LENS_LONG'] ? 10_000 : 500;
