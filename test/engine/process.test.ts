import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EngineClient } from '../../src/client/engineClient';
import type { EngineClientOptions } from '../../src/client/engineClient';
import { bundleFolder } from '../../src/engine/places';
import type { EmbedOptions, EngineMethod, ParamsOf, Progress } from '../../src/protocol/calls';
import { CancelledError, UserError } from '../../src/protocol/userError';
import { temporaryFolder } from '../support/temporary';
import { writeTinyBert } from '../support/tinyBert';

const enginePath = path.join(bundleFolder(), 'engine.js');
/** The promise is 1 s; tests on a busy machine get five times that. */
const cancelBound = 5000;

// A child of this very file is a parent that will be killed.
if (process.argv[2] === '--parent-of-engine')
  callAsParent(JSON.parse(process.argv[3]!) as ParamsOf<'table/embed'>);
else
  describe('engine process', function () {
    this.timeout(60_000);
    const temporary = temporaryFolder();
    const tiny = writeTinyBert(temporary.file('tiny'));
    /** A few milliseconds a text. */
    const slow = writeTinyBert(temporary.file('slow'), { idleRounds: 1_500 });
    /** Many seconds a text: no text ends before a cancel. */
    const stuck = writeTinyBert(temporary.file('stuck'), { idleRounds: 10_000_000 });
    const table = temporary.file('rows.csv');
    const rows = 200;
    writeFileSync(
      table,
      ['text,label', ...Array.from({ length: rows }, (_, i) => `film number ${i} was good,${i % 2}`)].join(
        '\n',
      ),
    );

    const clients: EngineClient[] = [];
    const logged: string[] = [];
    let caches = 0;
    const newClient = (options: Partial<EngineClientOptions> = {}) => {
      const client = new EngineClient({ enginePath, log: (line) => logged.push(line), ...options });
      clients.push(client);
      return client;
    };
    const embed = (folder: string, cacheFolder = temporary.file(`cache-${caches++}`)): EmbedOptions => ({
      encoder: { kind: 'folder', path: folder },
      allowNetwork: false,
      threads: 2,
      maxTokens: 0,
      cacheFolder,
    });
    const embedding = (folder: string, out: string, cacheFolder?: string): ParamsOf<'table/embed'> => ({
      table: { paths: [table], textColumn: 'text' },
      out,
      embed: embed(folder, cacheFolder),
    });
    afterEach(async () => {
      await Promise.all(clients.splice(0).map((client) => client.dispose()));
      logged.length = 0;
    });

    it('answers, reports progress, and embeds nothing the second time', async () => {
      const client = newClient();
      const progress: Progress[] = [];
      const params = embedding(slow, temporary.file('a.npy'));
      const first = await client.call('table/embed', params, { onProgress: (p) => progress.push(p) });
      const second = await client.call('table/embed', params);
      assert.deepEqual([first.rows, first.dim, first.cached, second.cached], [rows, 32, 0, rows]);
      const embedded = progress.filter(({ phase }) => phase === 'embed');
      assert.equal(embedded.at(-1)?.done, rows);
      assert.ok(embedded.length > 2, `${embedded.length} messages`);
    });

    it('keeps one process for several calls at once', async () => {
      const client = newClient();
      const params = embedding(tiny, temporary.file('same.npy'));
      await Promise.all(
        [1, 2, 3].map((i) => client.call('table/embed', { ...params, out: temporary.file(`same-${i}.npy`) })),
      );
      assert.equal(logged.filter((line) => /engine \d+ started/.test(line)).length, 1);
    });

    it('picks rows to label without an encoder', async () => {
      const bare = temporary.file('bare.csv');
      writeFileSync(bare, 'text,label\ngood film here,1\nbad film there,\nno label either,\nfine,0\n');
      const asked = { table: { paths: [bare], textColumn: 'text', labelColumn: 'label' }, count: 5, seed: 1 };
      const picked = await newClient().call('table/pickRows', asked);
      assert.deepEqual(picked.rows, [
        { row: 2, text: 'bad film there' },
        { row: 3, text: 'no label either' },
      ]);
    });

    it('passes on an error that was made for a person', async () => {
      const call = newClient().call('table/inspect', { table: { paths: [temporary.file('nothing.csv')] } });
      await assert.rejects(call, (error: unknown) => {
        assert.ok(error instanceof UserError && !(error instanceof CancelledError));
        assert.equal(error.shown.key, 'error.fileMissing');
        assert.match(error.message, /nothing\.csv/);
        return true;
      });
    });

    it('logs any other error with its stack and says so', async () => {
      const call = newClient().call('table/inspect', { table: null } as unknown as ParamsOf<'table/inspect'>);
      await assert.rejects(
        call,
        (error: unknown) => error instanceof UserError && error.shown.key === 'error.internal',
      );
      assert.ok(
        logged.some((line) => line.includes('    at ')),
        logged.join('\n'),
      );
    });

    it('refuses a method that it does not know', async () => {
      const call = newClient().call('no/such' as EngineMethod, {} as never);
      await assert.rejects(
        call,
        (error: unknown) => error instanceof UserError && error.shown.key === 'error.internal',
      );
    });

    it('stops at a cancel between texts, in the same process, and leaves no file but cached vectors', async () => {
      const client = newClient();
      const folder = temporary.file('cancelled');
      mkdirSync(folder);
      const params = embedding(slow, path.join(folder, 'v.npy'));
      const { took } = await cancelOnceEmbedding(client, params);
      assert.ok(took < cancelBound, `${took} ms`);
      assert.deepEqual(readdirSync(folder), []);
      const { cached } = await client.call('table/embed', params);
      assert.ok(cached > 0 && cached < rows, `${cached}`);
      assert.equal(logged.filter((line) => /started/.test(line)).length, 1);
    });

    it('stops at a cancel in the middle of a text, without being killed', async () => {
      const client = newClient();
      const params = embedding(stuck, temporary.file('stuck.npy'));
      const { took } = await cancelOnceEmbedding(client, params, 0);
      assert.ok(took < cancelBound, `${took} ms`);
      assert.equal(isRunning(await enginePid()), true);
    });

    it('is killed when a cancel does not get through, and its temporary files are swept', async () => {
      const client = newClient();
      const folder = temporary.file('killed');
      mkdirSync(folder);
      let pid = 0;
      const { took } = await cancelOnceEmbedding(
        client,
        embedding(slow, path.join(folder, 'v.npy')),
        10,
        async () => {
          pid = await enginePid();
          process.kill(pid, 'SIGSTOP'); // it hears nothing any more
          writeFileSync(path.join(folder, `.staging-${pid}-v.npy`), 'half');
          writeFileSync(path.join(folder, '.staging-1-other.npy'), 'of another engine');
        },
      );
      assert.ok(took < cancelBound, `${took} ms`);
      assert.deepEqual(readdirSync(folder), ['.staging-1-other.npy']);
      assert.equal(isRunning(pid), false);
    });

    it('runs a call again that lost its engine to the cancel of another', async () => {
      const client = newClient();
      const innocent = client.call('table/embed', embedding(slow, temporary.file('innocent.npy')));
      const params = embedding(slow, temporary.file('guilty.npy'));
      await cancelOnceEmbedding(
        client,
        params,
        10,
        async () => void process.kill(await enginePid(), 'SIGSTOP'),
      );
      assert.equal((await innocent).rows, rows);
    });

    it('is not started for a call that was cancelled before', async () => {
      const call = newClient().call(
        'table/inspect',
        { table: { paths: [table] } },
        { signal: AbortSignal.abort() },
      );
      await assert.rejects(call, CancelledError);
      assert.deepEqual(logged, []);
    });

    it('that dies rejects all that is pending, and the next call starts another', async () => {
      const client = newClient();
      const calls = ['one', 'two'].map((name) =>
        client.call('table/embed', embedding(slow, temporary.file(`${name}.npy`))),
      );
      const failures = Promise.allSettled(calls);
      const pid = await enginePid();
      await sleep(400);
      process.kill(pid, 'SIGKILL');
      for (const result of await failures) {
        assert.ok(result.status === 'rejected' && result.reason instanceof UserError);
        assert.equal(result.reason.shown.key, 'error.engineStopped');
        assert.match(result.reason.message, /SIGKILL/);
      }
      assert.equal((await client.call('table/inspect', { table: { paths: [table] } })).rows, rows);
      assert.equal(logged.filter((line) => /started/.test(line)).length, 2);
    });

    it('that cannot start is told so', async () => {
      const client = newClient({ enginePath: temporary.file('no-engine.js') });
      const call = client.call('table/inspect', { table: { paths: [table] } });
      await assert.rejects(
        call,
        (error: unknown) => error instanceof UserError && error.shown.key === 'error.engineStopped',
      );
    });

    it('ends when idle, never during a call, and starts again', async () => {
      const client = newClient({ idleMilliseconds: 200 });
      const params = embedding(slow, temporary.file('idle.npy')); // takes longer than the idle time
      await client.call('table/embed', params);
      const pid = await enginePid();
      await until(() => !isRunning(pid));
      assert.equal((await client.call('table/inspect', { table: { paths: [table] } })).rows, rows);
    });

    it('rejects what is pending when its client is disposed, and ends', async () => {
      const client = newClient();
      const failed = assert.rejects(
        client.call('table/embed', embedding(slow, temporary.file('d.npy'))),
        CancelledError,
      );
      const pid = await enginePid();
      await client.dispose();
      await failed;
      assert.equal(isRunning(pid), false);
      await assert.rejects(client.call('table/inspect', { table: { paths: [table] } }), CancelledError);
    });

    it('goes when its parent is killed, also in the middle of a text', async () => {
      for (const folder of [slow, stuck]) {
        const params = JSON.stringify(embedding(folder, temporary.file('orphan.npy')));
        const parent = fork(__filename, ['--parent-of-engine', params], { execArgv: [], silent: true });
        const pid = await new Promise<number>((resolve) =>
          parent.once('message', (message) => resolve(Number(message))),
        );
        await sleep(300);
        parent.kill('SIGKILL');
        await until(() => !isRunning(pid));
      }
    });

    it('does not hear Ctrl+C: its client decides', async () => {
      const params = embedding(slow, temporary.file('ctrl-c.npy'));
      let interrupted = false;
      const onProgress = () => {
        if (!interrupted) void enginePid().then((pid) => process.kill(pid, 'SIGINT'));
        interrupted = true;
      };
      assert.equal((await newClient().call('table/embed', params, { onProgress })).rows, rows);
      assert.ok(interrupted);
    });

    it('shares its cache with another at the same time', async () => {
      const cache = temporary.file('shared');
      const calls = ['left', 'right'].map((side) =>
        newClient().call('table/embed', embedding(slow, temporary.file(`${side}.npy`), cache)),
      );
      await Promise.all(calls);
      assert.deepEqual(readFileSync(temporary.file('left.npy')), readFileSync(temporary.file('right.npy')));
      const { cached } = await newClient().call(
        'table/embed',
        embedding(slow, temporary.file('third.npy'), cache),
      );
      assert.equal(cached, rows);
      const { freedBytes } = await newClient().call('cache/clear', { cacheFolder: cache });
      assert.ok(freedBytes > rows * 32 * 4);
    });

    /** The pid that the client logged last. */
    async function enginePid(): Promise<number> {
      const started = () => [...logged].reverse().find((line) => /engine \d+ started/.test(line));
      await until(() => started() !== undefined);
      return Number(/\d+/.exec(started()!)![0]);
    }

    /** Cancels once `after` texts are embedded; milliseconds until the call has settled. */
    async function cancelOnceEmbedding(
      client: EngineClient,
      params: ParamsOf<'table/embed'>,
      after = 10,
      before: () => Promise<void> = () => Promise.resolve(),
    ): Promise<{ took: number }> {
      const controller = new AbortController();
      let started = false;
      let cancelled = 0;
      const cancel = async () => {
        await before();
        if (after === 0) await sleep(300); // into the first text
        cancelled = performance.now();
        controller.abort();
      };
      const onProgress = ({ phase, done }: Progress) => {
        if (phase !== 'embed' || done < after || started) return;
        started = true;
        void cancel();
      };
      const call = client.call('table/embed', params, { onProgress, signal: controller.signal });
      await assert.rejects(call, CancelledError);
      return { took: performance.now() - cancelled };
    }
  });

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (condition()) return;
    await sleep(20);
  }
  assert.fail('it did not happen within 10 s');
}

/** A zombie counts as gone. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/status`;
  return !existsSync(status) || !/State:\s+Z/.test(readFileSync(status, 'utf8'));
}

function callAsParent(params: ParamsOf<'table/embed'>): void {
  const log = (line: string) => {
    const pid = /engine (\d+) started/.exec(line)?.[1];
    if (pid) process.send!(pid);
  };
  void new EngineClient({ enginePath, log }).call('table/embed', params);
}
