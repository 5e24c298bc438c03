import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { reportHtml } from '../../src/client/reportHtml';
import type { Report } from '../../src/protocol/report';
import { inventedPoints, withMap } from './mapReport';
import { dist, fixture, japanese, openBrowser, pictures } from './panel';

const bundle = path.join(dist, 'webview');
const english = { language: 'en', translations: {} };

describe('The report as one HTML file', function () {
  this.timeout(60_000);
  let browser: Browser;
  let folder: string;
  let report: Report;

  before(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(path.join(tmpdir(), 'transfer-lens-html-'));
    report = await fixture<Report>('report-helpful.json');
    await mkdir(pictures, { recursive: true });
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** From disk, with every request but the file itself refused and told of. */
  async function open(shown: Report, wording = english): Promise<{ page: Page; complaints: string[] }> {
    const file = path.join(folder, 'report.html');
    await writeFile(file, await reportHtml(shown, wording, bundle));
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return { page, complaints };
  }

  it('opens from disk without network and shows the answer', async () => {
    const { page, complaints } = await open(report);
    assert.match(await page.locator('h1').innerText(), /\+6\.1 points \[2\.7, 9\.5\]/);
    assert.equal(await page.title(), 'movie-reviews.csv → electronics.csv');
    assert.equal(await page.locator('section').count(), 11);
    assert.equal(await page.locator('vscode-button').count(), 0);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('follows the system into the dark, and prints on white without its links', async () => {
    const { page } = await open(report);
    const look = () =>
      page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return { backgroundColor, color };
      });
    assert.deepEqual(await look(), { backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(59, 59, 59)' });
    await page.screenshot({ path: path.join(pictures, 'html-light.png'), fullPage: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.deepEqual(await look(), { backgroundColor: 'rgb(31, 31, 31)', color: 'rgb(204, 204, 204)' });
    await page.screenshot({ path: path.join(pictures, 'html-dark.png'), fullPage: true });
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    assert.equal((await look()).backgroundColor, 'rgb(255, 255, 255)');
    assert.equal(await page.locator('.toc').isVisible(), false);
    await page.context().close();
  });

  it('holds the map, without what needs an editor', async () => {
    const points = inventedPoints([60, 30]);
    const silent = await open(withMap(report, points));
    await silent.page.getByText('All rows: 90').waitFor();
    assert.equal(await silent.page.getByRole('button', { name: 'Arrange by UMAP' }).count(), 0);
    assert.equal(await silent.page.getByRole('searchbox').count(), 0);
    await silent.page.locator('tr.point').first().click();
    assert.equal(await silent.page.locator('tr.point[aria-selected=true]').count(), 1);
    assert.deepEqual(silent.complaints, []);
    await silent.page.context().close();

    const { page } = await open(withMap(report, points, { texts: true }));
    await page.getByRole('searchbox', { name: 'Find texts' }).fill('ROW 12 ');
    await page.getByText('Rows found: 2').waitFor();
    await page.getByRole('searchbox', { name: 'Find texts' }).fill('zeppelin');
    await page.getByText('No text holds “zeppelin”.').waitFor();
    await page.context().close();
  });

  it('speaks the language it was made in', async () => {
    const { page, complaints } = await open(report, { language: 'ja', translations: await japanese() });
    assert.match(await page.locator('h1').innerText(), /転移は有効です/);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('keeps hostile text inside its data', async () => {
    const attack =
      '</script><script>window.hacked=1</script><!--<script>\u2028<img src=x onerror="hacked=1">';
    const hostile = structuredClone(report);
    hostile.target.name = attack;
    hostile.words.distinctive[0]!.word = attack;
    const { page, complaints } = await open(hostile);
    assert.ok((await page.locator('#words').innerText()).includes('<img src=x onerror="hacked=1">'));
    assert.equal(await page.evaluate(() => 'hacked' in window), false);
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  it('lets no script run but its own', async () => {
    const file = path.join(folder, 'injected.html');
    const html = await reportHtml(report, english, bundle);
    await writeFile(file, html.replace('</body>', '<script>window.hacked=1</script></body>'));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('h1');
    assert.equal(await page.evaluate(() => 'hacked' in window), false);
    await page.close();
  });

  it('is the same bytes for the same report', async () => {
    assert.equal(await reportHtml(report, english, bundle), await reportHtml(report, english, bundle));
  });
});
