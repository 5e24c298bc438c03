import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { currentStage, screenshot } from './support/page';
import type { Stage } from './support/page';

/** The result file grows test by test, so that it tells how far an aborted extension host came. */
function report(runner: Mocha.Runner, { resultFile }: Stage): Promise<number> {
  const write = (line: string) => appendFileSync(resultFile, `${line}\n`);
  const count = { passed: 0, failed: 0, skipped: 0 };
  runner.on('pass', (test) => (count.passed++, write(`  ok ${test.fullTitle()} (${test.duration ?? 0} ms)`)));
  runner.on('pending', (test) => (count.skipped++, write(`  skipped ${test.fullTitle()}`)));
  runner.on('fail', (test, error: Error) => {
    count.failed++;
    write(`  FAILED ${test.fullTitle()}\n${String(error.stack ?? error).replace(/^/gm, '      ')}`);
  });
  return new Promise((resolve) =>
    runner.once('end', () => {
      if (count.passed + count.failed === 0) count.failed = 1; // a suite without tests proves nothing
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
      write(`${count.passed} passed, ${count.failed} failed${skipped}`);
      resolve(count.failed);
    }),
  );
}

/** Called by VS Code inside its extension host; the files of the stage's folder are the suite. */
export async function run(): Promise<void> {
  const stage = await currentStage();
  const folder = path.join(__dirname, stage.name);
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: class {} as never });
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(folder, file));
  }
  await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
  mocha.suite.afterEach(async function () {
    const test = this.currentTest;
    // A desktop run has no page to take a picture of.
    if (test?.state === 'failed' && stage.name !== 'desktop')
      await screenshot(`failed-${test.fullTitle().replace(/\W+/g, '-').slice(0, 80)}`);
  });
  const failed = await report(mocha.run(), stage);
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
