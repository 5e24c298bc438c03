import assert from 'node:assert/strict';
import * as path from 'node:path';
import type { Browser } from 'playwright-core';
import { phases } from '../../src/protocol/calls';
import type { Report } from '../../src/protocol/report';
import type { ShownRun } from '../../src/protocol/webview';
import { fixture, openBrowser, openPanel, pictures, type Panel } from './panel';
import { seriousIssues } from './seriousIssues';
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

  /** Halfway, of tables that are told apart, with rows behind its first word. */
  function readable(changes: Partial<ShownRun> = {}): ShownRun {
    const run = halfway();
    const [first, ...others] = report.words.polarityFlips;
    const examples = { source: [], target: [2, 3] };
    const target = { ...report.target, hash: 'a'.repeat(64) };
    const words = { ...report.words, polarityFlips: [{ ...first!, examples }, ...others] };
    return { ...run, report: { ...run.report!, target, words }, ...changes };
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

  it('lets each section wait for what it is made of', async () => {
    const panel = await show(halfway({ waiting: ['rest'] }));
    const waits = async () => {
      const sections = await panel.page.locator('main > section').all();
      const all = await Promise.all(
        sections.map(async (section) => ({
          id: (await section.getAttribute('id'))!,
          text: await section.innerText(),
        })),
      );
      return all.flatMap(({ id, text }) => (/Waits for/.test(text) ? [id] : []));
    };
    const rest = ['topics', 'form', 'map', 'failures', 'similarity', 'provenance'];
    assert.deepEqual((await waits()).sort(), rest.sort());
    await panel.send({ type: 'running', ...halfway(), ...wording });
    assert.deepEqual((await waits()).sort(), [...rest, 'strategies', 'expectation'].sort());
  });

  it('is read while it runs: progress leaves what is unfolded, focused and asked for as it is', async () => {
    const panel = await show(readable());
    const { page } = panel;
    const row = page.locator('#words .reference').first();
    await page.locator('#words button.unfolds').first().click();
    await row.scrollIntoViewIfNeeded();
    await page.waitForTimeout(200);
    const asked = () => panel.posted.filter(({ type }) => type === 'readRows');
    assert.equal(asked().length, 1);
    await panel.send({
      type: 'rows',
      side: 'target',
      asked: [2, 3],
      state: 'same',
      rows: [2, 3].map((row) => ({ row, text: `text of row ${row}`, label: '' })),
    });
    await page.getByText('text of row 2').waitFor();
    const details = page.locator('#words details').first();
    await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
    await row.focus();
    const place = () => row.evaluate((element) => element.getBoundingClientRect().top);
    const before = await place();
    const unchanged = async (what: string) => {
      assert.ok(await details.evaluate((element: HTMLDetailsElement) => element.open), `${what}: folded`);
      assert.ok(await row.evaluate((element) => element === document.activeElement), `${what}: focus lost`);
      assert.ok(Math.abs((await place()) - before) < 2, `${what}: moved from ${before} to ${await place()}`);
      assert.equal(await page.getByText('text of row 2').count(), 1, `${what}: text lost`);
      assert.equal(asked().length, 1, `${what}: asked again`);
    };
    const { report: _report, waiting: _waiting, ...status } = halfway();
    const phases = status.phases.map((phase) =>
      phase.state === 'running' ? { ...phase, text: '3 s left' } : phase,
    );
    await panel.send({ type: 'progress', ...status, phases });
    assert.match(await text(panel, '.phases li.running'), /3 s left/);
    await unchanged('progress');
    await panel.send({ type: 'running', ...readable({ waiting: ['rest'] }), ...wording });
    await page.waitForTimeout(200);
    await unchanged('more of the report');
    const whole = { ...readable().report!, strategies: report.strategies, verdict: report.verdict };
    await panel.send({ type: 'report', report: whole, title: 'electronics', uri: undefined, ...wording });
    await page.waitForSelector('.verdict');
    await page.waitForTimeout(200);
    await unchanged('the report');
  });

  it('asks again for rows that were asked for just before more was known', async () => {
    const panel = await show(readable());
    const asked = () => panel.posted.filter(({ type }) => type === 'readRows');
    await panel.page.locator('#words button.unfolds').first().click();
    await panel.page.locator('#words .reference').first().scrollIntoViewIfNeeded();
    await panel.page.waitForTimeout(200);
    assert.equal(asked().length, 1);
    await panel.send({ type: 'running', ...readable({ waiting: ['rest'] }), ...wording });
    await panel.page.waitForTimeout(200);
    assert.deepEqual(asked()[1], asked()[0]);
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
      assert.deepEqual(await seriousIssues(panel), []);
      const overflow = await panel.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      assert.deepEqual(panel.complaints, []);
    });
  }
});
