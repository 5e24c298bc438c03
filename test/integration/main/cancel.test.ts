import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { file, productFiles, surface, until } from '../support/extension';
import {
  choose,
  clickInNotification,
  clickMenu,
  notification,
  openMenuOf,
  webviewText,
} from '../support/gestures';
import { onPage, screenshot } from '../support/page';
import { title } from '../support/extension';

/** The promise is one second; bounds in tests are five times the promise. */
const cancelBound = 5000;

/** So many different texts that embedding them takes a minute. */
function longTable(rows: number): string {
  const words =
    'the battery case strap lens screen arrived broke works shines fits rattles again never'.split(' ');
  const text = (row: number) =>
    Array.from({ length: 60 }, (_, i) => words[(row * 7 + i * (row % 11)) % words.length]);
  const lines = Array.from(
    { length: rows },
    (_, row) => `${text(row).join(' ')} ${row},${row % 2 ? 'good' : 'bad'}`,
  );
  return `text,label\n${lines.join('\n')}\n`;
}

const errors = () =>
  onPage((page) =>
    page
      .locator('.notification-list-item')
      .filter({ has: page.locator('.codicon-error') })
      .count(),
  );

describe('Cancel in the middle of a run', () => {
  before(async () => {
    await surface();
    writeFileSync(file('long.csv').fsPath, longTable(20_000));
    await vscode.commands.executeCommand('workbench.view.explorer');
    await vscode.commands.executeCommand('workbench.files.action.refreshFilesExplorer');
  });

  it('ends the run within a second and leaves nothing behind', async () => {
    await openMenuOf('long.csv', title(commands.fineTune));
    await clickMenu(title(commands.fineTune));
    await choose('No Source Domain');
    await notification('Turning texts into vectors');
    await until('a rate', 20, async () => /a second/.test(await notification('Fine-tuning on long.csv')));
    await screenshot('progress');
    const started = Date.now();
    await clickInNotification('Fine-tuning on long.csv', 'Cancel');
    await onPage(async (page) => {
      const found = page.locator('.notification-list-item').filter({ hasText: 'Fine-tuning on long.csv' });
      await found.first().waitFor({ state: 'detached' });
    });
    const took = Date.now() - started;
    console.log(`cancelled in ${took} ms`);
    assert.ok(took < cancelBound, `cancelled after ${took} ms`);
    assert.deepEqual(productFiles(), []);
    assert.deepEqual(await (await surface()).models(), []);
  });

  it('by closing the page of a comparison shows no error, and the next comparison runs', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    const compare = (table: vscode.Uri) =>
      vscode.commands.executeCommand(commands.compare, table, [table], { source: { kind: 'movies' } });
    const closed = compare(file('long.csv'));
    await webviewText('a second');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal(await closed, undefined);
    assert.deepEqual(productFiles(), []);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await errors(), 0);
    const next = compare(file('products.csv'));
    await webviewText('Comparing');
    assert.ok(await next);
    assert.equal(await errors(), 0);
    for (const name of productFiles()) rmSync(file('.transfer-lens', name).fsPath);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('leaves an engine that answers the next call', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'A lovely little film.' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 21);
    await vscode.commands.executeCommand(commands.predict);
    assert.equal((await surface()).predictions().length, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
