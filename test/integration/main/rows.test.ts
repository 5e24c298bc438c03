import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { extension, file, surface, until } from '../support/extension';
import { inReport, notification, webviewText } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const table = 'rows.csv';
const content = [
  'text,label',
  'the first text,neg',
  '"the second text',
  'runs over lines",pos',
  'third,neg',
  '',
].join('\n');
const report = () => file('.transfer-lens', 'reports', 'rows.transfer-report.json');

/** The fixture's report, about our table, with two rows that it points at. */
async function writeReport(): Promise<void> {
  const fixture = path.join(extension().extensionPath, 'test', 'fixtures', 'report-helpful.json');
  const shown = JSON.parse(readFileSync(fixture, 'utf8')) as Record<string, object> & {
    words: { polarityFlips: object[] };
  };
  const hash = createHash('sha256').update(content).digest('hex');
  const target = {
    ...shown['target'],
    name: 'rows',
    file: `../../${table}`,
    hash,
    textColumn: 'text',
    labelColumn: 'label',
  };
  shown.words.polarityFlips[0] = {
    ...shown.words.polarityFlips[0],
    examples: { source: [], target: [2, 3] },
  };
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(report(), '..'));
  writeFileSync(report().fsPath, JSON.stringify({ ...shown, target }));
}

const openRow = async (row: number, inPlace = false) =>
  (await surface()).postFromPage({ type: 'openRow', side: 'target', row, inPlace });

const pageInFront = async () => (await surface()).reportPages().some(({ ready, active }) => ready && active);

async function openReport(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand(commands.openReport, report());
  await until('the page', 30, pageInFront);
}

/** The text editor that shows the table, once lines are selected in it. */
const selected = () =>
  until('the row', 30, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.path.endsWith(table) && !editor.selection.isEmpty && editor;
  });

describe('Rows of a saved report', () => {
  before(async () => {
    await surface();
    writeFileSync(file(table).fsPath, content);
    await writeReport();
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  beforeEach(openReport);
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [report(), file(table)]) await vscode.workspace.fs.delete(uri);
  });

  it('open their file beside the report, with all lines of the row selected', async () => {
    await inReport('#words .associations button, #words button:has-text("light")', 'click');
    await inReport('#words .rows .reference, #words .reference', 'click');
    const editor = await selected();
    await screenshot('row-opened');
    assert.equal(editor.document.getText(editor.selection), '"the second text\nruns over lines",pos');
    assert.equal(editor.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.tabGroups.all.length, 2);
  });

  it('open it in place of the report when that is asked for', async () => {
    await openRow(3, true);
    const editor = await selected();
    assert.equal(editor.document.getText(editor.selection), 'third,neg');
    assert.equal(vscode.window.tabGroups.all.length, 1);
  });

  it('are told to have moved once the file is saved with a change, until it is as it was', async () => {
    await webviewText('electronics');
    const document = await vscode.workspace.openTextDocument(file(table));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'a new first row,pos\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    assert.match(await webviewText('has changed since this report was made'), /rows\.csv has changed/);
    await webviewText('Run Again');
    await screenshot('report-stale');
    await openRow(2);
    const told = await notification('row 2 may be another one');
    assert.match(told, /Run Again/);
    await vscode.commands.executeCommand('notifications.clearAll');
    writeFileSync(file(table).fsPath, content); // by another program
    await until(
      'the banner to go',
      20,
      async () => !(await webviewText('electronics')).includes('has changed since'),
    );
  });

  it('offer to run again on the file as it is', async () => {
    appendFileSync(file(table).fsPath, 'more,pos\n');
    await webviewText('has changed since this report was made');
    await onPage(async (page) => {
      for (const frame of page.frames()) {
        const button = frame.getByRole('button', { name: 'Run Again' });
        if ((await button.count().catch(() => 0)) > 0) return button.click();
      }
      throw new Error('no page offers to run again');
    });
    // the fixture is of a fine-tuning whose source is not there, so the command asks for one
    await onPage((page) =>
      page.locator('.quick-input-widget').getByRole('option', { name: 'Built-in Movie Reviews' }).waitFor(),
    );
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    writeFileSync(file(table).fsPath, content);
  });

  it('in a file that is gone say so, with the way on', async () => {
    const away = file('away.csv');
    await vscode.workspace.fs.rename(file(table), away);
    await webviewText('is no longer where it was when this report was made');
    await openRow(2);
    assert.match(await notification('row 2 cannot be opened'), /Put the file back, or run again/);
    await vscode.workspace.fs.rename(away, file(table));
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
