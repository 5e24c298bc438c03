import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { engines, extension, productFiles, surface } from '../support/extension';
import { onPage } from '../support/page';

/** The promise is 50 ms; bounds in tests are five times the promise. */
const activationBound = 250;

describe('activation', () => {
  it('waits until something of the extension is used', () => {
    assert.equal(extension().isActive, false);
  });

  it('registers every command that package.json contributes', async () => {
    await surface();
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = Object.values(commands).filter((id) => !known.has(id));
    assert.deepEqual(missing, []);
  });

  it(`takes less than ${activationBound} ms as VS Code measures it`, async () => {
    await vscode.commands.executeCommand('workbench.action.showRuntimeExtensions');
    const shown = await onPage(async (page) => {
      const row = page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: 'Transfer Lens' }).first();
      await row.waitFor();
      return row.innerText();
    });
    const measured = /Activation:\s*(\d+)\s*ms/i.exec(shown)?.[1];
    assert.ok(measured !== undefined, `no activation time in: ${shown}`);
    console.log(`activation: ${measured} ms`);
    assert.ok(Number(measured) < activationBound, `activation took ${measured} ms`);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('starts no engine and writes nothing', () => {
    assert.deepEqual(engines(), []);
    assert.deepEqual(productFiles(), []);
  });
});
