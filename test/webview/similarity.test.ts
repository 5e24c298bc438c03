import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Report } from '../../src/protocol/report';
import type { Similarity } from '../../src/protocol/similarity';
import { fixture, japanese, openBrowser, showReport, type Panel } from './panel';
import { seriousIssues } from './seriousIssues';

const tasks = {
  rows: 452,
  leep: -0.34,
  nce: -0.36,
  guessing: -0.6931,
  hScore: 0.62,
  hScoreByChance: 0.21,
  logMe: -0.41,
  logMeByChance: -0.74,
  relation: {
    source: ['negative', 'positive'],
    target: ['negative', 'positive'],
    counts: [
      [180, 40],
      [20, 160],
    ],
  },
};
const fit = { hScore: 0.62, hScoreByChance: 0.21, logMe: -0.41, logMeByChance: -0.74 };
const full: Similarity = {
  tasks,
  encoders: [
    {
      rows: 300,
      other: null,
      fit: null,
      layers: [0.4, 0.6, 1].map((cka, layer) => ({ layer, cka, rsa: layer === 2 ? 1 : cka - 0.1 })),
    },
    {
      rows: 300,
      other: 'other/encoder',
      layers: [{ layer: null, cka: 0.31, rsa: 0.22 }],
      fit: { rows: 452, own: fit, other: { ...fit, hScore: 0.7, logMe: -0.3 } },
    },
  ],
};

describe('The section on tasks and encoder', function () {
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

  async function show(similarity: unknown, options: Parameters<typeof showReport>[2] = {}, more = {}) {
    const panel = await showReport(browser, { ...report, similarity, ...more }, options);
    panels.push(panel);
    return { panel, section: panel.page.locator('#similarity') };
  }
  const uri = 'file:///report.json';

  it('says in words what LEEP means, with its yardstick', async () => {
    const { panel, section } = await show(full);
    const finding = await section.locator('.finding').innerText();
    assert.match(
      finding,
      /foretell your labels well: LEEP −0\.34, where guessing is −0\.69 and 0 is perfect/,
    );
    assert.match(await panel.page.locator('.toc a[href="#similarity"]').innerText(), /LEEP −0\.34/);
    const weaker = { ...tasks, leep: -0.6 };
    const poor = { ...tasks, leep: -0.68 };
    const texts = [weaker, poor].map(async (each) => {
      const shown = await show({ tasks: each, encoders: [] });
      return shown.section.locator('.finding').innerText();
    });
    assert.match((await texts[0])!, /in part/);
    assert.match((await texts[1])!, /hardly/);
  });

  it('puts the diamond of each score between chance and best', async () => {
    const { section } = await show(full);
    const at = async (row: number) =>
      Number.parseFloat(
        (await section.locator('.scores tbody tr').nth(row).locator('svg svg').getAttribute('x'))!,
      );
    assert.ok(Math.abs((await at(0)) - 100 * (1 - 0.34 / 0.6931)) < 0.01, 'LEEP, from guessing to 0');
    assert.ok(Math.abs((await at(2)) - 62) < 0.01, 'H-score, from 0 to labels - 1');
  });

  it('shows counts and shares of each label as the source’s head calls it', async () => {
    const { section } = await show(full);
    const rows = await section.locator('table.heat tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split(/\s+/).filter((word) => word !== '%')),
      [
        ['negative', '180', '90', '20', '10'],
        ['positive', '40', '20', '160', '80'],
      ],
    );
  });

  it('keeps to the frequent ones of many labels, without scrolling the page sideways', async () => {
    const many = Array.from({ length: 20 }, (_, i) => `class number ${i}`);
    const counts = many.map((_, z) => many.map((_label, y) => (z === y ? 20 - y : 0)));
    const { panel, section } = await show(
      { tasks: { ...tasks, relation: { source: many, target: many, counts } }, encoders: [] },
      { width: 320 },
    );
    assert.equal(await section.locator('table.heat tbody tr').count(), 12);
    assert.match(await section.innerText(), /Rarer labels and classes are left out/);
    assert.equal(
      await panel.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      0,
    );
  });

  it('draws the layers, and lists them in a table', async () => {
    const { section } = await show(full);
    assert.equal(await section.locator('circle.dot').count(), 3);
    assert.equal(await section.locator('line.rsa').count(), 2);
    await section.getByText('Show layers as a table').click();
    const rows = await section.locator('.layers tbody tr').allInnerTexts();
    assert.deepEqual(rows.map((row) => row.split(/\s+/)), [
      ['words', '0.40', '0.30'],
      ['1', '0.60', '0.50'],
      ['2', '1.00', '1.00'],
    ]); // prettier-ignore
  });

  it('says which of two encoders suits better, and nothing where the measures disagree', async () => {
    const { section } = await show(full);
    assert.match(await section.locator('.encoders').innerText(), /other\/encoder suits your labels better/);
    const [layers, other] = full.encoders;
    const split = { ...other!, fit: { ...other!.fit!, other: { ...fit, hScore: 0.5, logMe: -0.3 } } };
    const unsure = await show({ tasks, encoders: [layers, split] });
    assert.match(await unsure.section.locator('.encoders').innerText(), /do not agree/);
  });

  it('asks the editor for layers and for another encoder, where the report lies in a file', async () => {
    const { panel, section } = await show({ tasks, encoders: [] }, { uri });
    await section.getByText('Compare Layers').click();
    await section.getByText('Compare With Another Encoder…').click();
    assert.deepEqual(panel.posted.slice(-2), [
      { type: 'command', command: 'compareLayers' },
      { type: 'command', command: 'compareEncoder' },
    ]);
    const unsaved = await show({ tasks, encoders: [] });
    assert.equal(await unsaved.section.locator('vscode-button').count(), 0);
  });

  it('says what is missing, and keeps to the vectors where the source has no say', async () => {
    const old = await show(null);
    assert.match(await old.section.innerText(), /made without comparing the tasks/);
    const bare = { strategies: [], target: { ...report.target, labels: {} } };
    const unlabeled = await show(null, { uri }, bare);
    assert.match(await unlabeled.section.innerText(), /Needs labels: .* has none[^]*Compare Layers/);
    const alone = await show({ tasks: { ...tasks, leep: null, nce: null, relation: null }, encoders: [] });
    assert.match(await alone.section.innerText(), /vectors tell your labels: LogME −0\.41/);
    assert.equal(await alone.section.locator('table.heat').count(), 0);
  });

  it('has no serious accessibility issue and no policy violation, in Japanese too', async () => {
    const translations = await japanese();
    for (const options of [
      { theme: 'dark', uri },
      { theme: 'light', width: 480, language: 'ja', translations },
    ] as const) {
      const { panel } = await show(full, options);
      assert.deepEqual(await seriousIssues(panel, '#similarity'), []);
      assert.deepEqual(panel.complaints, []);
    }
  });
});
