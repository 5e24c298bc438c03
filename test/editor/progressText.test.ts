import assert from 'node:assert/strict';
import { progressText } from '../../src/editor/progressText';
import type { Progress } from '../../src/protocol/calls';
import { english } from './english';

const text = (progress: Progress) => progressText(progress, english, 'en');

describe('the text of a progress notification', () => {
  it('tells phase, subject, count, rate and time left', () => {
    const progress = {
      phase: 'embed',
      subject: 'products',
      done: 1240,
      total: 2000,
      rate: 118.4,
      secondsLeft: 6.4,
    } as const;
    assert.equal(
      text(progress),
      'Turning texts into vectors (products): 1,240 of 2,000 · 118 a second · 7 s left',
    );
  });

  it('leaves out what is not known yet', () => {
    assert.equal(text({ phase: 'load', done: 0, total: 1 }), 'Loading the encoder');
    assert.equal(text({ phase: 'fit', done: 3, total: 10 }), 'Training and checking: 3 of 10');
  });

  it('gives a rate for texts only', () => {
    assert.equal(text({ phase: 'fit', done: 3, total: 10, rate: 2 }), 'Training and checking: 3 of 10');
  });

  it('counts a long wait in minutes', () => {
    assert.match(text({ phase: 'embed', done: 1, total: 9, secondsLeft: 89 }), /89 s left/);
    assert.match(text({ phase: 'embed', done: 1, total: 9, secondsLeft: 200 }), /3 min left/);
  });
});
