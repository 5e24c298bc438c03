import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { engines, surface, title } from '../support/extension';
import { clickMenu } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const text = 'A wonderful film, I was moved to tears.';

async function openText(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  return vscode.window.showTextDocument(document);
}

describe('Predict before any model was trained', () => {
  before(() => surface());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('is answered by the movie head from the menu of the editor, and says so', async () => {
    const editor = await openText(`${text}\n`);
    editor.selection = new vscode.Selection(0, 0, 0, text.length);
    await onPage(async (page, entry) => {
      await page
        .locator('.monaco-editor .view-line')
        .first()
        .click({ button: 'right', position: { x: 40, y: 8 } });
      await page.getByRole('menuitem', { name: entry }).waitFor();
    }, title(commands.predict));
    await screenshot('predict-menu');
    await clickMenu(title(commands.predict));
    await onPage((page) =>
      page
        .locator('.statusbar-item')
        .filter({ hasText: /movie reviews head/ })
        .waitFor(),
    );
    await screenshot('predict-movie-head');
    const [shown] = (await surface()).predictions();
    assert.equal(shown?.prediction.text, text);
    assert.equal(shown?.prediction.label, 'positive');
    assert.equal(shown?.model.builtIn, true);
    assert.equal(shown?.origin, 'selection');
    assert.equal(engines().length, 1);
  });

  it('takes the paragraph when nothing is selected, and says so', async () => {
    const editor = await openText('One.\n\nThe plot was dull\nand far too long.\n\nThree.\n');
    editor.selection = new vscode.Selection(3, 2, 3, 2);
    await vscode.commands.executeCommand(commands.predict);
    const [shown] = (await surface()).predictions();
    assert.equal(shown?.prediction.text, 'The plot was dull\nand far too long.');
    assert.equal(shown?.origin, 'paragraph');
    assert.equal(shown?.prediction.label, 'negative');
  });

  it('answers several selections at once, each at its place', async () => {
    const lines = ['I loved every minute.', 'Boring and pointless.', 'A masterpiece of warmth.'];
    const editor = await openText(lines.join('\n'));
    editor.selections = lines.map((line, i) => new vscode.Selection(i, 0, i, line.length));
    await vscode.commands.executeCommand(commands.predict);
    const shown = (await surface()).predictions();
    assert.deepEqual(
      shown.map(({ prediction }) => [prediction.text, prediction.label]),
      lines.map((line, i) => [line, i === 1 ? 'negative' : 'positive']),
    );
  });

  it('gives probabilities that sum to one', async () => {
    const editor = await openText('It works.');
    editor.selection = new vscode.Selection(0, 0, 0, 9);
    await vscode.commands.executeCommand(commands.predict);
    const [shown] = (await surface()).predictions();
    const sum = Object.values(shown?.prediction.probabilities ?? {}).reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - 1) < 1e-6, `sum ${sum}`);
  });
});
