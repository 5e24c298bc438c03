import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { readReport } from '../../../src/protocol/report';
import { commands, extensionSection, walkthrough } from '../../../src/editor/contributionIds';
import { extensionId, file, productFiles, surface, theme, themes, title, until } from '../support/extension';
import { choose, clickInNotification, clickMenu, notification, webviewText } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const model = (name: string) => file('.transfer-lens', 'models', name, 'model.json').fsPath;
const report = (name: string) => file('.transfer-lens', 'reports', `${name}.transfer-report.json`).fsPath;
const choices = { source: { kind: 'none' }, textColumn: 'text', labelColumn: 'label', name: 'mine' };

const openModelMenu = (name: string, entry: string) =>
  onPage(
    async (page, name, entry) => {
      // A report bears the name of its model; only the model's row tells its labels.
      const row = page.getByRole('treeitem', { name: new RegExp(`^${name}, .* labels`) });
      await row.click({ button: 'right' });
      await page.getByRole('menuitem', { name: entry }).waitFor();
    },
    name,
    entry,
  );

const dialog = (says: string, button: string) =>
  onPage(
    async (page, says, button) => {
      const box = page.locator('.monaco-dialog-box').filter({ hasText: says });
      await box.waitFor();
      const text = await box.innerText();
      await page.waitForTimeout(200);
      await box.getByRole('button', { name: button }).click();
      await box.waitFor({ state: 'detached' });
      return text;
    },
    says,
    button,
  );

/** Waits for a dialog, keeps a picture of it, and leaves it open. */
async function pictureOfDialog(says: string, name: string): Promise<void> {
  await onPage((page, says) => page.locator('.monaco-dialog-box').filter({ hasText: says }).waitFor(), says);
  await screenshot(name);
}

async function saveAs(name: string, picture: string): Promise<void> {
  await onPage((page) => page.locator('.quick-input-widget input[type=text]').first().waitFor());
  await screenshot(picture);
  await onPage(async (page, path) => {
    await page.locator('.quick-input-widget input[type=text]').first().fill(path);
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
  }, file(name).fsPath);
}

