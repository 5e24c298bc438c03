import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { file, productFiles, surface, theme, themes, title, until } from '../support/extension';
import { choose, clickMenu, openMenuOf, webviewText } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const reportFiles = () => productFiles().filter((name) => name.endsWith('.transfer-report.json'));

describe('Compare Domains from the explorer', () => {
  before(async () => {
    await surface();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('writes and opens a report of one table against the built-in movies', async () => {
    await openMenuOf('products.csv', title(commands.compare));
    await clickMenu(title(commands.compare));
    await choose('Built-in Movie Reviews');
    assert.match(await webviewText('Comparing'), /Cancel/);
    await until('a report file', 90, () => reportFiles().length === 1);
    const text = await webviewText('products');
    assert.ok(text.length > 500, `the page holds only: ${text}`);
    const report = JSON.parse(readFileSync(file('.transfer-lens', reportFiles()[0]!).fsPath, 'utf8')) as {
      shift: { measures: { name: string }[] };
    };
    assert.ok(report.shift.measures.length >= 3);
  });

  it('adds the encoder’s layers to the report in front, when asked to', async () => {
    await vscode.commands.executeCommand(commands.compareLayers);
    const text = readFileSync(file('.transfer-lens', reportFiles()[0]!).fsPath, 'utf8');
    const { similarity } = JSON.parse(text) as { similarity: { encoders: { layers: unknown[] }[] } };
    assert.equal(similarity.encoders[0]?.layers.length, 7);
    await webviewText('Show layers as a table');
  });

  it('is read in light, dark and high contrast', async () => {
    for (const [name, id] of Object.entries(themes)) {
      await theme(id);
      await screenshot(`report-${name}`);
    }
    await theme(themes.light);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('compares two tables that are selected together', async () => {
    await onPage(async (page) => {
      await page.getByRole('treeitem', { name: 'movies.csv' }).first().click();
      await page
        .getByRole('treeitem', { name: 'products.csv' })
        .first()
        .click({ modifiers: ['Control'] });
    });
    await openMenuOf('products.csv', title(commands.compare));
    await clickMenu(title(commands.compare));
    await until('a second report', 90, () => reportFiles().length === 2);
    const text = await webviewText('movies');
    assert.match(text, /products/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
