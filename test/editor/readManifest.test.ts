import assert from 'node:assert/strict';
import { readManifest, renamedManifest } from '../../src/editor/models/readManifest';
import type { ModelManifest } from '../../src/protocol/model';
import { english } from './english';

const interval = { mean: 0.9, low: 0.85, high: 0.94 };
const manifest: ModelManifest = {
  schema: 1,
  name: 'products',
  created: '2026-01-02T03:04:05Z',
  producedBy: 'transfer-lens 0.1.0',
  encoder: {
    id: 'tiny',
    hash: 'ab',
    dtype: 'q8',
    dim: 768,
    pooling: 'mean+cls',
    normalize: true,
    maxTokens: 256,
  },
  encoderReference: { kind: 'embedded' },
  labels: ['negative', 'positive'],
  strategy: 'pooled',
  seed: 0,
  c: 1,
  temperature: 1,
  target: { name: 'products', hash: 'cd', rows: 400 },
  source: null,
  figures: { accuracy: interval, macroF1: interval, ece: 0.03, rows: 400 },
  headSha256: 'ef',
};
const text = JSON.stringify(manifest);

function problem(written: string): string {
  const read = readManifest(written, 'products');
  return 'problem' in read ? english(read.problem.key, read.problem.args) : 'no problem';
}

describe('model.json', () => {
  it('is understood as it was written', () => {
    assert.deepEqual(readManifest(text, 'products'), { manifest });
  });

  it('may hold an estimate, or nothing, where there were no labels to measure on', () => {
    const estimated = { ...manifest, figures: null, estimated: { mean: 0.88, low: 0.85, high: 0.91 } };
    assert.deepEqual(readManifest(JSON.stringify(estimated), 'products'), { manifest: estimated });
    const unknown = { ...manifest, figures: null };
    assert.deepEqual(readManifest(JSON.stringify(unknown), 'products'), { manifest: unknown });
  });

  it('names folder and next step when it is no JSON', () => {
    assert.match(problem('{'), /model\.json cannot be understood .* folder products/);
  });

  it('names the first field that is wrong', () => {
    assert.match(problem(JSON.stringify({ ...manifest, labels: 3 })), /\(labels: /);
    assert.match(problem('null'), /cannot be understood/);
  });

  it('asks for an update when a newer version wrote it', () => {
    assert.match(
      problem(JSON.stringify({ ...manifest, schema: 7 })),
      /newer version of Transfer Lens \(schema 7\)/,
    );
  });

  it('is renamed without losing fields that this version does not know', () => {
    const renamed = JSON.parse(
      renamedManifest(JSON.stringify({ ...manifest, later: [1] }), 'gadgets'),
    ) as object;
    assert.deepEqual(renamed, { ...manifest, later: [1], name: 'gadgets' });
  });
});