describe('Managing models, samples and reports', () => {
  before(async () => {
    await surface();
    await theme(themes.light);
  });

  it('Open Sample Tables copies both and opens one', async () => {
    await vscode.commands.executeCommand(commands.openSamples);
    await notification('The sample tables are in', 20);
    await screenshot('managing-samples');
    assert.ok(existsSync(file('samples', 'products.csv').fsPath));
    assert.ok(existsSync(file('samples', 'movies.csv').fsPath));
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? '', /products\.csv$/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('Try It opens something to read after training', async () => {
    const table = file('samples', 'products.csv');
    void vscode.commands.executeCommand(commands.fineTune, table, [table], choices);
    await notification('is trained and active', 90);
    await clickInNotification('is trained and active', 'Try It');
    await until('a prediction', 30, async () => (await surface()).predictions().length > 0);
    await screenshot('managing-try-it');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('saves HTML and JSON from the report, with and without the texts of its rows', async () => {
    const shown = JSON.parse(readFileSync(report('mine'), 'utf8')) as object;
    const accuracy = { mean: 0.5, low: 0.3, high: 0.7 };
    const slices = [{ kind: 'length', rows: 20, accuracy, examples: [1] }];
    writeFileSync(report('mine'), JSON.stringify({ ...shown, slices }));
    const text = readFileSync(file('products.csv').fsPath, 'utf8').split('\n')[1]!.slice(1, 30);
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(report('mine')));
    await webviewText('products');
    await screenshot('managing-report');
    for (const [choice, name] of [
      ['Without Texts', 'saved.html'],
      ['With Texts', 'shared.html'],
    ] as const) {
      void vscode.commands.executeCommand(commands.saveReportHtml);
      await onPage((page) => page.getByPlaceholder('May the page hold').waitFor());
      await screenshot('managing-html-texts');
      await choose(choice);
      await saveAs(name, 'managing-save-html');
      await until('the page', 20, () => existsSync(file(name).fsPath));
      const html = readFileSync(file(name).fsPath, 'utf8');
      assert.match(html, /^<!doctype html>/i);
      assert.equal(html.includes(text), choice === 'With Texts', `${choice}: ${text}`);
    }
    void vscode.commands.executeCommand(commands.saveReportJson);
    await saveAs('saved.transfer-report.json', 'managing-save-json');
    await until('the report', 20, () => existsSync(file('saved.transfer-report.json').fsPath));
    // what is saved is the report as it was read: with what an older file leaves open filled in
    const read = (path: string) => readReport(JSON.parse(readFileSync(path, 'utf8')));
    assert.equal(read(report('mine')).kind, 'report');
    assert.deepEqual(read(file('saved.transfer-report.json').fsPath), read(report('mine')));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('renames a model with its report', async () => {
    await vscode.commands.executeCommand('workbench.view.extension.transferLens');
    await openModelMenu('mine', title(commands.renameModel));
    await screenshot('managing-model-menu');
    await clickMenu(title(commands.renameModel));
    await onPage(async (page) => {
      const input = page.locator('.quick-input-widget input[type=text]').first();
      await input.waitFor();
      await input.fill('a/b');
    });
    await screenshot('managing-rename-refused');
    await onPage(async (page) => {
      await page.locator('.quick-input-widget input[type=text]').first().fill('yours truly');
      await page.keyboard.press('Enter');
    });
    await until('the new folder', 20, () => existsSync(model('yours truly')));
    await until('the new report', 20, () => existsSync(report('yours truly')));
    await until(
      'it to stay active',
      10,
      async () => (await (await surface()).activeModel()) === 'yours truly',
    );
    await screenshot('managing-renamed');
    assert.ok(!existsSync(model('mine')));
    assert.ok(!existsSync(report('mine')));
  });

  it('asks before it deletes a model, and cancelling keeps it', async () => {
    for (const answer of ['Cancel', 'Move to Trash']) {
      await openModelMenu('yours truly', title(commands.deleteModel));
      await clickMenu(title(commands.deleteModel));
      await pictureOfDialog('Delete the model', 'managing-delete');
      await dialog('Delete the model', answer);
      if (answer === 'Cancel') assert.ok(existsSync(model('yours truly')));
    }
    // A server has no trash and asks a second time, for the folder and for its report.
    for (let asked = 0; asked < 2; asked++) {
      await pictureOfDialog('no trash', `managing-no-trash-${asked}`);
      await dialog('no trash', 'Delete Permanently');
    }
    await until('nothing is left', 20, () => productFiles().length === 0);
    await screenshot('managing-deleted');
  });

  it('asks before anything is downloaded', async () => {
    const configuration = vscode.workspace.getConfiguration(extensionSection);
    await configuration.update('encoder', 'someone/some-encoder', vscode.ConfigurationTarget.Workspace);
    const table = file('samples', 'products.csv');
    void vscode.commands.executeCommand(commands.fineTune, table, [table], { ...choices, name: 'hub' });
    await pictureOfDialog('someone/some-encoder', 'managing-network');
    await dialog('someone/some-encoder', 'Cancel');
    const said = await notification('someone/some-encoder', 20, 'error');
    await screenshot('managing-network-refused');
    assert.doesNotMatch(said, /undefined|ENOENT|TypeError/);
    assert.equal(vscode.workspace.getConfiguration(extensionSection).get('allowNetwork'), false);
    await configuration.update('encoder', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows the walkthrough with its pictures', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthrough}`);
    await onPage((page) => page.getByText('Get Started with Transfer Lens').first().waitFor());
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    for (const step of [
      'Open the sample tables',
      'Fine-tune a classifier',
      'Predict selected text',
      'Read the report',
    ]) {
      await onPage((page, step) => page.getByText(step, { exact: true }).first().click(), step);
      await screenshot(`managing-walkthrough-${step.split(' ')[0]!.toLowerCase()}`);
    }
    await theme(themes.dark);
    await screenshot('managing-walkthrough-dark');
    await theme(themes.light);
  });
});
