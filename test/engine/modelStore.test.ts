import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { commitAll, stage, stageFile, stageFolder } from '../../src/engine/atomicWrite';
import type { NewModel } from '../../src/engine/modelStore';
import { loadModel, stageModel } from '../../src/engine/modelStore';
import { npyHeader } from '../../src/engine/npy';
import type { SafeTensor } from '../../src/engine/safetensors';
import { readSafetensors, writeSafetensors } from '../../src/engine/safetensors';
import type { MessageKey } from '../../src/protocol/message';
import { UserError } from '../../src/protocol/userError';

let folder = '';
const at = (...names: string[]) => path.join(folder, ...names);
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'models-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const interval = { mean: 0.9, low: 0.85, high: 0.94 };

function newModel(): NewModel {
  const data = Float32Array.of(1, -2, 3.5, 0.25, 0, -1e-20);
  return {
    head: {
      labels: ['neg', 'pos'],
      weight: { data, rows: 2, dim: 3 },
      bias: Float32Array.of(0.5, -0.5),
      temperature: 1.5,
    },
    strategies: [
      {
        name: 'target-only',
        accuracy: interval,
        macroF1: interval,
        difference: null,
        differenceToSource: null,
        lexical: false,
      },
    ],
    manifest: {
      schema: 1,
      name: 'mine',
      created: '2026-01-02T03:04:05.000Z',
      producedBy: 'transfer-lens 0.1.0',
      encoder: { id: 'e', hash: 'h', dtype: 'q8', dim: 3, pooling: 'mean', normalize: true, maxTokens: 256 },
      encoderReference: { kind: 'embedded' },
      labels: ['neg', 'pos'],
      strategy: 'target-only',
      seed: 0,
      c: 1,
      temperature: 1.5,
      target: { name: 't', hash: 'x', rows: 10, textColumn: 'text', labelColumn: 'label' },
      source: null,
      figures: { accuracy: interval, macroF1: interval, ece: 0.02, rows: 10 },
      headSha256: '',
    },
  };
}

/** The same with words: two tokens and a pair. */
function speakingModel(): NewModel {
  const { head, manifest, strategies } = newModel();
  const vocabulary = {
    first: Int32Array.of(7, 7, 30_521),
    second: Int32Array.of(-1, 30_521, -1),
    idf: Float32Array.of(1, 2.5, Math.fround(1.1)),
  };
  const weight = Float32Array.of(0, -1, 1e-20, 0.1, 2, -3.5);
  return {
    head: { ...head, lexical: { vocabulary, weight } },
    manifest: { ...manifest, lexical: { features: 3 } },
    strategies,
  };
}

async function save(model = newModel()) {
  await commitAll([await stageModel(at('m'), model, false)]);
  return model;
}

async function refused(work: Promise<unknown>, key: MessageKey, ...parts: string[]) {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.shown.key, key, error.message);
    for (const part of parts) assert.ok(error.message.includes(part), `${error.message} lacks ${part}`);
    return true;
  });
}

describe('a model folder', () => {
  it('gives back exactly what was saved, and a card for people', async () => {
    const { manifest, head } = await save();
    assert.deepEqual(await loadModel(at('m')), { manifest, head });
    const card = readFileSync(at('m', 'README.md'), 'utf8');
    for (const part of [
      '# mine',
      '0.900 [0.850, 0.940]',
      '`neg`, `pos`',
      'target-only (saved)',
      'transfer-lens predict',
    ])
      assert.ok(card.includes(part), part);
  });

  it('gives back the words of its head too, bit for bit', async () => {
    const { manifest, head } = await save(speakingModel());
    assert.deepEqual(await loadModel(at('m')), { manifest, head });
  });

  it('with damaged words is refused, naming the tensor', async () => {
    const damaged = async (change: (tensors: Record<string, SafeTensor>) => void, ...parts: string[]) => {
      await save(speakingModel());
      const { tensors } = readSafetensors(readFileSync(at('m', 'head.safetensors')));
      change(tensors);
      const bytes = writeSafetensors(tensors);
      writeFileSync(at('m', 'head.safetensors'), bytes);
      const manifest = JSON.parse(readFileSync(at('m', 'model.json'), 'utf8')) as object;
      const headSha256 = createHash('sha256').update(bytes).digest('hex');
      writeFileSync(at('m', 'model.json'), JSON.stringify({ ...manifest, headSha256 }));
      await refused(loadModel(at('m')), 'error.modelBroken', 'head.safetensors', ...parts);
      rmSync(at('m'), { recursive: true });
    };
    await damaged((tensors) => delete tensors['words.tokens'], '"words.tokens" is not 3 x 2');
    await damaged((tensors) => delete tensors['words.idf'], '"words.idf" is not 3');
    await damaged((tensors) => delete tensors['words.weight'], '"words.weight" is not 2 x 3');
    const floats = (...values: number[]) => Float32Array.from(values);
    await damaged(
      (tensors) => (tensors['words.idf'] = { dtype: 'F32', shape: [2], data: floats(1, 2) }),
      '"words.idf" is not 3',
    );
    await damaged(
      (tensors) => (tensors['words.idf'] = { dtype: 'F32', shape: [3], data: floats(1, NaN, 2) }),
      'not finite',
    );
    await damaged(
      (tensors) => (tensors['words.tokens'] = { dtype: 'F32', shape: [3, 2], data: new Float32Array(6) }),
      '"words.tokens" is not 3 x 2',
    );
  });

  it('that is broken is refused, naming the file', async () => {
    await refused(loadModel(at('m')), 'error.modelMissing', 'model.json');
    await save();
    const manifest = JSON.parse(readFileSync(at('m', 'model.json'), 'utf8')) as Record<string, unknown>;
    const put = (change: object) =>
      writeFileSync(at('m', 'model.json'), JSON.stringify({ ...manifest, ...change }));
    put({ labels: 'neg' });
    await refused(loadModel(at('m')), 'error.modelBroken', 'model.json', 'labels');
    put({ schema: 2 });
    await refused(loadModel(at('m')), 'error.modelNewer', '2');
    put({ labels: ['a', 'b', 'c'] });
    await refused(loadModel(at('m')), 'error.modelBroken', 'head.safetensors', '3 x 3');
    put({ temperature: 0 });
    await refused(loadModel(at('m')), 'error.modelBroken', 'temperature');
    writeFileSync(at('m', 'model.json'), '{"schema": 1');
    await refused(loadModel(at('m')), 'error.modelBroken', 'model.json');
    put({});
    const head = readFileSync(at('m', 'head.safetensors'));
    writeFileSync(at('m', 'head.safetensors'), Buffer.concat([head.subarray(0, -1), Buffer.of(1)]));
    await refused(loadModel(at('m')), 'error.modelBroken', 'checksum');
    rmSync(at('m', 'head.safetensors'));
    await refused(loadModel(at('m')), 'error.modelBroken', 'head.safetensors', 'ENOENT');
  });
});

