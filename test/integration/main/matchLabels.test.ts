import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Compared } from '../../../src/editor/compare/compare';
import { commands } from '../../../src/editor/contributionIds';
import { file, surface } from '../support/extension';
import { choose } from '../support/gestures';
import { onPage, screenshot } from '../support/page';

describe('Labels of two files that differ', function () {
  this.timeout(150_000);
  before(async () => {
    await surface();
    const movies = readFileSync(file('movies.csv').fsPath, 'utf8');
    const moods = movies.replace(/,negative$/gm, ',gloomy').replace(/,positive$/gm, ',cheerful');
    writeFileSync(file('moods.csv').fsPath, moods);
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const compare = () => {
    const both = [file('products.csv'), file('moods.csv')];
    return vscode.commands.executeCommand<Compared>(commands.compare, both[0], both);
  };
  const option = (name: string) =>
    onPage((page, name) => page.locator('.quick-input-widget').getByRole('option', { name }).waitFor(), name);

  it('are matched by a person, label by label, and learned from', async () => {
    const compared = compare();
    await option('Match Them Like This');
    await screenshot('match-labels');
    await choose('Say It Label by Label…');
    for (const [label, meaning] of [
      ['gloomy', 'negative'],
      ['cheerful', 'positive'],
    ] as const) {
      await onPage((page, label) => page.getByPlaceholder(label).waitFor(), `What does “${label}” mean`);
      await choose(meaning);
    }
    const { report } = (await compared) as Extract<Compared, { report: unknown }>;
    assert.deepEqual(report.source?.read?.labels, { gloomy: 'negative', cheerful: 'positive' });
    assert.ok(report.strategies.some(({ name }) => name === 'source-only'));
  });

  it('are left apart where that is chosen: the report says so and offers to match them', async () => {
    const compared = compare();
    await option('Go On Without Matching');
    await choose('Go On Without Matching');
    const { report } = (await compared) as Extract<Compared, { report: unknown }>;
    assert.equal(report.verdict?.nextStep?.action, 'match-labels');
    assert.ok(!report.strategies.some(({ name }) => name === 'source-only'));
  });
});
