import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import type { ModelManifest } from '../../../src/protocol/model';
import { file, productFiles, surface, theme, themes, title } from '../support/extension';
import {
  choose,
  clickInNotification,
  clickMenu,
  notification,
  openMenuOf,
  selectFile,
  webviewText,
} from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const manifest = () =>
  JSON.parse(
    readFileSync(file('.transfer-lens', 'models', 'products', 'model.json').fsPath, 'utf8'),
  ) as ModelManifest;

describe('Fine-Tune from the explorer', () => {
  let told = '';

  before(async () => {
    await surface();
    await vscode.commands.executeCommand('workbench.view.explorer');
    await selectFile('products.csv');
  });

  it('offers itself in the menu of a table', async () => {
    await openMenuOf('products.csv', title(commands.fineTune));
    await screenshot('fine-tune-menu');
  });

  it('trains a model in three clicks and tells its honest accuracy', async () => {
    await clickMenu(title(commands.fineTune));
    await onPage((page) => page.locator('.quick-input-widget').getByText('Built-in Movie Reviews').waitFor());
    await screenshot('fine-tune-source');
    await choose('Built-in Movie Reviews');
    told = await notification('is trained and active', 120);
    await screenshot('fine-tune-done');
    assert.match(told, /Accuracy \d/);
    assert.match(told, /95 % interval/);
  });

  it('wrote manifest, weights and card, and no temporary file', () => {
    const files = productFiles().filter((name) => name.startsWith('models'));
    assert.deepEqual(files, [
      'models/products/README.md',
      'models/products/head.safetensors',
      'models/products/model.json',
    ]);
    assert.deepEqual(manifest().labels, ['negative', 'positive']);
    assert.ok(productFiles().every((name) => !name.includes('.staging-')));
  });

  it('says the accuracy that the manifest holds', () => {
    const percent = (manifest().figures!.accuracy.mean * 100).toFixed(1).replace(/\.0$/, '');
    assert.ok(told.includes(percent.split('.')[0]!), `${percent} is not in: ${told}`);
  });

  it('opens the report from the notification', async () => {
    await clickInNotification('is trained and active', 'Open Report');
    const text = await webviewText('products');
    assert.ok(text.length > 500, `the page holds only: ${text}`);
    await screenshot('fine-tune-report');
  });

  it('lists the model as the active one in its view, in every theme', async () => {
    await vscode.commands.executeCommand('workbench.view.extension.transferLens');
    await onPage((page) =>
      page
        .getByRole('treeitem', { name: /^products/ })
        .first()
        .waitFor(),
    );
    for (const [name, id] of Object.entries(themes)) {
      await theme(id);
      await screenshot(`models-view-${name}`);
    }
    await theme(themes.light);
    assert.equal(await (await surface()).activeModel(), 'products');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
