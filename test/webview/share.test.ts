import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Browser } from 'playwright-core';
import * as v from 'valibot';
import type { Report } from '../../src/protocol/report';
import { viewStateSchema } from '../../src/protocol/webview';
import { changesBetween, isChanged } from '../../webview/share/changesBetween';
import { fixture, openBrowser, openPanel, pictures, showReport, type Panel } from './panel';
import { seriousIssues } from './seriousIssues';
import type { ThemeName } from './themes';

/** Twelve more points for what is saved, one distance moved, one flip gone and one new, 50 more labels. */
function later(report: Report): Report {
  const [first, ...measures] = report.shift.measures;
  const [gone, ...flips] = report.words.polarityFlips;
  return {
    ...report,
    honest: { ...report.honest!, accuracy: { mean: 0.93, low: 0.91, high: 0.95 } },
    shift: { measures: [{ ...first!, value: first!.value - 0.5 }, ...measures] },
    words: { ...report.words, polarityFlips: [...flips, { ...gone!, word: 'sturdy' }] },
    target: { ...report.target, unlabeled: report.target.unlabeled - 50 },
  };
}

describe('Two reports, before and now', () => {
  it('differ in what was changed and in nothing else', async () => {
    const before = await fixture<Report>('report-helpful.json');
    const after = later(before);
    const found = changesBetween(before, after);
    const changed = (rows: readonly Parameters<typeof isChanged>[0][]) =>
      rows.filter((row) => isChanged(row, 4)).map(({ name }) => name);
    assert.deepEqual(changed(found.accuracies), ['honest']);
    assert.deepEqual(changed(found.distances), [before.shift.measures[0]!.name]);
    assert.deepEqual(changed(found.sizes), ['labeled']);
    assert.deepEqual(found.flips, { gained: ['sturdy'], lost: [before.words.polarityFlips[0]!.word] });
  });

  it('tell a figure that only one of them has', async () => {
    const before = await fixture<Report>('report-helpful.json');
    const found = changesBetween(before, { ...before, honest: null, strategies: [] });
    assert.ok(found.accuracies.every((row) => row.after === null && isChanged(row, 3)));
  });
});

describe('What the page gives away', function () {
  this.timeout(60_000);
  let browser: Browser;
  let report: Report;
  const panels: Panel[] = [];

  before(async () => {
    browser = await openBrowser();
    await mkdir(pictures, { recursive: true });
    report = await fixture<Report>('report-helpful.json');
  });
  after(() => browser?.close());
  afterEach(async () => {
    for (const panel of panels.splice(0)) await panel.close();
  });

  async function chart(place: string, format: 'svg' | 'png', theme: ThemeName = 'light') {
    const panel = await showReport(browser, report, { theme });
    panels.push(panel);
    await panel.page
      .locator(place)
      .first()
      .click({ button: 'right', position: { x: 5, y: 5 } });
    await panel.send({ type: 'copyChart', format });
    for (let waited = 0; waited < 5000; waited += 50) {
      const answer = panel.posted.find((message) => message.type === 'chart');
      if (answer) return { panel, answer };
      await panel.page.waitForTimeout(50);
    }
    throw new Error('the page sent no chart');
  }

  for (const theme of ['light', 'dark', 'highContrast'] as ThemeName[])
    it(`draws a chart as an SVG file that stands alone, in ${theme}`, async () => {
      const { panel, answer } = await chart('#distances table', 'svg', theme);
      assert.equal(answer.name, 'distances');
      await writeFile(path.join(pictures, `chart-${theme}.svg`), answer.data);
      const seen = await panel.page.evaluate((picture) => {
        const parsed = new DOMParser().parseFromString(picture, 'image/svg+xml');
        return {
          errors: parsed.querySelectorAll('parsererror').length,
          texts: [...parsed.querySelectorAll('text')].map((text) => text.textContent),
          paths: parsed.querySelectorAll('path').length,
          foreign: parsed.querySelectorAll('foreignObject, script, style, [class], [onload]').length,
          variables: picture.includes('var('),
        };
      }, answer.data);
      assert.equal(seen.errors + seen.foreign, 0);
      assert.equal(seen.variables, false);
      assert.ok(seen.texts.includes('Proxy A-distance') || seen.texts.join(' ').includes('Proxy A-distance'));
      assert.ok(seen.paths >= report.shift.measures.length, 'a mark for each distance');
    });

  it('draws it as a PNG in twice the pixels', async () => {
    const { panel, answer } = await chart('#strategies table', 'png');
    const bytes = Buffer.from(answer.data, 'base64');
    await writeFile(path.join(pictures, 'chart.png'), bytes);
    assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG');
    const table = await panel.page.locator('#strategies table').first().boundingBox();
    assert.ok(Math.abs(bytes.readUInt32BE(16) - 2 * (table!.width + 32)) <= 4);
    const colours = await panel.page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      const found = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4)
        found.add((pixels[i]! << 16) | (pixels[i + 1]! << 8) | pixels[i + 2]!);
      return found.size;
    }, answer.data);
    assert.ok(colours > 20, `only ${colours} colours: the chart is empty`);
  });

  it('begins with what changed when it is compared with an earlier report', async () => {
    const panel = await openPanel(browser);
    panels.push(panel);
    await panel.send({
      type: 'report',
      report: later(report),
      title: 'now',
      before: { report, title: 'then' },
      language: 'en',
      translations: {},
    });
    const section = panel.page.locator('#changes');
    await section.waitFor();
    const kept = v.parse(viewStateSchema, await panel.state()).shown;
    assert.ok('before' in kept && kept.before?.title === 'then', 'a reload of the window would lose it');
    const text = await section.innerText();
    assert.match(text, /Changes since then/);
    assert.match(text, /The verdict stayed “Helpful transfer”/);
    assert.match(text, /What is saved\s+84\.\d\s+93\.0\s+\+\d/);
    assert.match(text, /flip now and did not before: sturdy/);
    assert.deepEqual(await seriousIssues(panel), []);
    await section.screenshot({ path: path.join(pictures, 'changes.png') });
  });
});
