import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import type { Report } from '../../../src/protocol/report';
import { file, surface, title, until } from '../support/extension';
import { choose, clickMenu, notification, openMenuOf } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const report = (name: string) => file('.transfer-lens', 'reports', `${name}.transfer-report.json`);
const read = (name: string) => JSON.parse(readFileSync(report(name).fsPath, 'utf8')) as Report;

describe('Rows to label', () => {
  before(async () => {
    await surface();
    const texts = Array.from({ length: 30 }, (_, row) => `Row ${row} is light, quiet and cheap enough.`);
    writeFileSync(file('unlabeled.csv').fsPath, `text\n${texts.map((text) => `"${text}"\n`).join('')}`);
    await vscode.commands.executeCommand('workbench.view.explorer');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('are picked from the menu of a table into a new text, after the question how many', async () => {
    await openMenuOf('unlabeled.csv', title(commands.pickRowsToLabel));
    await clickMenu(title(commands.pickRowsToLabel));
    await onPage(async (page) => {
      const box = page.locator('.quick-input-widget input[type=text]').first();
      await box.waitFor();
      await box.fill('5');
      await page.keyboard.press('Enter');
    });
    const told = await notification('unlabeled.csv are ready to label');
    await screenshot('rows-to-label');
    assert.match(told, /^5 rows .*column “label”.*fine-tune on that file/s);
    const document = vscode.window.activeTextEditor!.document;
    assert.ok(document.isUntitled);
    const lines = document.getText().trimEnd().split('\n');
    assert.equal(lines[0], 'row,text,label');
    assert.equal(lines.length, 6);
    for (const line of lines.slice(1)) assert.match(line, /^\d+,"Row \d+ is light, quiet/);
  });

  it('are as many as there are, and a table without any says so', async () => {
    const choices = { count: 400 };
    await vscode.commands.executeCommand(commands.pickRowsToLabel, file('unlabeled.csv'), undefined, choices);
    await notification('unlabeled.csv has only 30 rows without a label');
    await vscode.commands.executeCommand(commands.pickRowsToLabel, file('products.csv'), undefined, choices);
    await notification('there is nothing to pick', 20, 'error');
  });
});

describe('Another strategy', () => {
  before(async () => {
    await surface();
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand(commands.openReport, report('products'));
    await until('the page', 30, async () =>
      (await surface()).reportPages().some(({ ready, shown }) => ready && shown),
    );
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is chosen on the page from those it compares, and saved as the user’s choice', async () => {
    await onPage(async (page) => {
      for (let waited = 0; waited < 300; waited++) {
        for (const frame of page.frames()) {
          const button = frame.getByRole('button', { name: 'Use Another Strategy…' });
          if ((await button.count().catch(() => 0)) > 0) return button.click();
        }
        await page.waitForTimeout(100);
      }
      throw new Error('no page offers another strategy');
    });
    await onPage((page) =>
      page.locator('.quick-input-widget').getByRole('option', { name: 'Source-only' }).waitFor(),
    );
    await screenshot('another-strategy');
    await choose('Source-only');
    await onPage(async (page) => {
      const box = page.locator('.monaco-dialog-box');
      await box.waitFor();
      await page.waitForTimeout(200);
      await box.getByRole('button', { name: 'Keep Both' }).click();
    });
    const told = await notification('“products-2” is trained and active', 120);
    assert.match(told, /Strategy: Source-only/);
    assert.deepEqual([read('products-2').chosen, read('products-2').pinned], ['source-only', true]);
    assert.equal(read('products-2').source?.name, read('products').source?.name);
    assert.equal(await (await surface()).activeModel(), 'products-2');
  });

  it('does not come up again as the model in use once it is gone', async () => {
    const model = file('.transfer-lens', 'models', 'products-2');
    await vscode.workspace.fs.delete(model, { recursive: true });
    await vscode.workspace.fs.delete(report('products-2'));
    await until('the first model', 20, async () => (await (await surface()).activeModel()) === 'products');
  });
});
