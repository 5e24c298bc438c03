import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AutoTokenizer, pipeline } from '@xenova/transformers';
import { row } from '../../src/core/matrix';
import { uninterrupted } from '../../src/core/steps';
import { batchesOf } from '../../src/engine/encoder';
import { chunksOf } from '../../src/engine/encoderPool';
import type { Encoder } from '../../src/engine/encoderPool';
import { closeEncoders, openEncoder } from '../../src/engine/openEncoder';
import type { EmbedOptions } from '../../src/protocol/calls';
import { CancelledError, UserError } from '../../src/protocol/userError';
import { temporaryFolder } from '../support/temporary';
import { writeTinyBert } from '../support/tinyBert';
import { tinyWords } from '../support/tinyWords';

describe('encoder', function () {
  this.timeout(30_000);
  const temporary = temporaryFolder();
  const tiny = writeTinyBert(temporary.file('tiny'));
  const full = writeTinyBert(temporary.file('full'), { dtypes: ['fp32'] });
  let caches = 0;
  const options = (folder: string, more: Partial<EmbedOptions> = {}): EmbedOptions => ({
    encoder: { kind: 'folder', path: folder },
    allowNetwork: false,
    threads: 2,
    maxTokens: 0,
    cacheFolder: temporary.file(`cache-${caches++}`),
    ...more,
  });
  const embed = async (encoder: Encoder, texts: readonly string[]) => encoder.embed(texts, uninterrupted);
  after(closeEncoders);

  it('gives the vectors of Transformers.js itself, mean pooling and CLS', async () => {
    const texts = ['A good film.', 'The battery broke after two days', 'zebra'];
    const extract = await pipeline('feature-extraction', full, { dtype: 'fp32', local_files_only: true });
    for (const pooling of ['mean', 'cls'] as const) {
      mkdirSync(path.join(full, '1_Pooling'), { recursive: true });
      const modes = {
        pooling_mode_cls_token: pooling === 'cls',
        pooling_mode_mean_tokens: pooling === 'mean',
      };
      writeFileSync(path.join(full, '1_Pooling', 'config.json'), JSON.stringify(modes));
      const encoder = await openEncoder(options(full));
      const { vectors } = await embed(encoder, texts);
      const expected = await extract(texts, { pooling, normalize: true });
      assert.equal(encoder.description.pooling, pooling);
      assertClose(vectors.data, expected.data as Float32Array, 1e-6);
    }
    rmSync(path.join(full, '1_Pooling'), { recursive: true });
  });

  it('joins mean and CLS, each of unit length, when the encoder says so', async () => {
    const ours = {
      schema: 1,
      id: 'tiny/both',
      pooling: 'mean+cls',
      normalize: true,
      dim: 64,
      maxTokens: 256,
      dtype: 'q8',
    };
    const both = await openEncoder(options(writeTinyBert(temporary.file('both'), { ours })));
    const mean = await embed(await openEncoder(options(tiny)), ['a good film']);
    const { vectors } = await embed(both, ['a good film']);
    assert.equal(both.description.id, 'tiny/both');
    assert.equal(vectors.dim, 64);
    assertClose(vectors.data.subarray(0, 32), mean.vectors.data, 1e-6);
    assert.ok(Math.abs(squares(vectors.data.subarray(32)) - 1) < 1e-6);
  });

  it('gives an int8 text the same bits whatever stands beside it', async () => {
    const texts = tinyWords.slice(0, 40).map((word, i) => `${word} `.repeat(i + 1));
    const together = await embed(await openEncoder(options(tiny)), texts);
    const alone = await openEncoder(options(tiny, { threads: 1 }));
    for (const i of [0, 7, 39]) {
      assert.deepEqual((await embed(alone, [texts[i]!])).vectors.data, row(together.vectors, i).slice());
    }
  });

  it('gives a float32 text the same vector in a batch to 1e-6', async () => {
    const texts = tinyWords.slice(0, 40).map((word, i) => `${word} `.repeat(1 + (i % 7)));
    const together = await embed(await openEncoder(options(full)), texts);
    const alone = await openEncoder(options(full));
    for (const i of [0, 3, 39]) {
      assertClose((await embed(alone, [texts[i]!])).vectors.data, row(together.vectors, i), 1e-6);
    }
  });

  it('reads the first and last halves of a long text, and counts it', async () => {
    const words = Array.from({ length: 600 }, (_, i) => tinyWords[i % tinyWords.length]!);
    const ends = [...words.slice(0, 127), ...words.slice(-127)]; // 256 less [CLS] and [SEP]
    const { vectors, shortened } = await embed(await openEncoder(options(tiny)), [
      words.join(' '),
      ends.join(' '),
    ]);
    assert.deepEqual(row(vectors, 0), row(vectors, 1));
    assert.equal(shortened, 1);
  });

  it('reads no more than an option allows, and the odd token goes to the beginning', async () => {
    const encoder = await openEncoder(options(tiny, { maxTokens: 9 }));
    assert.equal(encoder.description.maxTokens, 9);
    const { vectors } = await embed(encoder, [
      'good bad film movie story plot price time work love',
      'good bad film movie time work love',
    ]);
    assert.deepEqual(row(vectors, 0), row(vectors, 1));
  });

  it('reads a megabyte of text in the time of its ends', async () => {
    const encoder = await openEncoder(options(tiny));
    await embed(encoder, ['warm up']);
    const { shortened, seconds } = await embed(encoder, ['good film '.repeat(300_000)]);
    assert.equal(shortened, 1);
    assert.ok(seconds < 2, `${seconds} s`);
  });

  it('takes <br /> for a space', async () => {
    const { vectors } = await embed(await openEncoder(options(tiny)), [
      'good<br />film',
      'good film',
      'good<BR>film',
      'good<br/>film',
    ]);
    for (const i of [1, 2, 3]) assert.deepEqual(row(vectors, i), row(vectors, 0));
  });

  it('gives an empty text zeros and keeps rows in order', async () => {
    const { vectors, cached } = await embed(await openEncoder(options(tiny)), [
      '',
      'good',
      ' \n',
      '<br />',
      'bad',
      'good',
    ]);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((i) => squares(row(vectors, i)) > 0),
      [false, true, false, false, true, true],
    );
    assert.deepEqual(row(vectors, 1), row(vectors, 5));
    assert.notDeepEqual(row(vectors, 1), row(vectors, 4));
    assert.equal(cached, 0);
  });

  it('embeds nothing the second time, also in a fresh encoder', async () => {
    const asked = options(tiny);
    const texts = ['good film', 'bad film', '', 'good film', 'x '.repeat(500)];
    const first = await embed(await openEncoder(asked), texts);
    await closeEncoders();
    const steps: number[][] = [];
    const again = await (
      await openEncoder(asked)
    ).embed(texts, { step: async (...step) => void steps.push(step) });
    assert.deepEqual(again.vectors, first.vectors);
    assert.deepEqual([again.cached, again.shortened], [4, 1]);
    assert.deepEqual(steps, [[3, 3]]);
  });

  it('embeds as before where the cache cannot be written', async () => {
    writeFileSync(temporary.file('no-folder'), '');
    const encoder = await openEncoder(options(tiny, { cacheFolder: temporary.file('no-folder') }));
    const { vectors, cached } = await embed(encoder, ['good film']);
    assert.equal(cached, 0);
    assert.ok(Math.abs(squares(vectors.data) - 1) < 1e-6);
  });

  it('stops between texts when a step rejects, and keeps what was finished', async () => {
    const asked = options(tiny);
    const texts = Array.from({ length: 2000 }, (_, i) => `film ${i}`);
    const encoder = await openEncoder(asked);
    let last = 0;
    const stopping = encoder.embed(texts, {
      step: async (done) => {
        if ((last = done) > 200) throw new CancelledError();
      },
    });
    await assert.rejects(stopping, CancelledError);
    const { cached } = await embed(encoder, texts);
    assert.ok(cached >= 200 && cached < 2000, `${cached} of ${last}`);
  });

  it('reports every text once, in rising numbers', async () => {
    const seen: number[] = [];
    const texts = Array.from({ length: 100 }, (_, i) => `film ${i}`);
    await (await openEncoder(options(tiny))).embed(texts, { step: async (done) => void seen.push(done) });
    assert.deepEqual(
      seen,
      [...seen].sort((a, b) => a - b),
    );
    assert.equal(seen.at(-1), 100);
  });

  it('tokenizes into what Transformers.js reads, without the special tokens', async () => {
    const texts = ['A good film.', 'The battery broke after two days', 'zebra', '', 'good<br />film', ' \n'];
    const tokenizer = await AutoTokenizer.from_pretrained(full, { local_files_only: true });
    const expected = texts.map(
      (text) => tokenizer.encode(text.replace('<br />', ' '), { add_special_tokens: false }) as number[],
    );
    const special = new Set(tokenizer.encode('') as number[]);
    const tokens = await (await openEncoder(options(full))).tokenize(texts, uninterrupted);
    assert.deepEqual(
      tokens.map((ids) => [...ids]),
      expected.map((ids) => ids.map(Number)),
    );
    assert.equal(special.size, 2);
    assert.ok(tokens.every((ids) => ids.every((id) => !special.has(id))));
  });

  it('tokenizes the first and last halves of a long text, as embedding reads them', async () => {
    const encoder = await openEncoder(options(tiny, { maxTokens: 9 }));
    const [long, ends] = await encoder.tokenize(
      ['good bad film movie story plot price time work love', 'good bad film movie time work love'],
      uninterrupted,
    );
    assert.deepEqual([...long!], [...ends!]);
    assert.equal(long!.length, 7); // 9 less [CLS] and [SEP]
  });

  it('tokenizes many texts in their order, and stops when a step rejects', async () => {
    const texts = Array.from({ length: 500 }, (_, i) =>
      tinyWords.slice(i % 50, (i % 50) + 1 + (i % 7)).join(' '),
    );
    const encoder = await openEncoder(options(tiny));
    const seen: number[] = [];
    const all = await encoder.tokenize(texts, { step: async (done) => void seen.push(done) });
    assert.deepEqual(all.map((ids) => ids.length), texts.map((text) => text.split(' ').length)); // prettier-ignore
    for (const i of [0, 77, 499])
      assert.deepEqual((await encoder.tokenize([texts[i]!], uninterrupted))[0], all[i]);
    assert.equal(seen.at(-1), 500);
    const stopping = encoder.tokenize(texts, {
      step: async (done) => {
        if (done > 100) throw new CancelledError();
      },
    });
    await assert.rejects(stopping, CancelledError);
    assert.deepEqual(await encoder.tokenize([], uninterrupted), []);
  });

  it('steps no more once it has answered, also where there was nothing to do', async () => {
    const encoder = await openEncoder(options(tiny));
    let [steps, answered] = [0, false];
    const counting = { step: () => Promise.resolve(void (answered && steps++)) };
    await encoder.embed(['good film'], counting);
    await encoder.embed(['good film'], counting); // from the cache
    await encoder.embed([], counting);
    await encoder.tokenize([], counting);
    answered = true;
    await new Promise((resolve) => setTimeout(resolve, 400)); // four heartbeats
    assert.equal(steps, 0);
  });

  it('says that the network is not allowed, and by which setting', async () => {
    const asked = options('', { encoder: { kind: 'hub', id: 'some/encoder' } });
    await assertUserError(openEncoder(asked), 'error.encoderNetwork', /transferLens\.allowNetwork/);
  });

  it('refuses a hub id that is not one', async () => {
    const asked = options('', { encoder: { kind: 'hub', id: '../../etc' }, allowNetwork: true });
    await assertUserError(openEncoder(asked), 'error.encoderId', /etc/);
  });

  it('names the folder that is not there, and the file that is missing', async () => {
    await assertUserError(openEncoder(options(temporary.file('nowhere'))), 'error.encoderMissing', /nowhere/);
    for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
      const folder = temporary.file(`without-${file}`);
      cpSync(tiny, folder, { recursive: true });
      rmSync(path.join(folder, file));
      await assertUserError(
        openEncoder(options(folder)),
        'error.encoderFileMissing',
        new RegExp(`without-${file} has no ${file}`),
      );
    }
    const folder = temporary.file('without-model');
    cpSync(tiny, folder, { recursive: true });
    rmSync(path.join(folder, 'onnx'), { recursive: true });
    await assertUserError(
      openEncoder(options(folder)),
      'error.encoderFileMissing',
      /has no onnx\/model\.onnx/,
    );
  });

  it('names a file that differs from its checksum', async () => {
    const ours = {
      schema: 1,
      id: 'x',
      pooling: 'mean',
      normalize: true,
      dim: 32,
      maxTokens: 256,
      dtype: 'q8',
      sha256: { 'tokenizer.json': '00' },
    };
    const folder = writeTinyBert(temporary.file('damaged'), { ours });
    await assertUserError(openEncoder(options(folder)), 'error.encoderDamaged', /tokenizer\.json/);
  });

  it('names the folder of a model that cannot be loaded, and recovers when it is repaired', async () => {
    const folder = temporary.file('broken');
    cpSync(tiny, folder, { recursive: true });
    const model = path.join(folder, 'onnx', 'model_quantized.onnx');
    writeFileSync(model, 'no model');
    const asked = options(folder);
    await assertUserError(embed(await openEncoder(asked), ['x']), 'error.encoderBroken', /broken/);
    copyFileSync(path.join(tiny, 'onnx', 'model_quantized.onnx'), model);
    assert.equal((await embed(await openEncoder(asked), ['x'])).vectors.rows, 1);
  });

  it('names JSON that is none', async () => {
    const folder = temporary.file('no-json');
    cpSync(tiny, folder, { recursive: true });
    writeFileSync(path.join(folder, 'config.json'), '{');
    await assertUserError(openEncoder(options(folder)), 'error.encoderBroken', /config\.json/);
  });
});

describe('batches and requests', () => {
  it('put neighbours in length together, under the limit of tokens with padding', () => {
    assert.deepEqual(batchesOf([5, 900, 7, 1000, 3000, 6], 2000), [[4], [3, 1], [2, 5, 0]]);
    assert.deepEqual(batchesOf([5, 7], 0), [[1], [0]]);
  });

  it('deal the longest texts first and several short ones at once', () => {
    const texts = ['aa', 'b'.repeat(50), 'cccc', 'd'.repeat(5), 'eee'];
    assert.deepEqual(chunksOf(texts, { texts: 3, characters: 12 }), [[1], [3, 2, 4], [0]]);
  });
});

function squares(vector: Float32Array): number {
  return vector.reduce((sum, value) => sum + value * value, 0);
}

function assertClose(actual: Float32Array, expected: Float32Array, tolerance: number): void {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]!) <= tolerance, `${i}: ${value} / ${expected[i]}`),
  );
}

async function assertUserError(promise: Promise<unknown>, key: string, text: RegExp): Promise<void> {
  await assert.rejects(promise, (error: unknown) => {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.shown.key, key);
    assert.match(error.message, text);
    return true;
  });
}
