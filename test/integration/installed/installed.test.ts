import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { extension, file, productFiles, surface, title } from '../support/extension';
import { choose, clickMenu, notification, openMenuOf, webviewText } from '../support/gestures';
import { screenshot } from '../support/page';

const names = () => readdirSync(extension().extensionPath, { recursive: true, encoding: 'utf8' });

describe('The installed package', () => {
  it('lies among the installed extensions and holds what ships, nothing else', () => {
    assert.match(extension().extensionPath, /extensions[\\/]transfer-lens\.transfer-lens-/);
    for (const needed of [
      'dist/extension.js',
      'dist/engine.js',
      'dist/cli.js',
      'LICENSE.txt',
      'models/encoder/config.json',
    ]) {
      assert.ok(existsSync(path.join(extension().extensionPath, needed)), `${needed} is missing`);
    }
    const development = names().filter((name) =>
      /(^|\/)(src|test|webview\/main|node_modules\/(?!onnxruntime))|\.(ts|map)$/.test(name),
    );
    assert.deepEqual(development, []);
  });

  it('trains a model from the menu', async () => {
    await surface();
    await vscode.commands.executeCommand('workbench.view.explorer');
    await openMenuOf('products.csv', title(commands.fineTune));
    await clickMenu(title(commands.fineTune));
    await choose('Built-in Movie Reviews');
    await notification('is trained and active', 120);
    assert.ok(productFiles().includes('models/products/model.json'));
    await screenshot('installed-done');
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

  it('compares two tables and shows the report', async () => {
    const choices = { source: { kind: 'table', table: { paths: [file('movies.csv').fsPath] } } };
    await vscode.commands.executeCommand(
      commands.compare,
      file('products.csv'),
      [file('products.csv')],
      choices,
    );
    assert.match(await webviewText('products'), /movies/);
    await screenshot('installed-report');
  });
});
