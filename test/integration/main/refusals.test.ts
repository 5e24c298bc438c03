import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { file, productFiles, surface } from '../support/extension';
import { notification } from '../support/gestures';

const rows = (count: number, line: (row: number) => string) =>
  `text,label\n${Array.from({ length: count }, (_, row) => line(row)).join('\n')}\n`;

/** File name, its contents, and what the message must name. */
const bad: [name: string, content: string | Uint8Array][] = [
  ['empty.csv', ''],
  ['header-only.csv', 'text,label\n'],
  ['one-class.csv', rows(30, (row) => `text number ${row} is here,same`)],
  ['three-rows.csv', rows(3, (row) => `text number ${row} is here,${row % 2 ? 'a' : 'b'}`)],
  ['binary.csv', Uint8Array.from({ length: 4000 }, (_, i) => (i * 151) % 256)],
];

describe('Fine-Tune on what cannot be learned from', () => {
  let before_: string[] = [];
  before(async () => {
    await surface();
    before_ = productFiles();
  });
  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  for (const [name, content] of bad) {
    it(`names ${name}, and changes nothing`, async () => {
      writeFileSync(file(name).fsPath, content);
      const choices = { source: { kind: 'none' }, textColumn: 'text', labelColumn: 'label', name: 'bad' };
      await vscode.commands.executeCommand(commands.fineTune, file(name), [file(name)], choices);
      const message = await notification(name, 20);
      assert.match(message, /\.\s*$|[.]/, `no sentence: ${message}`);
      assert.doesNotMatch(message, /undefined|\[object|TypeError|at .*\.js/);
      assert.deepEqual(productFiles(), before_);
    });
  }

  it('names a file that is gone', async () => {
    const gone = file('gone.csv');
    await vscode.commands.executeCommand(commands.fineTune, gone, [gone], { source: { kind: 'none' } });
    assert.doesNotMatch(await notification('gone.csv', 20), /ENOENT|undefined/);
  });
});
