import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createJob } from '../../src/engine/job';
import type { Progress } from '../../src/protocol/calls';
import { CancelledError } from '../../src/protocol/userError';

describe('a job', () => {
  it('sends at most ten times a second, and always the end, with rate and time left', async () => {
    let time = 0;
    const sent: Progress[] = [];
    const job = createJob({
      now: () => time,
      isCancelled: () => false,
      send: (progress) => sent.push(progress),
    });
    const steps = job.phase('embed', 'books');
    for (let done = 0; done <= 100; done++) {
      await steps.step(done, 100);
      time += 20;
    }
    assert.ok(sent.length <= 22, `${sent.length} messages in two seconds`);
    assert.deepEqual([sent[0]!.rate, sent[0]!.subject], [undefined, 'books']);
    assert.equal(sent.at(-1)!.done, 100);
    const middle = sent.find(({ done }) => done === 50)!;
    assert.deepEqual([middle.rate, middle.secondsLeft], [50, 1]);
  });

  it('rejects at the next step once cancelled, after messages could come in', async () => {
    let cancelled = false;
    const job = createJob({ now: () => 0, isCancelled: () => cancelled, send: () => undefined });
    setImmediate(() => (cancelled = true)); // as $/cancelRequest would
    await assert.rejects(job.phase('fit').step(0, 1), CancelledError);
    assert.throws(() => job.throwIfCancelled(), CancelledError);
  });
});
