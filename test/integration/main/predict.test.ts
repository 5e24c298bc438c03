import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { surface, theme, themes } from '../support/extension';
import { onPage, screenshot } from '../support/page';

const texts = [
  'It broke after two days and the seller never answered.',
  'Sturdy, quiet and worth every cent.',
];

describe('Predict with a trained model', () => {
  it('answers with that model, by its key', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: texts.join('\n\n'),
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selections = texts.map((text, i) => new vscode.Selection(i * 2, 0, i * 2, text.length));
    await onPage(async (page) => {
      await page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first().focus();
      await page.keyboard.press('Control+Alt+P');
      await page
        .locator('.statusbar-item')
        .filter({ hasText: /predictions/ })
        .waitFor();
    });
    const shown = (await surface()).predictions();
    assert.deepEqual(
      shown.map(({ prediction, model }) => [prediction.text, prediction.label, model.name, model.builtIn]),
      [
        [texts[0], 'negative', 'products', false],
        [texts[1], 'positive', 'products', false],
      ],
    );
  });

  it('stands beside the text in every theme', async () => {
    for (const [name, id] of Object.entries(themes)) {
      await theme(id);
      await screenshot(`predict-${name}`);
    }
    await theme(themes.light);
  });

  it('moves with edits and goes when its text is edited', async () => {
    const editor = vscode.window.activeTextEditor!;
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'Between.\n'));
    const moved = (await surface()).predictions();
    assert.deepEqual(
      moved.map(({ prediction }) => prediction.text),
      texts,
    );
    assert.equal(editor.document.positionAt(moved[1]!.start).line, 3);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 3), 'really '));
    assert.equal((await surface()).predictions().length, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
