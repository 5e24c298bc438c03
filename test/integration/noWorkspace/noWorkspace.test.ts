import assert from 'node:assert/strict';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { extension, surface, until } from '../support/extension';
import { notification, webviewText } from '../support/gestures';

const place = process.env['TRANSFER_LENS_TEST_FOLDER'] ?? '';

describe('Without a folder', () => {
  const table = vscode.Uri.file(path.join(place, 'loose.csv'));
  before(() => copyFileSync(path.join(extension().extensionPath, 'samples', 'products.csv'), table.fsPath));

  it('Fine-Tune says that it needs one', async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    await vscode.commands.executeCommand(commands.fineTune, table, [table], { source: { kind: 'movies' } });
    assert.match(await notification('no folder is open', 20), /Open the folder/);
  });

  it('Compare Domains shows its report all the same', async () => {
    await vscode.commands.executeCommand(commands.compare, table, [table], { source: { kind: 'movies' } });
    const pages = await until('a report page', 60, async () => {
      const open = (await surface()).reportPages();
      return open.some(({ shown }) => shown) && open;
    });
    assert.equal(pages.length, 1);
    await webviewText('loose');
  });

  it('Predict answers with the movie head', async () => {
    const document = await vscode.workspace.openTextDocument({ content: 'Dreadful from start to end.' });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 27);
    await vscode.commands.executeCommand(commands.predict);
    const [shown] = (await surface()).predictions();
    assert.equal(shown?.model.builtIn, true);
    assert.equal(shown?.prediction.label, 'negative');
  });
});
