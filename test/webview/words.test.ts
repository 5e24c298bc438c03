import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Form } from '../../src/protocol/form';
import type { Report } from '../../src/protocol/report';
import { fixture, openBrowser, showReport, type Panel, type PanelOptions } from './panel';
import { seriousIssues } from './seriousIssues';

const interval = (mean: number, reach: number) => ({ mean, low: mean - reach, high: mean + reach });

const form: Form = {
  rows: { source: 10_000, target: 2000 },
  words: {
    source: { low: 128, median: 177, high: 286 },
    target: { low: 45, median: 73, high: 120 },
    difference: interval(-104, 5),
  },
  traits: [
    { name: 'numbers', source: 0.56, target: 0.447, difference: interval(-0.113, 0.026) },
    { name: 'shortened', source: 0.274, target: 0.2, difference: interval(-0.074, 0.02) },
  ],
  labels: [
    { label: 'negative', source: 0.501, target: 0.49, difference: interval(-0.011, 0.057) },
    { label: 'positive', source: 0.499, target: 0.51, difference: interval(0.011, 0.057) },
  ],
  estimated: false,
};

describe('In what the domains differ, on the page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let report: Report;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    report = await fixture<Report>('report-helpful.json');
    report.words.polarityFlips[0]!.examples = { source: [812, 90, 4051], target: [17, 1204] };
    report.words.polarityFlips[1]!.examples = { source: [], target: [33] };
    report.form = form;
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  async function show(shown: Report, options?: PanelOptions): Promise<Panel> {
    const panel = await showReport(browser, shown, options);
    panels.push(panel);
    return panel;
  }

  const word = (page: Page, name: string) =>
    page.locator('#words').getByRole('button', { name, exact: true });
  const overflow = ({ page }: Panel) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  it('unfolds the rows of a flip by a click and folds them by another', async () => {
    const panel = await show(report);
    const { page } = panel;
    const light = word(page, 'light');
    assert.equal(await light.getAttribute('aria-expanded'), 'false');
    assert.equal(await page.locator('.sentences').count(), 0);
    await light.click();
    assert.equal(await light.getAttribute('aria-expanded'), 'true');
    const rows = page.locator(`#${await light.getAttribute('aria-controls')}`);
    for (const [name, numbers] of [
      ['movie-reviews.csv', [812, 90, 4051]],
      ['electronics.csv', [17, 1204]],
    ] as const) {
      // prettier-ignore
      const side = rows.getByRole('group', { name: `Rows of ${name} with “light”` });
      const items = await side.getByRole('listitem').allInnerTexts();
      assert.deepEqual(
        items.map((text) => Number(/:(\d+)/.exec(text)?.[1])),
        numbers,
      );
    }
    assert.deepEqual(await seriousIssues(panel), []);
    await light.click();
    assert.equal(await page.locator('.sentences').count(), 0);
  });

  it('unfolds with Enter, and arrows move between the words past the rows', async () => {
    const { page } = await show(report);
    await word(page, 'light').focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.sentences').count(), 1);
    await page.keyboard.press('ArrowDown');
    assert.equal(await word(page, 'return').evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.sentences').count(), 2);
    assert.match(await page.locator('.sentences').nth(1).innerText(), /not part of the product/);
  });

  it('folds what another report has in its place, and does not unfold a word without rows', async () => {
    const panel = await show(report);
    await word(panel.page, 'light').click();
    const next = structuredClone(report);
    next.words.polarityFlips[0]!.word = 'heavy';
    await panel.send({ type: 'report', report: next, title: 'next', uri: undefined, language: 'en', translations: {} }); // prettier-ignore
    await word(panel.page, 'heavy').waitFor();
    assert.equal(await panel.page.locator('.sentences').count(), 0);
    assert.equal(await word(panel.page, 'hot').getAttribute('aria-expanded'), null);
  });

  it('keeps hostile words in their place at 320 px, inert and whole for whoever listens', async () => {
    const hostile = structuredClone(report);
    const words = [
      'w'.repeat(10_000),
      '\u202Egnol\u202C',
      `a${'\u0301'.repeat(300)}`,
      '<img src=x onerror=alert(1)>',
    ];
    words.forEach((text, i) => {
      hostile.words.polarityFlips[i]!.word = text;
      hostile.words.distinctive[i]!.word = text;
    });
    const panel = await show(hostile, { width: 320 });
    assert.equal(await overflow(panel), 0);
    const heights = await panel.page
      .locator('.dumbbells tbody tr:not(.group)')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.ok(Math.max(...heights) <= 30, `${Math.max(...heights)} px`);
    await word(panel.page, words[3]!).waitFor();
    assert.deepEqual(panel.complaints, []);
  });

  it('says how both sides are written, in numbers that stand in a table', async () => {
    const panel = await show(report, { width: 480 });
    const section = panel.page.locator('#form');
    assert.match(
      await section.innerText(),
      /electronics\.csv are shorter: 73 words in the middle, against 177\. They differ in 2 more things/,
    );
    const row = async (name: RegExp) =>
      (await section.getByRole('row', { name }).innerText()).replaceAll(/\s+/g, ' ');
    assert.match(await row(/Words, median/), /177 128 to 286 73 45 to 120 −104 \[−109, −99\]/);
    assert.match(await row(/With digits/), /56\.0 % 44\.7 % −11\.3 \[−13\.9, −8\.7\]/);
    assert.match(await row(/positive/), /49\.9 % 51\.0 % \+1\.1 \[−4\.6, 6\.8\]/);
    assert.equal(await overflow(panel), 0);
    assert.deepEqual(await seriousIssues(panel), []);
    assert.match(await panel.page.locator('.toc').innerHTML(), /3 differences/);
  });

  it('says what cannot be told of a source without texts, and what is estimated', async () => {
    const shown = structuredClone(report);
    shown.form = {
      ...form,
      rows: { source: null, target: 2000 },
      words: { ...form.words, source: null, difference: null },
      labels: form.labels.map((share) => ({ ...share, difference: null })),
      estimated: true,
    };
    const { estimatedAccuracy } = await fixture<Report>('report-unlabeled.json');
    const first = await show({ ...shown, estimatedAccuracy });
    const section = first.page.locator('#form');
    assert.match(await section.innerText(), /How movie-reviews\.csv are written cannot be told/);
    assert.match(await section.getByRole('row', { name: /positive/ }).innerText(), /51\.0 %\s+estimated/);
    const withdrawn = await show({ ...shown, estimatedAccuracy: null });
    assert.doesNotMatch(await withdrawn.page.locator('#form').innerText(), /estimated/);
  });

  it('says that an older report does not know', async () => {
    const panel = await show({ ...report, form: null });
    assert.match(await panel.page.locator('#form').innerText(), /Run again to see it/);
  });
});
