import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { file, productFiles, surface } from '../support/extension';
import { notification } from '../support/gestures';

const rows = (count: number, line: (row: number) => string) =>
  `text,label\n${Array.from({ length: count }, (_, row) => line(row)).join('\n')}\n`;

const choices = { source: { kind: 'none' }, textColumn: 'text', labelColumn: 'label', name: 'bad' };

/** File name, its contents, and what the message says beside the name. */
const bad: [name: string, content: string | Uint8Array, says: RegExp][] = [
  ['empty.csv', '', /empty/i],
  ['header-only.csv', 'text,label\n', /row/i],
  ['one-class.csv', rows(30, (row) => `text number ${row} is here,same`), /same/],
  ['three-rows.csv', rows(3, (row) => `text number ${row} is here,${row % 2 ? 'a' : 'b'}`), /3|row/],
  ['binary.csv', Uint8Array.from({ length: 4000 }, (_, i) => (i * 151) % 256), /text|table/i],
];

/** What a person reads: a sentence that names the file, and nothing of the program's inside. */
async function refusal(file: string): Promise<string> {
  const message = await notification(file, 20, 'error');
  assert.doesNotMatch(message, /undefined|\[object|TypeError|ENOENT|\.js:/);
  return message;
}

describe('Fine-Tune on what cannot be learned from', () => {
  let untouched: string[] = [];

  before(async () => {
    await surface();
    untouched = productFiles();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    // VS Code shows no more than three notifications within 800 ms.
    await new Promise((resolve) => setTimeout(resolve, 900));
  });

  for (const [name, content, says] of bad) {
    it(`names ${name} and why, and changes nothing`, async () => {
      writeFileSync(file(name).fsPath, content);
      await vscode.commands.executeCommand(commands.fineTune, file(name), [file(name)], choices);
      assert.match(await refusal(name.replace('.csv', '')), says);
      assert.deepEqual(productFiles(), untouched);
    });
  }

  it('names a file that is gone', async () => {
    const gone = file('gone.csv');
    await vscode.commands.executeCommand(commands.fineTune, gone, [gone], choices);
    await refusal('gone');
    assert.deepEqual(productFiles(), untouched);
  });
});
