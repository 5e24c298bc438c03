import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import type { Report } from '../../src/protocol/report';
import type { Topics } from '../../src/protocol/topics';
import { fixture, japanese, openBrowser, showReport, type Panel } from './panel';

const found: Topics = {
  topics: [
    {
      words: ['coffee', 'machine', 'water'],
      source: 3,
      target: 900,
      onlyIn: 'target',
      examples: { source: [4], target: [7, 9, 12] },
    },
    {
      words: ['story', 'plot'],
      source: 6000,
      target: 1000,
      onlyIn: null,
      examples: { source: [1], target: [2] },
    },
    { words: [], source: 3997, target: 100, onlyIn: null, examples: { source: [], target: [] } },
  ],
  leading: 0,
  outliers: [
    { side: 'target', row: 77, distance: 1.84 },
    { side: 'source', row: 5, distance: 1.5 },
  ],
};

describe('The section on what texts are about', function () {
  this.timeout(60_000);
  let browser: Browser;
  let report: Report;
  let axe: string;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    report = { ...(await fixture<Report>('report-helpful.json')), topics: found };
    axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  async function show(...args: [shown: unknown, options?: Parameters<typeof showReport>[2]]): Promise<Panel> {
    const panel = await showReport(browser, ...args);
    panels.push(panel);
    return panel;
  }

  const textOf = ({ page }: Panel, place: string) =>
    page.locator(place).evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.trim()));

  it('says what only the target has, and how large each group is on either side', async () => {
    const panel = await show(report);
    assert.deepEqual(await textOf(panel, '#topics > .finding'), [
      'Groups of texts: 3. Only in electronics.csv: 1, first of all “coffee, machine, water”; about these, movie-reviews.csv has nothing to teach.',
    ]);
    const rows = await textOf(panel, '.topics tbody tr:not(.more)');
    assert.equal(rows.length, 3);
    assert.match(rows[0]!, /coffee, machine, water\s+only in electronics\.csv\s+0\.0 %\s*3\s+45\.0 %\s*900/);
    assert.doesNotMatch(rows[1]!, /only in/);
    assert.match(rows[2]!, /No typical words\s+movie-reviews\.csv comes without its texts\./);
    // the widest bar is that of the largest share: 6,000 of 10,000
    const widths = await panel.page
      .locator('.topics tbody tr:not(.more) rect')
      .evaluateAll((all) => all.map((each) => each.getAttribute('width')));
    assert.deepEqual(widths, ['0.05%', '75.00%', '100.00%', '83.33%', '66.62%', '8.33%']);
  });

  it('unfolds typical rows, and lists the rows unlike all others on their sides', async () => {
    const panel = await show(report);
    assert.equal(await panel.page.locator('.topics details').count(), 2);
    assert.ok(!(await panel.page.locator('.topics .rows').first().isVisible()));
    await panel.page.locator('.topics summary').first().click();
    const [source, target] = await textOf(panel, '.topics details[open] [role=group]');
    assert.match(source!, /movie-reviews\.csv:4/);
    assert.match(target!, /electronics\.csv:7[\s\S]*electronics\.csv:9[\s\S]*electronics\.csv:12/);
    const [ofSource, ofTarget] = await textOf(panel, '#topics > .cols > [role=group]');
    assert.match(ofSource!, /movie-reviews\.csv:5/);
    assert.match(ofTarget!, /electronics\.csv:77/);
  });

  it('is one tab stop for its groups: arrows move on', async () => {
    const { page } = await show(report);
    const names = page.locator('.topics .unfold');
    await names.first().focus();
    await page.keyboard.press('ArrowDown');
    assert.ok(await names.nth(1).evaluate((each) => each === document.activeElement));
    assert.deepEqual(
      await names.evaluateAll((all) => all.map((each) => (each as HTMLElement).tabIndex)),
      [-1, 0],
    );
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('.topics .rows').last().isVisible());
  });

  for (const theme of ['light', 'highContrast'] as const) {
    it(`has no serious accessibility issue, and does not scroll sideways when narrow (${theme})`, async () => {
      for (const width of [1200, 480, 320]) {
        const { page } = await show(report, { theme, width });
        await page.locator('.topics summary').first().click();
        await page.evaluate(axe);
        const issues = await page.evaluate(() =>
          (window as unknown as { axe: { run(place: string): Promise<AxeResults> } }).axe.run('#topics'),
        );
        assert.deepEqual(
          issues.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          [],
        );
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
        if (width < 641) assert.ok(!(await page.locator('.topics td.bars svg').first().isVisible()));
      }
    });
  }

  it('says why it is empty', async () => {
    const old = await show({ ...report, topics: null });
    assert.match((await textOf(old, '#topics .missing'))[0]!, /before texts were grouped/);
    const few = { ...report, topics: null, source: null, target: { ...report.target, rows: 12 } };
    assert.match((await textOf(await show(few), '#topics .missing'))[0]!, /at least 40/);
  });

  it('finds other words where nothing, everything, or only one file is there', async () => {
    const finding = async (topics: Topics['topics'], source = report.source) =>
      (
        await textOf(await show({ ...report, source, topics: { ...found, topics } }), '#topics > .finding')
      )[0];
    const [coffee, story, other] = found.topics;
    assert.equal(await finding([story!, other!]), 'None of the 2 groups of texts belongs to one file alone.');
    assert.match((await finding([coffee!]))!, /speak of different things: each of the 1 groups/);
    assert.match(
      (await finding([coffee!, story!, { ...other!, onlyIn: 'source' }]))!,
      /Only in electronics\.csv: 1; only in movie-reviews\.csv: 1/,
    );
    assert.equal(await finding([story!], null), 'Groups of texts: 1. The largest is about “story, plot”.');
    assert.equal(await finding([other!], null), 'Groups of texts: 1.', 'a group without words is not named');
  });

  it('speaks Japanese', async () => {
    const panel = await show(report, { language: 'ja', translations: await japanese() });
    assert.match((await textOf(panel, '#topics h2'))[0]!, /テキストの話題/);
  });
});
