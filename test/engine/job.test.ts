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
    for (let done = 0; done <= 200; done++) {
      await steps.step(done, 200);
      time += 20;
    }
    assert.ok(sent.length <= 42, `${sent.length} messages in four seconds`);
    assert.deepEqual([sent[0]!.rate, sent[0]!.subject], [undefined, 'books']);
    assert.equal(sent.at(-1)!.done, 200);
    const at = (wanted: number) => sent.find(({ done }) => done === wanted)!;
    assert.equal(at(50).rate, undefined, 'the first seconds are mostly the encoder warming up');
    assert.deepEqual([at(150).rate, at(150).secondsLeft], [50, 1]);
  });

  it('rejects at the next step once cancelled, after messages could come in', async () => {
    let cancelled = false;
    const job = createJob({ now: () => 0, isCancelled: () => cancelled, send: () => undefined });
    setImmediate(() => (cancelled = true)); // as $/cancelRequest would
    await assert.rejects(job.phase('fit').step(0, 1), CancelledError);
    assert.throws(() => job.throwIfCancelled(), CancelledError);
  });
});
