import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { file, surface } from '../support/extension';

/** What can be asked without the page: see scripts/testDesktop.mjs. */
describe('Under Electron', () => {
  it('trains a model', async () => {
    const choices = { source: { kind: 'movies' }, textColumn: 'text', labelColumn: 'label' };
    const table = file('products.csv');
    await vscode.commands.executeCommand(commands.fineTune, table, [table], choices);
    assert.ok(existsSync(file('.transfer-lens', 'models', 'products', 'model.json').fsPath));
  });

  it('predicts with it', async () => {
    const content = 'Arrived broken, and nobody answered.';
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
    editor.selection = new vscode.Selection(0, 0, 0, content.length);
    await vscode.commands.executeCommand(commands.predict);
    const [shown] = (await surface()).predictions();
    assert.equal(shown?.model.name, 'products');
    assert.equal(shown?.prediction.label, 'negative');
  });
});
