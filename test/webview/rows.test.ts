import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { reportHtml } from '../../src/client/reportHtml';
import type { Report } from '../../src/protocol/report';
import type { RowsMessage, ToHost } from '../../src/protocol/webview';
import { bundlePage } from './bundlePage';
import { fixture, japanese, openBrowser, pictures, showReport, type Panel } from './panel';
import { seriousIssues } from './seriousIssues';
import { themes, type ThemeName } from './themes';

/** What the page's texts may hold. */
const hostile: Record<number, string> = {
  1: '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><b>bold</b> ${7*7} {{7*7}}',
  2: `bell \u0007 null \u0000 escape \u001b[31m and \u202eright to left\u202c, מה שלומך`,
  3: 'W'.repeat(10_000),
  4: `${'many words '.repeat(400)}`,
  5: '   ',
  6: '日本語の文。'.repeat(60),
};

describe('Rows of a table on the page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let report: Report;
  let bundle: string;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    report = withOutliers(await fixture<Report>('report-helpful.json'), [1, 2, 3, 4, 5, 6]);
    bundle = await bundlePage('rowsSection');
    await mkdir(pictures, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await rm(bundle, { recursive: true, force: true });
  });
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  async function show(shown: Report, options: Parameters<typeof showReport>[2] = {}): Promise<Panel> {
    const panel = await showReport(browser, shown, {
      uri: 'file:///reports/a.transfer-report.json',
      bundle,
      ...options,
    });
    panels.push(panel);
    return panel;
  }

  const asked = ({ posted }: Panel) =>
    posted.filter((message): message is Extract<ToHost, { type: 'readRows' }> => message.type === 'readRows');

  async function untilAsked(panel: Panel, rows: number[]): Promise<void> {
    for (let waited = 0; waited < 50 && asked(panel).length === 0; waited++)
      await panel.page.waitForTimeout(50);
    assert.deepEqual(
      asked(panel).map(({ side, rows }) => [side, rows]),
      [['target', rows]],
    );
  }

  const tell = ({ page }: Panel, message: RowsMessage) =>
    page.evaluate((data) => void window.postMessage(data, '*'), message as never);

  const answer = (panel: Panel, texts: Record<number, string>) =>
    tell(panel, {
      type: 'rows',
      side: 'target',
      asked: Object.keys(texts).map(Number),
      state: 'same',
      rows: Object.entries(texts).map(([row, text]) => ({ row: Number(row), text, label: 'positive' })),
    });

  const list = ({ page }: { page: Page }) => page.locator('.rows').first();
  const text = (panel: { page: Page }, index: number) => list(panel).locator('li').nth(index).locator('p');

  it('are asked for together, once, when they come into view', async () => {
    const panel = await show(report);
    assert.deepEqual(asked(panel), []); // the list lies far below
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    assert.equal(await text(panel, 0).textContent(), 'Reading the text…');
    await answer(panel, { 1: 'first text', 2: 'second text' });
    assert.equal(await text(panel, 0).innerText(), 'first text');
    assert.equal(await text(panel, 2).textContent(), 'Reading the text…');
    assert.match(await list(panel).locator('li').first().innerText(), /^electronics\.csv:1\s+positive/);
    assert.equal(asked(panel).length, 1);
  });

  for (const theme of ['light', 'dark', 'highContrast'].filter((name) => name in themes) as ThemeName[])
    for (const width of [1200, 320])
      it(`hold hostile texts in ${theme} at ${width} px: nothing runs, nothing overflows`, async () => {
        const panel = await show(report, { theme, width });
        await list(panel).scrollIntoViewIfNeeded();
        await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
        await answer(panel, hostile);
        await panel.page.waitForTimeout(50);
        await panel.page.screenshot({
          path: path.join(pictures, `rows-${theme}-${width}.png`),
          fullPage: true,
        });
        assert.ok((await text(panel, 0).innerText()).includes(hostile[1]!));
        assert.match(await text(panel, 1).innerText(), /bell ␇ null ␀ escape ␛\[31m/);
        assert.equal(await text(panel, 4).innerText(), 'Empty text');
        assert.equal(await panel.page.evaluate(() => 'hacked' in window), false);
        assert.equal(await panel.page.locator('img, .rows b').count(), 0);
        assert.equal(
          await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
          0,
        );
        const heights = await list(panel)
          .locator('p')
          .evaluateAll((all) => all.map((each) => each.clientHeight));
        assert.ok(Math.max(...heights) <= 66, `more than three lines: ${heights.join()}`);
        assert.deepEqual(panel.complaints, []);
        assert.deepEqual(await seriousIssues(panel), []);
      });

  it('are one tab stop; arrows move and unfold, Enter and a click open', async () => {
    const panel = await show(report);
    const { page } = panel;
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    await answer(panel, hostile);
    const references = list(panel).locator('.reference');
    assert.deepEqual(
      await references.evaluateAll((all) => all.map((each) => (each as HTMLElement).tabIndex)),
      [0, -1, -1, -1, -1, -1],
    );
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await references.first().focus();
    await page.keyboard.press('End');
    assert.equal(await focused(), 'electronics.csv:6');
    await page.keyboard.press('Home');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'electronics.csv:4');
    const height = () => text(panel, 3).evaluate((element) => element.clientHeight);
    assert.ok((await height()) > 100, 'the focused text is not shown in full');
    await page.keyboard.press('Enter');
    await text(panel, 0).click({ position: { x: 5, y: 5 }, modifiers: ['ControlOrMeta'] });
    await page.waitForTimeout(50);
    assert.ok((await height()) < 70);
    assert.deepEqual(
      panel.posted.filter(({ type }) => type === 'openRow'),
      [
        { type: 'openRow', side: 'target', row: 4, inPlace: false },
        { type: 'openRow', side: 'target', row: 1, inPlace: true },
      ],
    );
  });

  it('can be copied: selecting a text opens nothing', async () => {
    const panel = await show(report);
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    await answer(panel, { 4: hostile[4]! });
    const box = (await text(panel, 3).boundingBox())!;
    await panel.page.mouse.move(box.x + 10, box.y + 8);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.x + 200, box.y + 8, { steps: 5 });
    await panel.page.mouse.up();
    await panel.page.waitForTimeout(50);
    assert.match(await panel.page.evaluate(() => String(getSelection())), /words many/);
    assert.deepEqual(
      panel.posted.filter(({ type }) => type === 'openRow'),
      [],
    );
  });

  it('say “row moved” when the table changes, with a banner that offers to run again', async () => {
    const panel = await show(report);
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    await answer(panel, { 1: 'first text' });
    await tell(panel, { type: 'tables', source: 'gone', target: 'changed' });
    assert.equal(await text(panel, 0).innerText(), 'Row moved');
    const banner = panel.page.getByRole('status');
    assert.match(await banner.innerText(), /movie-reviews\.csv is no longer where it was/);
    assert.match(await banner.innerText(), /electronics\.csv has changed since.*true of the old file/);
    assert.deepEqual(await seriousIssues(panel), []);
    await panel.page.screenshot({ path: path.join(pictures, 'rows-stale.png'), fullPage: true });
    await panel.page.getByRole('button', { name: 'Run Again' }).click();
    await panel.page.waitForTimeout(50);
    assert.deepEqual(panel.posted.at(-1), { type: 'command', command: 'runAgain' });
    await tell(panel, { type: 'tables', source: 'same', target: 'same' });
    await panel.page.waitForTimeout(100);
    assert.equal((await banner.innerText()).trim(), '');
    assert.equal(asked(panel).length, 2, 'the texts are not read again');
  });

  it('say why there is no text', async () => {
    const panel = await show(report);
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    const none = { type: 'rows', side: 'target', rows: [] } as const;
    await tell(panel, { ...none, rows: [], asked: [1], state: 'failed' });
    assert.match(await text(panel, 0).innerText(), /cannot be read\. The log/);
    await tell(panel, { ...none, rows: [], asked: [2], state: 'same' });
    assert.equal(await text(panel, 1).innerText(), 'Row moved');
    await tell(panel, { ...none, rows: [], asked: [1], state: 'gone' });
    assert.equal(await text(panel, 0).innerText(), 'File moved or deleted');
    await tell(panel, { type: 'tables', source: 'unknown', target: 'unknown' });
    assert.match(await text(panel, 0).innerText(), /does not say where/);
    assert.equal((await panel.page.getByRole('status').innerText()).trim(), '');
  });

  it('are asked for again when their reading failed and they come into view later', async () => {
    const panel = await show(report);
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    await tell(panel, {
      type: 'rows',
      side: 'target',
      asked: [1, 2, 3, 4, 5, 6],
      state: 'failed',
      rows: [],
    });
    const away = async () => {
      await panel.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await panel.page.waitForTimeout(100);
      await list(panel).scrollIntoViewIfNeeded();
      await panel.page.waitForTimeout(200);
    };
    await away();
    assert.equal(asked(panel).length, 1, 'asked again at once');
    await panel.page.waitForTimeout(3000);
    await away();
    assert.deepEqual(asked(panel)[1]?.rows, [1, 2, 3, 4, 5, 6]);
    await answer(panel, { 1: 'now it can be read' });
    assert.equal(await text(panel, 0).innerText(), 'now it can be read');
  });

  it('take no message that is not one', async () => {
    const panel = await show(report);
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    const wrong = {
      type: 'rows',
      side: 'target',
      asked: [1],
      state: 'same',
      rows: [{ row: 1, text: { html: 'x' } }],
    };
    await tell(panel, wrong as never);
    await tell(panel, { type: 'tables', source: 'same', target: 'constructor' } as never);
    assert.equal(await text(panel, 0).textContent(), 'Reading the text…');
    assert.deepEqual(panel.complaints, []);
  });

  it('mark a whole word, and begin shortly before it where the text is clipped', async () => {
    const panel = await show(report);
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    const far = `${'at first some other words '.repeat(20)}then a Light bag, no lightning; light!`;
    await answer(panel, { 1: 'LIGHT and highlight', 2: far });
    const marks = (index: number) => text(panel, index).locator('mark').allInnerTexts();
    assert.deepEqual([await marks(0), await marks(1)], [['LIGHT'], ['Light', 'light']]);
    assert.match(
      await text(panel, 1).innerText(),
      /^… (?!.*at first.*at first.*at first).*then a Light bag/s,
    );
    await list(panel).locator('.reference').nth(1).focus();
    assert.equal(await text(panel, 1).innerText(), far);
  });

  it('are unfolded on request when there are many, and only then asked for', async () => {
    const panel = await show(withOutliers(report, [1, 2, 3, 4, 5, 6, 7, 8, 9]));
    await list(panel).scrollIntoViewIfNeeded();
    await untilAsked(panel, [1, 2, 3, 4, 5, 6]);
    await panel.page.getByRole('button', { name: 'Show 3 more rows' }).click();
    await panel.page.waitForTimeout(200);
    assert.deepEqual(asked(panel).at(-1)?.rows, [7, 8, 9]);
    assert.equal(
      await panel.page.evaluate(() => document.activeElement?.textContent?.trim()),
      'electronics.csv:7',
    );
  });

  it('are said in Japanese', async () => {
    const panel = await show(report, { language: 'ja', translations: await japanese() });
    await tell(panel, { type: 'tables', source: 'same', target: 'changed' });
    assert.match(
      await panel.page.getByRole('status').innerText(),
      /electronics\.csv はこのレポートの作成後に変更/,
    );
    assert.equal(await text(panel, 0).innerText(), '行が移動しています');
  });

  describe('in the exported file', () => {
    let folder: string;
    before(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'transfer-lens-rows-'))));
    after(() => rm(folder, { recursive: true, force: true }));

    async function open(shown: Report): Promise<{ page: Page }> {
      const file = path.join(folder, 'report.html');
      const english = { language: 'en', translations: {} };
      await writeFile(file, await reportHtml(shown, english, bundle));
      const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
      await page.goto(pathToFileURL(file).href);
      return { page };
    }

    it('are withheld, with a banner, and are no tab stops', async () => {
      const panel = await open(report);
      assert.match(await panel.page.getByRole('status').innerText(), /texts are withheld/);
      assert.equal(await text(panel, 0).innerText(), '');
      assert.match(await list(panel).innerText(), /electronics\.csv:1/);
      assert.equal(await list(panel).locator('button').count(), 0);
      assert.deepEqual(await seriousIssues(panel), []);
      await panel.page.screenshot({ path: path.join(pictures, 'rows-withheld.png'), fullPage: true });
      await panel.page.close();
    });

    it('show the texts that came along, in full on a click, and nothing runs', async () => {
      const target = Object.fromEntries(Object.entries(hostile).filter(([row]) => row !== '6'));
      const panel = await open({ ...report, texts: { source: {}, target } });
      assert.equal((await panel.page.getByRole('status').innerText()).trim(), '');
      assert.ok((await text(panel, 0).innerText()).includes('<script>window.hacked=1'));
      assert.equal(await panel.page.evaluate(() => 'hacked' in window), false);
      assert.equal(await text(panel, 5).innerText(), 'Text withheld');
      const height = () => text(panel, 3).evaluate((element) => element.clientHeight);
      assert.ok((await height()) < 70);
      await text(panel, 3).click();
      assert.ok((await height()) > 100);
      assert.equal(await list(panel).locator('.reference').nth(3).getAttribute('aria-expanded'), 'true');
      assert.deepEqual(await seriousIssues(panel), []);
      await panel.page.close();
    });
  });
});

/** The same report with rows to show. */
function withOutliers(report: Report, rows: number[]): Report {
  const outliers = rows.map((row) => ({ side: 'target' as const, row, distance: 3 }));
  return { ...structuredClone(report), topics: { topics: [], outliers } };
}
