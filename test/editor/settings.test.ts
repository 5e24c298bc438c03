import assert from 'node:assert/strict';
import * as path from 'node:path';
import { embedOptionsFrom, encoderFrom, strategiesFrom } from '../../src/editor/settings';

const places = { home: path.resolve('/home/ada'), base: path.resolve('/srv') };
const raw = { encoder: 'embedded', allowNetwork: false, threads: 0, maxTokens: 0, cacheFolder: '' };

describe('the encoder setting', () => {
  it('means the embedded encoder by its name or by nothing', () => {
    for (const written of ['embedded', '', '  '])
      assert.deepEqual(encoderFrom(written, places), { kind: 'embedded' });
  });

  it('tells a hub id from a folder', () => {
    assert.deepEqual(encoderFrom('owner/some-model.v2', places), { kind: 'hub', id: 'owner/some-model.v2' });
    assert.deepEqual(encoderFrom('./owner/model', places), {
      kind: 'folder',
      path: path.resolve('/srv/owner/model'),
    });
    assert.deepEqual(encoderFrom('~/model', places), {
      kind: 'folder',
      path: path.join(places.home, 'model'),
    });
    assert.deepEqual(encoderFrom('/models/mini', places), {
      kind: 'folder',
      path: path.resolve('/models/mini'),
    });
    assert.deepEqual(encoderFrom('a/b/c', places), { kind: 'folder', path: path.resolve('/srv/a/b/c') });
    assert.deepEqual(encoderFrom('../b', places), { kind: 'folder', path: path.resolve('/b') });
  });
});

describe('the settings of a run', () => {
  it('are the defaults of the engine when nothing is set', () => {
    const expected = {
      encoder: { kind: 'embedded' },
      allowNetwork: false,
      threads: 0,
      maxTokens: 0,
      cacheFolder: '',
    };
    assert.deepEqual(embedOptionsFrom(raw, places), expected);
  });

  it('take nonsense for the default', () => {
    const options = embedOptionsFrom({ ...raw, threads: -2, maxTokens: Number.NaN }, places);
    assert.deepEqual([options.threads, options.maxTokens], [0, 0]);
    assert.equal(embedOptionsFrom({ ...raw, threads: 2.9 }, places).threads, 2);
  });

  it('compare the standard strategies unless all are wanted', () => {
    assert.deepEqual(['standard', 'all', 'ALL', ''].map(strategiesFrom), [
      'standard',
      'all',
      'standard',
      'standard',
    ]);
  });

  it('resolve a relative cache folder against the workspace', () => {
    assert.equal(
      embedOptionsFrom({ ...raw, cacheFolder: 'cache' }, places).cacheFolder,
      path.resolve('/srv/cache'),
    );
  });
});
