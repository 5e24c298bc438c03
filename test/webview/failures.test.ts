import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import type { Browser } from 'playwright-core';
import type { Report } from '../../src/protocol/report';
import { withFailures, withManyLabels } from './failuresReport';
import { fixture, japanese, openBrowser, pictures, showReport, type Panel } from './panel';
import { seriousIssues } from './seriousIssues';
import { themes, type ThemeName } from './themes';

describe('Where it fails, on the page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let report: Report;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    report = await fixture<Report>('report-helpful.json');
    await mkdir(pictures, { recursive: true });
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  async function show(shown: Report, options: Parameters<typeof showReport>[2] = {}) {
    const panel = await showReport(browser, shown, options);
    panels.push(panel);
    const section = panel.page.locator('#failures');
    return { panel, page: panel.page, section };
  }

  const overflow = ({ page }: Panel) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  for (const theme of Object.keys(themes) as ThemeName[])
    it(`has no serious accessibility issue and no policy violation in ${theme}, unfolded`, async () => {
      const { panel, section } = await show(withFailures(report), { theme });
      await section.locator('.confusion .pick').first().click();
      await section.locator('.slices .pick').first().click();
      await section.getByText('Show each label as a table').click();
      await section.screenshot({ path: path.join(pictures, `failures-${theme}.png`) });
      assert.deepEqual(await seriousIssues(panel), []);
      assert.deepEqual(panel.complaints, []);
    });

  for (const width of [1200, 480, 320])
    it(`does not scroll sideways at ${width} px: two labels, eight, and forty in a box of their own`, async () => {
      for (const shown of [withFailures(report), ...[8, 40].map((n) => withManyLabels(report, n))]) {
        const { panel, section } = await show(shown, {
          width,
          language: 'ja',
          translations: await japanese(),
        });
        const name = `failures-${shown.failures!.labels.length}-${width}.png`;
        await section.screenshot({ path: path.join(pictures, name) });
        assert.equal(await overflow(panel), 0, name);
        if (width === 480) assert.deepEqual(await seriousIssues(panel), []);
      }
    });

  it('names the surely worst part, what all rows have, and whether probabilities can be trusted', async () => {
    const { section, page } = await show(withFailures(report));
    assert.equal(
      await section.locator('.finding').innerText(),
      'It fails most in “Farthest fifth from movie-reviews.csv”: 71.7 % [61.7, 81.7] right there, 84.3 % of all rows. ' +
        'Its stated probabilities hold: they differ from what is right by no more than chance.',
    );
    assert.match(await page.locator('.toc').innerText(), /Where it fails\s+47 of 300/);
    assert.match(
      await section.innerText(),
      /Calibration error 0\.021; perfect calibration itself would show about 0\.030 \[0\.018, 0\.045\] with 300 rows/,
    );
  });

  it('calls no part the worst where none surely is, and says which way probabilities err', async () => {
    const even = withFailures(report);
    even.slices.forEach((slice) => (slice.surelyWorse = false));
    even.failures!.reliability.ece = 0.06;
    even.failures!.reliability.bins.forEach((bin) => (bin.confidence = bin.accuracy.mean + 0.06));
    const { section } = await show(even);
    assert.match(await section.locator('.finding').innerText(), /^No part .* too high/);
    assert.doesNotMatch(await section.innerText(), /surely worse”/i);
    even.failures!.reliability.bins.forEach((bin) => (bin.confidence = bin.accuracy.mean - 0.06));
    assert.match(await (await show(even)).section.locator('.finding').innerText(), /too low: /);
    even.failures!.reliability.bins.forEach(
      (bin, i) => (bin.confidence = bin.accuracy.mean + (i % 2 ? 0.06 : -0.06)),
    );
    assert.match(await (await show(even)).section.locator('.finding').innerText(), /are off by more/);
  });

  it('holds counts and row shares in a real table, and every part with its interval', async () => {
    const { section } = await show(withFailures(report));
    const table = section.getByRole('table', { name: 'Rows by their label and by the prediction' });
    assert.deepEqual(
      await table
        .getByRole('row')
        .allInnerTexts()
        .then((rows) => rows.map((row) => row.match(/\d+/g) ?? [])),
      [[], [], ['121', '83', '25', '17'], ['22', '14', '132', '86']],
    );
    const row = section.getByRole('row', { name: /^Topic: cable, plug, socket 7/ });
    assert.match(await row.innerText(), /73\.7 % \[63\.7, 83\.7\].*73\.7\s+38/s);
  });

  it('fills a cell by its share of the row', async () => {
    const { section } = await show(withFailures(report));
    const fills = await section
      .locator('.confusion tbody td')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).style.getPropertyValue('--fill')));
    assert.deepEqual(fills, ['22%', '4%', '4%', '22%']);
  });

  it('lists a cell’s mistakes below, one cell at a time, and says how many', async () => {
    const { section } = await show(withFailures(report));
    const cell = (name: RegExp) => section.getByRole('button', { name });
    const first = cell(/25 17 %\s*“negative” predicted as “positive”/);
    const other = cell(/22 14 %\s*“positive” predicted as “negative”/);
    const lists = section.locator('.mistakes:visible');
    await first.click();
    assert.match(await lists.innerText(), /\(1 of 25 rows\)/);
    assert.match(await lists.innerText(), /739/);
    assert.equal(await section.locator('.matrix [role="status"]').innerText(), 'Rows listed: 1');
    await other.click();
    assert.deepEqual(
      [
        await lists.count(),
        await first.getAttribute('aria-expanded'),
        await other.getAttribute('aria-expanded'),
      ],
      [1, 'false', 'true'],
    );
    assert.match(await lists.innerText(), /1416/);
    await other.click();
    assert.equal(await lists.count(), 0);
  });

  it('unfolds a part’s mistakes below its row', async () => {
    const { section } = await show(withFailures(report));
    await section.getByRole('button', { name: 'Farthest fifth from movie-reviews.csv' }).click();
    const unfolded = section.locator('tr.unfolded:visible');
    assert.match(await unfolded.innerText(), /71\.7 % \[61\.7, 81\.7\] of 60 rows right.*1416.*739/s);
    await section.getByRole('button', { name: '200 words or more' }).click();
    assert.match(await unfolded.innerText(), /of 41 rows right; no mistakes/);
  });

  it('is one tab stop for the matrix and one for the parts, with arrows inside', async () => {
    const { page, section } = await show(withManyLabels(report, 3));
    const focused = () =>
      page.evaluate(() => {
        const { dataset, textContent } = document.activeElement as HTMLElement;
        return dataset['at'] ?? (textContent ?? '').trim();
      });
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return focused();
    };
    // mistakes lie at 0,1  1,2  2,0
    await section.locator('.confusion .pick').first().focus();
    assert.equal(await focused(), '0,1');
    assert.equal(await press('ArrowDown'), '1,2');
    assert.equal(await press('ArrowRight'), '1,2');
    assert.equal(await press('ArrowLeft'), '0,1');
    assert.equal(await press('End'), '2,0');
    assert.equal(await press('Home'), '0,1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match(await section.locator('.mistakes:visible').innerText(), /named 1.*named 2/);
    await page.keyboard.press('Tab');
    assert.notEqual((await focused()).slice(0, 2), '2,', 'the matrix is left');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), '1,2', 'and entered where it was left');
    const parts = section.locator('.slices .pick');
    assert.deepEqual(
      await parts.evaluateAll((all) => all.map((part) => (part as HTMLElement).tabIndex)),
      [0, -1, -1, -1, -1],
    );
    await parts.first().focus();
    assert.equal(await press('ArrowDown'), '1,0');
    assert.equal(await press('End'), '4,0');
  });

  it('shows shares only above 8 labels, counts on hover, and the 30 most frequent of more', async () => {
    const { page, section } = await show(withManyLabels(report, 40));
    assert.equal(await section.locator('.confusion tbody tr').count(), 30);
    assert.match(await section.innerText(), /10 rarer labels are not shown/);
    assert.equal(await section.locator('.confusion b').count(), 0);
    await section.locator('.confusion .pick').first().hover();
    assert.match(await page.getByRole('tooltip').innerText(), /: 1 rows, 5 % of the label/);
  });

  it('shows recall and precision at once where macro F1 decides', async () => {
    const { section } = await show({ ...withFailures(report), selectedBy: 'macroF1' });
    const table = section.getByRole('table', { name: 'Recall and precision of each label' });
    assert.match(await table.innerText(), /negative\s+85\.0 \[79\.0, 91\.0\]\s+83\.0 \[77\.0, 89\.0\]\s+146/);
    assert.equal(await (await show(withFailures(report))).section.getByText('146').isVisible(), false);
  });

  it('folds away what is not among the eight worst', async () => {
    const many = withFailures(report);
    many.slices = Array.from({ length: 11 }, () => structuredClone(many.slices[1]!));
    const { section } = await show(many);
    assert.equal(await section.locator('.slices .pick:visible').count(), 8);
    await section.getByText('Show 3 more parts').click();
    assert.equal(await section.locator('.slices .pick:visible').count(), 11);
  });

  it('forgets what was unfolded when another report takes its place', async () => {
    const { panel, section } = await show(withFailures(report));
    await section.locator('.confusion .pick').first().click();
    await panel.send({
      type: 'report',
      report: withManyLabels(report, 3),
      title: 'x',
      language: 'en',
      translations: {},
    });
    await section.locator('.confusion tbody tr').nth(2).waitFor();
    assert.equal(await section.locator('[aria-expanded="true"]').count(), 0);
    assert.equal(await section.locator('.mistakes:visible').count(), 0);
  });

  it('says why it is missing: no labels, too few, or a report from before', async () => {
    const missing = async (shown: Report) => (await show(shown)).section.locator('.missing').innerText();
    assert.match(
      await missing(await fixture('report-unlabeled.json')),
      /^Needs labels: electronics\.csv has none/,
    );
    assert.match(await missing(await fixture('report-small.json')), /^Needs labels: two labels/);
    assert.match(await missing(report), /does not hold the mistakes/);
  });
});
