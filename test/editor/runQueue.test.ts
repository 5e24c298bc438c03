import assert from 'node:assert/strict';
import { RunQueue } from '../../src/editor/runQueue';
import { CancelledError } from '../../src/protocol/userError';

const never = new AbortController().signal;
const nothing = () => undefined;

/** A piece of work that ends when told. */
function work(name: string, story: string[]) {
  let end: (value: string) => void = nothing;
  const run = () => {
    story.push(`${name} starts`);
    return new Promise<string>((resolve) => (end = resolve));
  };
  return { run, end: () => end(name) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('long runs of one window', () => {
  it('go one after the other, in order', async () => {
    const [queue, story] = [new RunQueue(), [] as string[]];
    const [first, second] = [work('first', story), work('second', story)];
    const a = queue.run(first.run, never, () => story.push('first waits'));
    const b = queue.run(second.run, never, () => story.push('second waits'));
    await settled();
    assert.deepEqual(story, ['second waits', 'first starts']);
    first.end();
    assert.equal(await a, 'first');
    await settled();
    assert.deepEqual(story.at(-1), 'second starts');
    second.end();
    assert.equal(await b, 'second');
  });

  it('go on after one that failed', async () => {
    const queue = new RunQueue();
    const failed = queue.run(() => Promise.reject(new Error('disk full')), never, nothing);
    const next = queue.run(() => Promise.resolve('done'), never, nothing);
    await assert.rejects(failed, /disk full/);
    assert.equal(await next, 'done');
  });

  it('can be cancelled while waiting, at once and without ever starting', async () => {
    const [queue, story, cancel] = [new RunQueue(), [] as string[], new AbortController()];
    const first = work('first', story);
    const a = queue.run(first.run, never, nothing);
    const b = queue.run(work('second', story).run, cancel.signal, nothing);
    cancel.abort();
    await assert.rejects(b, CancelledError);
    first.end();
    await a;
    await settled();
    assert.deepEqual(story, ['first starts']);
  });

  it('let a started run end by itself when it is cancelled', async () => {
    const [queue, story, cancel] = [new RunQueue(), [] as string[], new AbortController()];
    const first = work('first', story);
    const a = queue.run(first.run, cancel.signal, nothing);
    await settled();
    cancel.abort();
    first.end();
    assert.equal(await a, 'first');
  });

  it('do not wait when the queue has run empty', async () => {
    const [queue, story] = [new RunQueue(), [] as string[]];
    await queue.run(() => Promise.resolve(), never, nothing);
    await settled();
    await queue.run(
      () => Promise.resolve(),
      never,
      () => story.push('waits'),
    );
    assert.deepEqual(story, []);
  });
});
