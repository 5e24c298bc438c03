import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EngineClient } from '../../src/client/engineClient';
import { stagingFolders, sweepStaging } from '../../src/client/staging';
import type { ParamsOf, Progress } from '../../src/protocol/calls';
import { CancelledError, UserError } from '../../src/protocol/userError';
import { temporaryFolder } from '../support/temporary';

const params: ParamsOf<'table/inspect'> = { table: { paths: ['x.csv'] } };

describe('engine client, against engines of four lines', function () {
  this.timeout(20_000);
  const temporary = temporaryFolder();
  const clients: EngineClient[] = [];
  const logged: string[] = [];
  /** @param answer a statement with `m`, the request, and `send`, the reply */
  const withEngine = (answer: string, name = `engine-${clients.length}-${logged.length}.js`) => {
    const enginePath = temporary.file(name);
    const send = 'const send = (reply) => process.send({ jsonrpc: "2.0", ...reply });';
    writeFileSync(
      enginePath,
      `${send}\nprocess.on('message', (m) => { if (m.id === undefined) return;\n${answer} });`,
    );
    const client = new EngineClient({ enginePath, log: (line) => logged.push(line) });
    clients.push(client);
    return client;
  };
  after(() => Promise.all(clients.map((client) => client.dispose())));

  it('resolves with the result', async () => {
    const client = withEngine('send({ id: m.id, result: { rows: 3 } })');
    assert.deepEqual(await client.call('table/inspect', params), { rows: 3 });
  });

  it('sends the parameters with a progress token and hands the progress on', async () => {
    const progress: Progress[] = [];
    const client = withEngine(
      `send({ method: '$/progress', params: { token: m.params.progress, value: { phase: 'read', done: 1, total: 2 } } });
       send({ method: '$/progress', params: { token: -5, value: { phase: 'fit', done: 0, total: 0 } } });
       send({ id: m.id, result: m.params.params })`,
    );
    assert.deepEqual(
      await client.call('table/inspect', params, { onProgress: (p) => progress.push(p) }),
      params,
    );
    assert.deepEqual(progress, [{ phase: 'read', done: 1, total: 2 }]);
  });

  it('shows no sentence that an engine makes up', async () => {
    const client = withEngine(
      `send({ id: m.id, error: { code: 1, message: 'm', data: { key: 'error.madeUp' } } })`,
    );
    await assert.rejects(client.call('table/inspect', params), (error: unknown) => {
      return error instanceof UserError && error.shown.key === 'error.internal';
    });
  });

  it("makes the engine's error the same error here", async () => {
    const client = withEngine(
      `send({ id: m.id, error: { code: 1, message: 'm', data: { key: 'error.fileMissing', args: { path: 'x.csv' } } } })`,
    );
    await assert.rejects(client.call('table/inspect', params), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.deepEqual(error.shown, { key: 'error.fileMissing', args: { path: 'x.csv' } });
      return true;
    });
  });

  it('settles a cancel that the engine ignores, within a second times five', async () => {
    const client = withEngine('/* silence */');
    const controller = new AbortController();
    const call = assert.rejects(
      client.call('table/inspect', params, { signal: controller.signal }),
      CancelledError,
    );
    const start = performance.now();
    setTimeout(() => controller.abort(), 100);
    await call;
    assert.ok(performance.now() - start < 5000);
  });

  it('takes the result of a call that was done before the cancel arrived', async () => {
    const client = withEngine('setTimeout(() => send({ id: m.id, result: 7 }), 300)');
    const controller = new AbortController();
    const call = client.call('table/inspect', params, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    assert.equal(await call, 7);
  });

  it('takes an engine that Ctrl+C ended for a cancel', async () => {
    const client = withEngine(`process.kill(process.pid, 'SIGINT')`);
    await assert.rejects(client.call('table/inspect', params), CancelledError);
  });

  it('puts what the engine prints into the log', async () => {
    const client = withEngine(
      `console.log('out'); console.error('err'); setTimeout(() => send({ id: m.id, result: 1 }), 50)`,
    );
    await client.call('table/inspect', params);
    assert.ok(logged.includes('out') && logged.includes('err'));
  });

  it('tells the exit code of an engine that leaves in the middle of a call', async () => {
    const client = withEngine('process.exit(3)');
    await assert.rejects(client.call('table/inspect', params), /exit code 3/);
  });
});

describe('staging files', () => {
  const temporary = temporaryFolder();

  it('may lie beside whatever a call writes', () => {
    const places = {
      modelFolder: '/w/models/m',
      reportFile: '/w/reports/r.json',
      out: '/w/models/o.npy',
      seed: 1,
      table: {},
    };
    assert.deepEqual(stagingFolders(places), ['/w/models', '/w/reports']);
    assert.deepEqual(stagingFolders({ table: {} }), []);
  });

  it('of the dead engine go, folders too; those of others stay', async () => {
    mkdirSync(temporary.file('.staging-12-model'));
    writeFileSync(temporary.file('.staging-12-model', 'head'), '');
    for (const name of ['.staging-12-r.json', '.staging-123-x', 'staging-12-x', 'kept'])
      writeFileSync(temporary.file(name), '');
    await sweepStaging([temporary.path, path.join(temporary.path, 'nowhere')], 12);
    assert.deepEqual(readdirSync(temporary.path).sort(), ['.staging-123-x', 'kept', 'staging-12-x']);
  });

  it('what the dead engine had moved aside comes back at once, unless something took its place', async () => {
    const folder = temporary.file('replaced');
    mkdirSync(path.join(folder, '.replaced-12-model'), { recursive: true });
    writeFileSync(path.join(folder, '.replaced-12-model', 'head'), 'old');
    for (const name of ['.replaced-12-r.json', 'r.json', '.replaced-123-other'])
      writeFileSync(path.join(folder, name), name);
    await sweepStaging([folder], 12);
    assert.deepEqual(readdirSync(folder).sort(), ['.replaced-123-other', 'model', 'r.json']);
    assert.deepEqual(readdirSync(path.join(folder, 'model')), ['head']);
  });
});
