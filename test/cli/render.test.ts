import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { ProgressLine, progressText, timeText } from '../../src/cli/progressLine';
import { renderReport } from '../../src/cli/render/report';
import { cutToWidth, displayWidth, textTable } from '../../src/cli/render/textTable';
import { figure, percentInterval, pointsInterval } from '../../src/cli/render/figures';
import type { MessageArguments, MessageKey } from '../../src/protocol/message';
import { plainEnglish, say } from '../../src/protocol/message';
import { readReport } from '../../src/protocol/report';

const english = (key: MessageKey, args?: MessageArguments) => say(plainEnglish, { key, args });

function rendered(name: string, change: object = {}): string {
  const text = readFileSync(path.join('test', 'fixtures', `report-${name}.json`), 'utf8');
  const found = readReport({ ...(JSON.parse(text) as object), ...change });
  assert.ok(found.kind === 'report');
  return renderReport(found.report, english, { target: 'my table.csv', source: 'movies.csv' });
}

describe('a report in a terminal', () => {
  it('names the next step as the command to type, and why', () => {
    assert.match(rendered('helpful'), /^Next step: transfer-lens predict --model MODEL --text "…"\n {2}\S/m);
  });

  it('names the part that the model surely does worse on, and none where none is', () => {
    const failures = {
      rows: 300,
      labels: ['negative', 'positive'],
      confusion: [
        [121, 25],
        [22, 132],
      ],
      reliability: { bins: [], ece: 0, expectedEce: 0 },
      mistakes: [],
    };
    const accuracy = { mean: 0.717, low: 0.592, high: 0.815 };
    const slice = { kind: 'source-distance', part: 5, of: 5, rows: 60, accuracy, examples: [] };
    assert.match(
      rendered('helpful', { failures, slices: [{ ...slice, surelyWorse: true }] }),
      /^Fails most in: Farthest fifth from movie-reviews\.csv, 71\.7 % \[59\.2, 81\.5\] right against 84\.3 % of all rows \(60 rows;/m,
    );
    assert.doesNotMatch(rendered('helpful', { failures, slices: [slice] }), /Fails most/);
  });

  it('shows every strategy against target-only and source-only, and which was saved', () => {
    const lines = rendered('helpful').split('\n');
    const line = (start: string) => lines.find((each) => each.startsWith(start))?.split(/\s{3,}/);
    assert.deepEqual(line('Strategy'), [
      'Strategy',
      'Accuracy',
      'Macro F1',
      'Points against target-only',
      'Points against source-only',
    ]);
    assert.deepEqual(line('pooled'), [
      'pooled',
      '84.3 % [79.8, 88.0]',
      '84.2 % [79.7, 88.0]',
      '+6.1 [2.7, 9.5]',
      '+7.3 [3.8, 10.8]',
      '← saved, with words',
    ]);
    assert.equal(line('centred')?.length, 5);
  });

  it('says whose choice it was', () => {
    assert.match(rendered('helpful', { pinned: true, chosen: 'anchored' }), /^anchored .*← your choice/m);
  });

  it('tells verdict, conditions and next step in words', () => {
    const text = rendered('negative');
    assert.match(text, /^Verdict: Negative transfer$/m);
    assert.match(text, /^Similar tasks: not met\. The model of movie-reviews\.csv gives 53\.4\s%/m);
    assert.match(text, /^Suitable model: met\. /m);
    assert.match(
      text,
      /^Next step: transfer-lens compare 'my table\.csv' OTHER\.csv\n {2}Compare with a source/m,
    );
  });

  it('tells what to expect where there are no labels', () => {
    const text = rendered('unlabeled');
    assert.match(text, /^Estimated accuracy, without labels: 74 to 81 % .*self-training, 2000 rows$/m);
    assert.match(text, /Thresholded confidence +78\.1 %/);
    assert.match(text, /^Estimated shares: positive 62 %, negative 38 %$/m);
    assert.match(text, /^Near distributions: in doubt\. /m);
    assert.match(text, /^Next step: transfer-lens pick 'my table\.csv' --rows 50\n {2}They show/m);
    assert.doesNotMatch(text, /Verdict:|Strategy {3}/);
  });

  it('is silent about what is not there', () => {
    const text = rendered('helpful', { verdict: null, estimatedAccuracy: null });
    assert.doesNotMatch(text, /Verdict|Next step|Estimated accuracy/);
  });
});

describe('what a terminal shows', () => {
  it('aligns columns, also where characters are two columns wide', () => {
    assert.equal(
      textTable(
        [
          ['a', 'rows'],
          ['語', '7'],
        ],
        [1],
      ),
      'a    rows\n語      7',
    );
    assert.deepEqual(['abc', '語 x', '😀'].map(displayWidth), [3, 4, 2]);
  });

  it('cuts a line where the terminal ends, never within a character', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 9].map((width) => cutToWidth('語😀x', width)),
      ['', '', '語', '語', '語😀x'],
    );
  });

  it('writes rates as percentages with their intervals', () => {
    assert.equal(percentInterval({ mean: 0.8124, low: 0.79, high: 0.8351 }), '81.2 % [79.0, 83.5]');
    assert.equal(pointsInterval({ mean: 0.012, low: -0.003, high: 0.027 }), '+1.2 [-0.3, 2.7]');
    assert.deepEqual([0, 1.6433, 0.00031, -0.02].map(figure), ['0', '1.64', '3.1e-4', '-0.02']);
  });

  it('tells the time left', () => {
    assert.deepEqual([0.2, 59, 187, 3729].map(timeText), ['1 s', '59 s', '3:07', '1:02:09']);
  });

  it('tells phase, count, rate and time left', () => {
    const progress = {
      phase: 'embed',
      subject: 'books',
      done: 1200,
      total: 2000,
      rate: 110.4,
      secondsLeft: 7.2,
    } as const;
    assert.equal(progressText(progress, english), 'Embedding books · 1,200/2,000 · 110 a second · 8 s left');
  });

  it('writes over one line in a terminal, and a line a phase elsewhere', () => {
    const record = (isTTY: boolean) => {
      let text = '';
      let time = 0;
      const line = new ProgressLine(
        { isTTY, columns: 80, write: (part) => void (text += part) },
        english,
        () => time,
      );
      for (const done of [0, 1, 2]) line.show({ phase: 'embed', subject: 'b', done, total: 2 });
      time = 10_000;
      line.show({ phase: 'embed', subject: 'b', done: 2, total: 2 });
      line.show({ phase: 'fit', done: 0, total: 1 });
      line.clear();
      return text;
    };
    assert.equal(record(false), 'Embedding b\nEmbedding b · 2/2\nComparing strategies\n');
    assert.ok(!record(true).includes('\n'));
    assert.ok(record(true).endsWith('\r\u001b[K'));
  });
});
