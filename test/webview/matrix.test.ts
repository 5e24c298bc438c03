import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import * as v from 'valibot';
import { reportHtml } from '../../src/client/reportHtml';
import type { MatrixReport } from '../../src/protocol/matrix';
import { viewStateSchema } from '../../src/protocol/webview';
import { fillSteps, stepCount } from '../../webview/matrix/fillSteps';
import type { Panel, PanelOptions } from './panel';
import { seriousIssues } from './seriousIssues';
import { dist, fixture, japanese, openBrowser, openPanel, pictures } from './panel';
import { themes, type ThemeName } from './themes';

describe('The page of several domains in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let matrix: MatrixReport;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    matrix = await fixture<MatrixReport>('matrix.json');
    await mkdir(pictures, { recursive: true });
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  async function show(shown: unknown = matrix, options: PanelOptions = {}): Promise<Panel> {
    const panel = await openPanel(browser, options);
    panels.push(panel);
    const { language = 'en', translations = {} } = options;
    const uri = 'file:///all.transfer-report.json';
    await panel.send({ type: 'matrix', matrix: shown as never, title: 'all', uri, language, translations });
    await panel.page.waitForSelector('h1');
    return panel;
  }

  const picture = (panel: Panel, name: string) =>
    panel.page.screenshot({ path: path.join(pictures, `matrix-${name}.png`), fullPage: true });
  const overflow = ({ page }: Panel) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const cell = ({ page }: Panel, name: RegExp) => page.getByRole('button', { name });
  const focused = ({ page }: Panel) =>
    page.evaluate(() => document.activeElement?.querySelector('.sr')?.textContent ?? '');

  for (const theme of Object.keys(themes) as ThemeName[])
    it(`has no serious accessibility issue and no policy violation in ${theme}`, async () => {
      const panel = await show(matrix, { theme });
      await picture(panel, theme);
      assert.deepEqual(await seriousIssues(panel), []);
      assert.deepEqual(panel.complaints, []);
    });

  for (const width of [1200, 480, 320])
    it(`does not scroll sideways at ${width} px, but for the table in its own box`, async () => {
      const english = await show(matrix, { width, theme: 'dark' });
      await picture(english, String(width));
      assert.equal(await overflow(english), 0);
      const translated = await show(matrix, { width, language: 'ja', translations: await japanese() });
      assert.equal(await overflow(translated), 0);
      assert.deepEqual(await seriousIssues(translated), []);
      assert.match(
        await translated.page.locator('h1').innerText(),
        /kitchenに最適で、最も近いソースはelectronics/,
      );
    });

  it('says the answer, and every number of a cell in words', async () => {
    const panel = await show();
    assert.match(
      await panel.page.locator('h1').innerText(),
      /^electronics is the best source for kitchen, and the nearest: expect 88\.8\s% accuracy \[87\.4, 90\.2\]\.$/,
    );
    const spoken =
      'electronics to kitchen: accuracy 88.8 % [87.4, 90.2], measured on 2,000 rows; distance 1.83; best source of kitchen';
    const best = panel.page.getByRole('button', { name: spoken, exact: true });
    assert.match(await best.innerText(), /^88\.8\s+1\.83/);
    assert.equal(await best.locator('..').getAttribute('class'), 'crossing d3 best measured');
    assert.equal(await cell(panel, /^topics to kitchen: accuracy not known/).count(), 1);
    assert.match(await panel.page.locator('.matrixfigure details').innerText(), /Why 17 accuracies/);
  });

  it('opens the pair of a cell', async () => {
    const panel = await show();
    await cell(panel, /^dvd to kitchen:/).click();
    const index = (name: string) => matrix.domains.findIndex((domain) => domain.name === name);
    assert.deepEqual(panel.posted.at(-1), {
      type: 'openPair',
      source: index('dvd'),
      target: index('kitchen'),
    });
  });

  it('is one tab stop, and arrow keys go to the neighbouring pair, over the diagonal', async () => {
    const panel = await show();
    const { page } = panel;
    assert.equal(await page.locator('button.cell[tabindex="0"]').count(), 1);
    await page.locator('button.cell[tabindex="0"]').focus();
    assert.match(await focused(panel), /^kitchen to electronics:/);
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return focused(panel);
    };
    assert.match(await press('ArrowDown'), /^books to electronics:/); // electronics itself is stepped over
    assert.match(await press('ArrowLeft'), /^books to kitchen:/);
    assert.match(await press('ArrowLeft'), /^books to kitchen:/); // the edge
    assert.match(await press('End'), /^books to cinema:/);
    assert.match(await press('Home'), /^books to kitchen:/);
    assert.match(await press('ArrowUp'), /^electronics to kitchen:/);
    assert.match(await press('ArrowUp'), /^electronics to kitchen:/); // above it is the diagonal, then the edge
    assert.equal(await page.locator('button.cell[tabindex="0"]').count(), 1);
    await page.keyboard.press('Enter');
    assert.equal(panel.posted.at(-1)?.type, 'openPair');
  });

  it('ranks the sources of the first domain, and says so where there are none', async () => {
    const ranked = (panel: Panel) => panel.page.locator('#sources tbody th').allInnerTexts();
    const names = matrix.rankings[0]!.map((source) => matrix.domains[source]!.name);
    assert.deepEqual(await ranked(await show()), [...names, 'its own labels']);
    const none = structuredClone(matrix);
    none.rankings[0] = [];
    none.home[0] = null;
    const panel = await show(none);
    assert.match(
      await panel.page.locator('#sources .missing').innerText(),
      /No other domain has labels that fit/,
    );
  });

  it('holds twenty domains with long names at 320 px', async () => {
    const large = structuredClone(matrix);
    large.domains = Array.from({ length: 20 }, (_, i) => ({
      ...matrix.domains[0]!,
      name: `${'a-name-that-somebody-chose-with-care-'.repeat(3)}${i}.csv`,
    }));
    large.order = Array.from({ length: 20 }, (_, i) => 19 - i);
    large.home = large.order.map(() => null);
    large.rankings = large.order.map(() => []);
    large.cells = large.cells.map((each) => ({ ...each, distance: null, accuracy: null }));
    const panel = await show(large, { width: 320 });
    await picture(panel, 'twenty');
    assert.equal(await overflow(panel), 0);
    assert.equal(await panel.page.locator('.matrix tbody td').count(), 400);
    assert.deepEqual(await seriousIssues(panel), []);
  });

  it('keeps what it shows, so that the panel comes back after a reload', async () => {
    const panel = await show();
    const kept = v.parse(viewStateSchema, await panel.state());
    assert.ok('matrix' in kept.shown);
    assert.equal(kept.shown.matrix.domains.length, matrix.domains.length);
  });

  it('refuses what is no matrix in words', async () => {
    const panel = await show({ ...matrix, order: [0] });
    assert.match(await panel.page.locator('main').innerText(), /cannot be shown[\s\S]*“order”/);
  });

  it('is one HTML file without buttons, whose words and reasons are printed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'matrix-html-'));
    const file = path.join(folder, 'matrix.html');
    await writeFile(
      file,
      await reportHtml(matrix, { language: 'en', translations: {} }, path.join(dist, 'webview')),
    );
    const context = await browser.newContext({ viewport: { width: 480, height: 900 }, offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.title(), matrix.domains.map(({ name }) => name).join(', '));
    assert.equal(await page.locator('button.cell, vscode-button').count(), 0);
    assert.match(await page.locator('td.best').first().innerText(), /best source of/);
    assert.deepEqual(await seriousIssues({ page }), []);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByText('cinema has no usable labels.').isVisible(), true);
    assert.deepEqual(complaints, []);
    await context.close();
    await rm(folder, { recursive: true, force: true });
  });
});

