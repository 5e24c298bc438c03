import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { extension, file, surface, title, until } from '../support/extension';
import { choose, clickMenu, inReport, webviewText } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

const reports = ['earlier', 'later'].map((name) =>
  file('.transfer-lens', 'reports', `${name}.transfer-report.json`),
);

/** The fixture, and the same with a better model a day later. */
function writeReports(): void {
  const fixture = path.join(extension().extensionPath, 'test', 'fixtures', 'report-helpful.json');
  mkdirSync(path.dirname(reports[0]!.fsPath), { recursive: true });
  copyFileSync(fixture, reports[0]!.fsPath);
  const report = JSON.parse(readFileSync(fixture, 'utf8')) as { created: string; honest: object };
  const created = new Date(Date.parse(report.created) + 86_400_000).toISOString();
  const accuracy = { mean: 0.93, low: 0.91, high: 0.95 };
  const later = { ...report, created, honest: { ...report.honest, accuracy } };
  writeFileSync(reports[1]!.fsPath, JSON.stringify(later));
}

describe('A report that is shared', () => {
  before(async () => {
    await surface();
    writeReports();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(commands.openReport, reports[1]);
    await webviewText('helps');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of reports) await vscode.workspace.fs.delete(uri);
  });

  it('copies a chart as SVG from its own menu', async () => {
    await vscode.env.clipboard.writeText('');
    await inReport('#distances tbody tr', 'menu');
    await screenshot('chart-menu');
    await clickMenu(title(commands.copyChart));
    const picture = await until(
      'the chart',
      20,
      async () => (await vscode.env.clipboard.readText()) || false,
    );
    assert.match(picture, /^<svg /);
    assert.match(picture, /Proxy A-distance/);
  });

  it('copies as Markdown for a pull request', async () => {
    await vscode.commands.executeCommand(commands.copyReportMarkdown);
    const text = await until('the text', 20, async () => {
      const copied = await vscode.env.clipboard.readText();
      return copied.startsWith('## ') && copied;
    });
    assert.match(text, /\| Condition \| State \| Evidence \|/);
  });

  it('shows what has changed since another report', async () => {
    void vscode.commands.executeCommand(commands.compareReports);
    await choose('earlier');
    const text = await webviewText('Changes since earlier');
    assert.match(text, /93\.0/);
    await screenshot('changes');
    await onPage((page) => page.keyboard.press('Escape'));
  });
});
