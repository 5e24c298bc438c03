import assert from 'node:assert/strict';
import { LiveRun } from '../../src/editor/reports/liveRun';
import type { Report } from '../../src/protocol/report';
import { english } from './english';

const states = (run: LiveRun) =>
  Object.fromEntries(run.shown().phases.map(({ name, state }) => [name, state]));

describe('what a page shows of a comparison that runs', () => {
  it('goes through the phases, with what is left of the one that runs', () => {
    const run = new LiveRun('books and dvd', english, 'en');
    run.progress({ phase: 'read', subject: 'books', done: 1, total: 1 });
    run.progress({ phase: 'embed', subject: 'books', done: 1240, total: 2000, rate: 118, secondsLeft: 6.4 });
    assert.deepEqual(states(run), {
      read: 'done',
      load: 'done',
      embed: 'running',
      shift: 'waiting',
      fit: 'waiting',
      topics: 'waiting',
      explain: 'waiting',
      map: 'waiting',
    });
    const [embed] = run.shown().phases.filter(({ name }) => name === 'embed');
    assert.equal(embed!.text, 'books: 1,240 of 2,000 · 118 a second · 7 s left');
    assert.equal(embed!.share, 0.62);
    assert.equal(run.shown().report, null);
  });

  it('keeps what was known when it is stopped, and runs no phase any more', () => {
    const run = new LiveRun('books and dvd', english, 'en');
    const soFar = { report: { seed: 7 } as Report, waiting: ['strategies' as const] };
    run.progress({ phase: 'shift', done: 1, total: 1, soFar });
    run.progress({ phase: 'fit', done: 3, total: 10 });
    run.stopped({ state: 'cancelled' });
    const shown = run.shown();
    assert.equal(shown.report?.seed, 7);
    assert.deepEqual(shown.waiting, ['strategies']);
    assert.deepEqual([states(run)['shift'], states(run)['fit']], ['done', 'waiting']);
  });

  it('says that it waits for another run', () => {
    const run = new LiveRun('books and dvd', english, 'en');
    run.wait();
    assert.match(run.shown().phases[0]!.text, /another run/);
  });
});
