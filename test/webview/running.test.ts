import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { phases } from '../../src/protocol/calls';
import type { Report } from '../../src/protocol/report';
import type { ShownRun } from '../../src/protocol/webview';
import { fixture, openBrowser, openPanel, pictures, type Panel } from './panel';
import type { ThemeName } from './themes';

const wording = { language: 'en', translations: {} };

describe('The page of a comparison that runs', function () {
  this.timeout(60_000);
  let browser: Browser;
  let report: Report;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    report = await fixture<Report>('report-helpful.json');
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  /** Distances are known, the strategies run. */
  function halfway(changes: Partial<ShownRun> = {}): ShownRun {
    const at = phases.indexOf('fit');
    return {
      title: 'movies with electronics',
      report: { ...report, strategies: [], chosen: null, honest: null, verdict: null, summary: [] },
      waiting: ['strategies', 'rest'],
      phases: phases
        .filter((name) => name !== 'write')
        .map((name, i) => ({
          name,
          state: i < at ? 'done' : i === at ? 'running' : 'waiting',
          text: i === at ? '7 s left' : '',
          share: i === at ? 0.4 : null,
        })),
      state: 'running',
      ...changes,
    };
  }

  async function show(run: ShownRun, theme: ThemeName = 'light', width = 1200): Promise<Panel> {
    const panel = await openPanel(browser, { theme, width });
    panels.push(panel);
    await panel.send({ type: 'running', ...run, ...wording });
    await panel.page.waitForSelector('h1');
    return panel;
  }

  const text = ({ page }: Panel, place: string) => page.locator(place).innerText();

  it('shows what is known, and what the rest waits for', async () => {
    const panel = await show(halfway());
    assert.match(await text(panel, 'h1'), /Comparing movies with electronics/);
    assert.match(await text(panel, '.phases li.running'), /Strategies\s+7 s left/);
    assert.equal(await panel.page.locator('.phases li.done').count(), phases.indexOf('fit'));
    assert.match(await text(panel, '#distances'), /Proxy A-distance/);
    assert.match(await text(panel, '#strategies'), /Waits for the strategies/);
    await panel.page.screenshot({ path: path.join(pictures, 'running.png'), fullPage: true });
  });

  it('begins with the phases alone, before anything is known', async () => {
    const panel = await show(halfway({ report: null, waiting: [] }));
    assert.equal(await panel.page.locator('section').count(), 0);
    assert.equal(await panel.page.locator('.phases li').count(), phases.length - 1);
  });

  it('cancels; then it keeps what there is and resumes', async () => {
    const panel = await show(halfway());
    await panel.page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(panel.posted.at(-1), { type: 'cancelRun' });
    await panel.send({ type: 'running', ...halfway({ state: 'cancelled' }), ...wording });
    await panel.page.getByRole('button', { name: 'Resume' }).click();
    assert.deepEqual(panel.posted.at(-1), { type: 'resumeRun' });
    assert.match(await text(panel, '#distances'), /Proxy A-distance/);
    assert.match(await text(panel, '#strategies'), /stopped before this/);
  });

  it('says why it failed', async () => {
    const panel = await show(halfway({ state: 'failed', message: 'The disk is full. Free some space.' }));
    assert.match(await text(panel, '#answer'), /The disk is full/);
  });

  it('gives way to the report in the same place, without moving what is read', async () => {
    const panel = await show(halfway());
    await panel.page.evaluate(() => scrollTo({ top: 400, behavior: 'instant' }));
    await panel.send({ type: 'report', report, title: 'electronics', uri: undefined, ...wording });
    await panel.page.waitForSelector('.verdict');
    assert.equal(await panel.page.locator('.phases').count(), 0);
    assert.ok((await panel.page.evaluate(() => scrollY)) > 0);
  });

  for (const theme of ['dark', 'highContrast'] as ThemeName[]) {
    it(`has no serious accessibility issue in ${theme}, and fits 320 px`, async () => {
      const panel = await show(halfway(), theme, 320);
      await panel.page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
      const found = await panel.page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      assert.deepEqual(
        serious.map(({ id }) => id),
        [],
      );
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      assert.deepEqual(panel.complaints, []);
    });
  }
});
