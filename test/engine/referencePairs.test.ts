import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeEncoder } from '../../src/engine/encoderDescription';
import { modelsFolder } from '../../src/engine/places';
import { referencePairs } from '../../src/engine/referencePairs';

describe('reference pairs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'references-'));
  const encoder = { hash: 'abc', maxTokens: 256 };
  const pairs = [{ source: 'a', target: 'b', values: { mmd: 0.1 } }];

  it('belong to the encoder, and the length of text, that they were measured with', async () => {
    writeFileSync(
      path.join(folder, 'reference-pairs.json'),
      JSON.stringify({ schema: 1, encoder, rows: 1000, pairs }),
    );
    assert.deepEqual(await referencePairs(encoder, folder), pairs);
    assert.deepEqual(await referencePairs({ ...encoder, hash: 'other' }, folder), []);
    assert.deepEqual(await referencePairs({ ...encoder, maxTokens: 128 }, folder), []);
  });

  it('are left out where the file is missing or damaged', async () => {
    assert.deepEqual(await referencePairs(encoder, path.join(folder, 'nowhere')), []);
    const broken = path.join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(path.join(broken, 'reference-pairs.json'), '{');
    assert.deepEqual(await referencePairs(encoder, broken), []);
  });

  it('ship for the encoder that ships: six or more, numbers only', async () => {
    const shipped = await describeEncoder(path.join(modelsFolder(), 'encoder'), 0);
    const found = await referencePairs(shipped);
    assert.ok(found.length >= 6);
    for (const { source, target, values } of found) {
      assert.match(`${source} -> ${target}`, /^\w+ -> \w+$/);
      assert.ok(Object.keys(values).length >= 8);
      assert.ok(Object.values(values).every(Number.isFinite));
    }
  });
});
