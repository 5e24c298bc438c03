import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { renderMatrix } from '../../src/cli/render/matrix';
import { displayWidth } from '../../src/cli/render/textTable';
import type { MatrixReport } from '../../src/protocol/matrix';
import type { MessageArguments, MessageKey } from '../../src/protocol/message';
import { plainEnglish, say } from '../../src/protocol/message';

const english = (key: MessageKey, args?: MessageArguments) => say(plainEnglish, { key, args });
const matrix = () =>
  JSON.parse(readFileSync(path.join('test', 'fixtures', 'matrix.json'), 'utf8')) as MatrixReport;

describe('a matrix in a terminal', () => {
  const lines = renderMatrix(matrix(), english).split('\n');
  const rows = (start: string) => lines.filter((line) => line.startsWith(`${start}  `));

  it('answers first', () => {
    assert.match(lines[0]!, /^electronics is the best source for kitchen, and the nearest: expect 88\.8\s%/);
  });

  it('marks the best source, what is estimated, and what is at home', () => {
    const [accuracies, distances] = rows('electronics').map((line) => line.split(/\s{2,}/));
    const columns = rows('Source')[0]!.split(/\s{2,}/);
    const cell = (name: string) => accuracies![columns.indexOf(name)];
    assert.deepEqual([cell('kitchen'), cell('electronics'), cell('topics')], ['88.8*', '(90.4)', '–']);
    assert.equal(cell('cinema'), '~86–94');
    assert.equal(distances![columns.indexOf('kitchen')], '1.83');
  });

  it('has a row for the built-in domain and no column', () => {
    assert.equal(rows('movie reviews').length, 2);
    assert.doesNotMatch(rows('Source')[0]!, /movie reviews/);
  });

  it('says once why something is not known', () => {
    assert.equal(lines.filter((line) => line.includes('cinema has no usable labels.')).length, 1);
  });

  it('cuts long names, and stays aligned in two-column characters', () => {
    const long = matrix();
    long.domains[0]!.name = '台所用品のとても長い名前のファイルその一.csv';
    const text = renderMatrix(long, english).split('\n');
    const header = text.findIndex((line) => line.startsWith('Source'));
    const table = text.slice(header, header + 9);
    const widths = new Set(table.map(displayWidth));
    assert.equal(widths.size, 1, table.join('\n'));
    assert.ok(text.some((line) => line.startsWith('台所用品のとても…')));
  });
});
