import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { engines, surface } from '../support/extension';
import { onPage, screenshot } from '../support/page';

describe('After the window was opened again', () => {
  it('the model is still in its view, and active', async () => {
    await vscode.commands.executeCommand('workbench.view.extension.transferLens');
    await onPage((page) =>
      page
        .getByRole('treeitem', { name: /^products/ })
        .first()
        .waitFor(),
    );
    await screenshot('models-view-reloaded');
    assert.equal(await (await surface()).activeModel(), 'products');
  });

  it('no engine runs until it is needed', () => {
    assert.deepEqual(engines(), []);
  });

  it('the model answers', async () => {
    const content = 'The zip tore on the first day.';
    const document = await vscode.workspace.openTextDocument({ content });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, content.length);
    await vscode.commands.executeCommand(commands.predict);
    const [shown] = (await surface()).predictions();
    assert.equal(shown?.model.name, 'products');
    assert.equal(shown?.prediction.label, 'negative');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
