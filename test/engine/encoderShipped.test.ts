import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { row } from '../../src/core/matrix';
import { probabilities } from '../../src/core/learn/head';
import { uninterrupted } from '../../src/core/steps';
import { loadBuiltinMovies } from '../../src/engine/builtinMovies';
import { closeEncoders, openEncoder } from '../../src/engine/openEncoder';
import { bundleFolder, modelsFolder } from '../../src/engine/places';
import { UserError } from '../../src/protocol/userError';
import { temporaryFolder } from '../support/temporary';
import { writeTinyBert } from '../support/tinyBert';

const fixture = path.join(bundleFolder(), '..', 'test', 'fixtures', 'encoder-vectors.json');

describe('shipped encoder', function () {
  this.timeout(60_000);
  const temporary = temporaryFolder();
  const options = (folder?: string) => ({
    encoder: folder ? { kind: 'folder' as const, path: folder } : { kind: 'embedded' as const },
    allowNetwork: false,
    threads: 2,
    maxTokens: 0,
    cacheFolder: temporary.file('cache'),
  });
  after(closeEncoders);

  it('gives the vectors of the Python recipe, cosine >= 0.9999 in both halves', async () => {
    const { texts } = JSON.parse(readFileSync(fixture, 'utf8')) as {
      texts: { text: string; vector: number[] }[];
    };
    const encoder = await openEncoder(options());
    const { vectors } = await encoder.embed(
      texts.map(({ text }) => text),
      uninterrupted,
    );
    assert.ok(texts.length >= 10);
    texts.forEach(({ text, vector }, i) => {
      const half = vectors.dim / 2;
      for (const from of [0, half]) {
        const ours = row(vectors, i).subarray(from, from + half);
        const cosine = ours.reduce((sum, value, j) => sum + value * vector[from + j]!, 0);
        assert.ok(cosine >= 0.9999, `${text}: ${cosine}`);
      }
    });
  });

  it('is what the built-in movie domain was made with', async () => {
    const encoder = await openEncoder(options());
    const movies = await loadBuiltinMovies(encoder.description);
    assert.equal(movies.encoderHash, encoder.description.hash);
    assert.deepEqual(movies.labels, ['negative', 'positive']);
    assert.equal(movies.vectors.dim, encoder.description.dim);
    assert.equal(movies.labelIndices.length, movies.rows);
    assert.ok(movies.words.counts.size > 1000);
    for (const half of [row(movies.vectors, 7).subarray(0, 384), row(movies.vectors, 7).subarray(384)]) {
      assert.ok(Math.abs(half.reduce((sum, value) => sum + value * value, 0) - 1) < 1e-5);
    }
  });

  it('has a movie head that knows praise from blame', async () => {
    const encoder = await openEncoder(options());
    const { head, vectors, labelIndices } = await loadBuiltinMovies(encoder.description);
    const asked = await encoder.embed(
      ['A wonderful, moving film.', 'A dreadful, boring mess.'],
      uninterrupted,
    );
    const answers = probabilities(head, asked.vectors);
    assert.ok(row(answers, 0)[1]! > 0.9, `praise: ${row(answers, 0)[1]}`);
    assert.ok(row(answers, 1)[0]! > 0.9, `blame: ${row(answers, 1)[0]}`);
    const known = probabilities(head, vectors);
    const right = labelIndices.filter((label, i) => (row(known, i)[1]! > 0.5 ? 1 : 0) === label).length;
    assert.ok(right / labelIndices.length > 0.85, `${right} of ${labelIndices.length}`);
  });

  it('refuses its movie domain to another encoder and names the way out', async () => {
    const tiny = await openEncoder(options(writeTinyBert(temporary.file('tiny'))));
    await assert.rejects(loadBuiltinMovies(tiny.description), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.shown.key, 'error.moviesEncoder');
      assert.match(error.message, /tiny.*labeled file as the source/);
      return true;
    });
  });

  it('names the folder of a movie domain that is damaged', async () => {
    const encoder = await openEncoder(options());
    const models = temporary.file('models');
    cpSync(path.join(modelsFolder(), 'movies'), path.join(models, 'movies'), { recursive: true });
    cpSync(
      path.join(modelsFolder(), 'encoder', 'transfer-lens.json'),
      path.join(models, 'encoder', 'transfer-lens.json'),
    );
    await loadBuiltinMovies(encoder.description, models);
    const broken = temporary.file('broken');
    cpSync(models, broken, { recursive: true });
    writeFileSync(path.join(broken, 'movies', 'reference.safetensors'), 'rubbish');
    await assert.rejects(loadBuiltinMovies(encoder.description, broken), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.shown.key, 'error.moviesBroken');
      assert.match(error.message, /broken/);
      return true;
    });
  });
});