describe('atomic writes', () => {
  const keep = { overwrite: false };
  const replace = { overwrite: true };

  it('show nothing under the real name before they are committed', async () => {
    const staged = await stageFile(at('new', 'a.txt'), 'new', keep);
    assert.equal(existsSync(at('new', 'a.txt')), false);
    await commitAll([staged]);
    assert.deepEqual([readFileSync(at('new', 'a.txt'), 'utf8'), readdirSync(at('new'))], ['new', ['a.txt']]);
  });

  it('remove what they made when they are discarded or fail, folders included', async () => {
    await (await stageFile(at('deep', 'er', 'a.txt'), 'new', keep)).discard();
    assert.deepEqual(readdirSync(folder), []);
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    await refused(
      stage(at('deep', 'b'), keep, () => Promise.reject(full)),
      'error.diskFull',
      'b',
    );
    assert.deepEqual(readdirSync(folder), []);
  });

  it('put everything back when one of several cannot be put in place', async () => {
    mkdirSync(at('model'));
    writeFileSync(at('model', 'old'), 'old');
    writeFileSync(at('taken'), 'mine');
    const staged = [
      await stageFolder(at('model'), { new: 'new' }, replace),
      await stageFile(at('taken'), 'x', keep),
    ];
    await refused(commitAll(staged), 'error.outExists', 'taken');
    assert.deepEqual(readdirSync(folder).sort(), ['model', 'taken']);
    assert.deepEqual([readdirSync(at('model')), readFileSync(at('taken'), 'utf8')], [['old'], 'mine']);
  });

  it('do not replace a model that another window saved in the meantime', async () => {
    const staged = await stageFolder(at('model'), { a: '1' }, keep);
    mkdirSync(at('model'));
    writeFileSync(at('model', 'theirs'), '');
    await refused(commitAll([staged]), 'error.outExists', 'model');
    assert.deepEqual([readdirSync(folder), readdirSync(at('model'))], [['model'], ['theirs']]);
  });

  it('clear up after dead processes: unfinished things go, what was moved aside comes back', async () => {
    const dead = 2 ** 22 + 1; // above the largest pid of Linux
    const living = process.ppid;
    for (const name of [
      `.staging-${dead}-x`,
      `.replaced-${dead}-lost`,
      `.replaced-${dead}-there`,
      `.staging-${living}-y`,
      'there',
    ])
      writeFileSync(at(name), name);
    await commitAll([await stageFile(at('a.txt'), '', keep)]);
    assert.deepEqual(readdirSync(folder).sort(), [`.staging-${living}-y`, 'a.txt', 'lost', 'there']);
    assert.equal(readFileSync(at('there'), 'utf8'), 'there');
  });
});

describe('npyHeader', () => {
  it('is a Python dict, padded so that the values start at a multiple of 64 bytes', () => {
    for (const rows of [0, 7, 12345678]) {
      const header = npyHeader(rows, 768);
      assert.equal(header.length % 64, 0);
      assert.equal(header.readUInt16LE(8) + 10, header.length);
      assert.equal(header.subarray(0, 8).toString('latin1'), '\x93NUMPY\x01\x00');
      assert.match(header.toString('latin1'), new RegExp(`'shape': \\(${rows}, 768\\), \\} *\\n$`));
    }
  });
});