describe('The fill of a cell', () => {
  it('is a ratio of errors: from 0.9 to 1.98 each step errs 2.24 times less', () => {
    // errors (2 - d) / 4: 0.275 and 0.005; (0.275 / 0.005)^(1/5) = 2.2286
    const { bounds, stepOf } = fillSteps([0.9, 1.98]);
    const errors = bounds.map((bound) => (2 - bound) / 4);
    for (let i = 1; i < errors.length; i++)
      assert.ok(Math.abs(errors[i - 1]! / errors[i]! - 55 ** 0.2) < 1e-9);
    assert.deepEqual([stepOf(0.9), stepOf(1.98)], [1, stepCount]);
  });

  it('does not show noise: nearly equal distances have nearly equal fills', () => {
    const { stepOf } = fillSteps([1.95, 1.951]);
    assert.ok(Math.abs(stepOf(1.95) - stepOf(1.951)) <= 1);
  });

  it('grows with the distance, within its steps and bounds', () => {
    const distance = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(fc.array(distance, { maxLength: 20 }), (found) => {
        const { stepOf, bounds } = fillSteps(found);
        const steps = found.toSorted((a, b) => a - b).map(stepOf);
        assert.deepEqual(
          steps,
          steps.toSorted((a, b) => a - b),
        );
        assert.ok(steps.every((step) => step >= 1 && step <= stepCount));
        assert.equal(bounds.length, stepCount + 1);
        assert.ok(bounds.every((bound) => bound >= -1e-9 && bound <= 2));
      }),
    );
  });
});
