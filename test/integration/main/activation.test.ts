import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../../src/editor/contributionIds';
import { engines, extension, extensionId, productFiles, surface } from '../support/extension';
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
    const shown = await onPage(async (page, id) => {
      const list = page.locator('.runtime-extensions-editor');
      await list.locator('.monaco-list-row').first().hover();
      const seen = new Set<string>();
      for (let tries = 0; tries < 60; tries++) {
        for (const text of await list.locator('.monaco-list-row').allInnerTexts()) {
          if (text.includes(id)) return text;
          seen.add(text.split('\n')[0] ?? '');
        }
        await page.mouse.wheel(0, 200); // only the rows in sight exist
        await page.waitForTimeout(50);
      }
      throw new Error(`not among ${[...seen].join(', ')}`);
    }, extensionId);
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
