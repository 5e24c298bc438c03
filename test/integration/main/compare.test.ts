import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { file, productFiles, surface, theme, themes, title, until } from '../support/extension';
import { choose, clickMenu, inReport, openMenuOf, webviewText } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const reportFiles = () => productFiles().filter((name) => name.endsWith('.transfer-report.json'));

describe('Compare Domains from the explorer', function () {
  this.timeout(150_000); // each compares, some more than once
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

  it('arranges its map by UMAP on request', async () => {
    await inReport('#map button:has-text("UMAP")', 'click');
    assert.match(await webviewText('Arrange by PCA', 60), /UMAP of the embeddings/);
    await screenshot('report-map-umap');
  });

  it('is read in light, dark and both high contrasts', async () => {
    for (const [name, id] of Object.entries(themes)) {
      await theme(id);
      for (const section of ['answer', 'distances', 'words', 'map', 'failures']) {
        await inReport(`#${section}`, 'show');
        await screenshot(`report-${name}-${section}`);
      }
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

  it('compares three tables as a matrix, and a cell opens its pair', async function () {
    this.timeout(120_000); // two runs
    const third = file('third.csv');
    const line = (i: number) =>
      `the ${i % 2 ? 'lovely' : 'dreadful'} pan number ${i} was ${i % 2 ? 'good' : 'bad'},${i % 2 ? 'positive' : 'negative'}`;
    writeFileSync(third.fsPath, ['text,label', ...Array.from({ length: 40 }, (_, i) => line(i))].join('\n'));
    const before = reportFiles().length;
    const tables = [file('products.csv'), file('movies.csv'), third];
    await vscode.commands.executeCommand(commands.compare, tables[0], tables);
    await until('the report of the matrix', 90, () => reportFiles().length === before + 1);
    assert.match(await webviewText('Sources for products'), /best source for products/);
    await screenshot('matrix');
    await onPage(async (page) => {
      for (const frame of page.frames()) {
        const cell = frame.getByRole('button', { name: /^movies to products:/ });
        if ((await cell.count()) > 0) return cell.first().click();
      }
      throw new Error('no page holds the cell');
    });
    await until('the report of the pair', 90, () => reportFiles().length === before + 2);
    rmSync(third.fsPath);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
