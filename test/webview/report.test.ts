import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import type { Browser } from 'playwright-core';
import * as v from 'valibot';
import type { NextStep, Report } from '../../src/protocol/report';
import type { ToHost } from '../../src/protocol/webview';
import { viewStateSchema } from '../../src/protocol/webview';
import { fixture, japanese, openBrowser, openPanel, pictures, showReport, type Panel } from './panel';
import { seriousIssues } from './seriousIssues';
import { themes, type ThemeName } from './themes';

const themeNames = Object.keys(themes) as ThemeName[];
const widths = { wide: 1200, narrow: 480, narrowest: 320 };

describe('The report page in a browser', function () {
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

  async function show(...args: [shown: unknown, options?: Parameters<typeof showReport>[2]]): Promise<Panel> {
    const panel = await showReport(browser, ...args);
    panels.push(panel);
    return panel;
  }

  const picture = (panel: Panel, name: string) =>
    panel.page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });

  const overflow = ({ page }: Panel) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  for (const theme of themeNames) {
    it(`has no serious accessibility issue and no policy violation in ${theme}`, async () => {
      const panel = await show(report, { theme, uri: 'file:///report.json' });
      await picture(panel, theme);
      assert.deepEqual(await seriousIssues(panel), []);
      assert.deepEqual(panel.complaints, []);
    });
  }

  for (const [name, width] of Object.entries(widths)) {
    it(`does not scroll sideways at ${width} px, in English and Japanese`, async () => {
      const english = await show(report, { width, theme: 'dark' });
      await picture(english, name);
      assert.equal(await overflow(english), 0);
      const translated = await show(report, { width, language: 'ja', translations: await japanese() });
      await picture(translated, `${name}-japanese`);
      assert.equal(await overflow(translated), 0);
      assert.deepEqual(await seriousIssues(translated), []);
    });
  }

  it('holds long names, many labels and a wide interval at 320 px', async () => {
    const unruly = structuredClone(report);
    unruly.target.name = `${'a-name-that-somebody-chose-with-care-'.repeat(3)}final_final(2).csv`;
    unruly.target.labels = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`label number ${i}`, i + 1]),
    );
    unruly.words.polarityFlips[0]!.word = 'donaudampfschifffahrtsgesellschaft';
    unruly.verdict!.difference = { mean: 0.24, low: 0.12, high: 0.36 };
    unruly.verdict!.conditions[0]!.evidence.args!['source'] = unruly.target.name;
    const panel = await show(unruly, { width: 320 });
    await picture(panel, 'unruly');
    assert.equal(await overflow(panel), 0);
    assert.match(await panel.page.locator('#domains').innerText(), /30 rarer labels are not shown/);
    assert.match(await panel.page.locator('.ruler').textContent().then(String), /\+40 points/);
  });

  it('keeps table semantics when rows are stacked', async () => {
    const { page } = await show(report, { width: 320 });
    // Browsers that drop the roles of displaced rows need them written out; this one does not.
    const silent = page.locator('.stack :is(thead, tbody, tr, th, td):not([role])');
    assert.equal(await silent.count(), 0);
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const named = (...roles: string[]) =>
      nodes
        .filter((node) => !node.ignored && roles.includes(String(node.role?.value)))
        .map((node) => String(node.name?.value));
    assert.ok(named('table').includes('Distances'));
    for (const row of [/^Pooled/, /^MMD/, /^light/])
      assert.ok(
        named('rowheader').some((name) => row.test(name)),
        String(row),
      );
    for (const value of ['84.3', '4.12'])
      assert.ok(
        named('cell', 'gridcell').some((name) => name.includes(value)),
        value,
      );
  });

  it('says everything in Japanese, from the first string', async () => {
    const translations = await japanese();
    const panel = await show(report, { language: 'ja', translations });
    const text = await panel.page.locator('body').innerText();
    const left = Object.keys(translations).filter(
      (english) => / /.test(english) && !english.includes('{') && text.includes(english),
    );
    assert.deepEqual(left, []);
    assert.match(text, /転移は有効/);
    assert.equal(await panel.page.evaluate(() => document.documentElement.lang), 'ja');
  });

  it('asks for the report, and puts the answer first', async () => {
    const panel = await show(report);
    assert.deepEqual(panel.posted[0], { type: 'ready' });
    const heading = panel.page.getByRole('heading', { level: 1 });
    assert.equal(
      await heading.innerText(),
      'Transfer from movie-reviews.csv helps: +6.1 points [2.7, 9.5] over training on your 300 labels alone.',
    );
    assert.equal(await heading.locator('strong').innerText(), '+6.1 points');
    const ruler = panel.page.getByRole('img', { name: /\+6\.1 points, 95 % interval \[2\.7, 9\.5\]/ });
    assert.equal(await ruler.count(), 1);
  });

  it('shows every number of strategies, distances and words as text in tables', async () => {
    const panel = await show(report);
    const cells = async (section: string, row: RegExp) =>
      (await panel.page.locator(section).getByRole('row', { name: row }).first().innerText()).split(
        /\s*[\n\t]+\s*/,
      );
    assert.match(
      (await cells('#strategies', /^Pooled/)).join(' '),
      /^Pooled ?saved .* 84\.3 \[79\.8, 88\.0\] \+6\.1 \[2\.7, 9\.5\]$/,
    );
    assert.match((await cells('#distances', /^MMD/)).join(' '), /× 10−2, p = 0\.001 .*4\.12 0\.11/);
    assert.match((await cells('#words', /^light/)).join(' '), /−0\.82 \[−1\.10, −0\.54\].*\+1\.71.* 412 37/);
    assert.match((await cells('#words', /^battery/)).join(' '), /34 6 240/);
  });

  it('marks the section being read in the contents', async () => {
    const panel = await show(report);
    await panel.page.locator('.toc a[href="#distances"]').click();
    await panel.page.locator('.toc a[href="#distances"][aria-current]').waitFor({ timeout: 5000 });
  });

  it('lets the keyboard reach everything, one stop for each list of rows', async () => {
    const panel = await show(report, { uri: 'file:///report.json' });
    const { page } = panel;
    const stops: string[] = [];
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        return focused === document.body ? null : (focused.textContent ?? '').replace(/\s+/g, ' ').trim();
      });
      if (stop === null) break;
      stops.push(stop);
    }
    assert.deepEqual(stops, [
      'Answer Helpful transfer',
      'Strategies +6.1',
      'Expected accuracy 84.0 %',
      'Distances 1.96',
      'Words 7 flips',
      'How they are written',
      'Map',
      'What the texts are about',
      'Where it fails',
      'Tasks and encoder',
      'Domains 12,000',
      'Provenance 18.4 s',
      'Try the Model',
      'Strategies +6.1',
      'Distances 1.96',
      'Expected accuracy 84.0 %',
      'Difference to target-only, points',
      'Show accuracy and macro F1 as a table',
      'Use Another Strategy…',
      'Accuracy, %',
      'Thresholded confidence',
      'Share of each label',
      'Same domain, up to',
      'Proxy A-distance',
      'light',
      'Distinctive for each side',
      'Show more distinctive words',
      'Compare Layers',
      'Compare With Another Encoder…',
      'Skipped',
      'Save as HTML…',
      'Save as JSON…',
      'Open JSON',
    ]);
  });

  it('moves through a list with arrows, explains the focused name, and closes with Escape', async () => {
    const { page } = await show(report);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    const hover = page.getByRole('tooltip');
    await page.getByRole('button', { name: 'Proxy A-distance' }).focus();
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'MMD');
    assert.match(await hover.innerText(), /curved space/);
    await page.keyboard.press('End');
    assert.equal(await focused(), 'CORAL');
    assert.match(await hover.innerText(), /vary together/);
    assert.equal(await page.getByRole('button', { name: 'CORAL' }).getAttribute('aria-describedby'), 'hover');
    await page.keyboard.press('Escape');
    assert.equal(await hover.isVisible(), false);
    await page.keyboard.press('Home');
    assert.equal(await focused(), 'Proxy A-distance');
    await page.getByRole('button', { name: 'light' }).hover();
    assert.match(
      await hover.innerText(),
      /“light” blames in movie-reviews\.csv and praises in electronics\.csv: .*−0\.82/,
    );
  });

  it('asks the editor for what its buttons promise', async () => {
    const panel = await show(report, { uri: 'file:///report.json' });
    for (const name of [
      'Try the Model',
      'Use Another Strategy…',
      'Save as HTML…',
      'Save as JSON…',
      'Open JSON',
    ]) {
      const button = panel.page.getByRole('button', { name });
      await button.focus();
      await panel.page.keyboard.press('Enter');
    }
    await panel.page.waitForFunction(() => true);
    assert.deepEqual(panel.posted.slice(1), [
      { type: 'command', command: 'tryModel' },
      { type: 'command', command: 'useAnotherStrategy' },
      { type: 'saveHtml' },
      { type: 'saveJson' },
      { type: 'openJson' },
    ]);
  });

  it('has one primary button, and it does the next step', async () => {
    const steps: [Partial<NextStep>, string, ToHost][] = [
      [{ action: 'try-model' }, 'Try the Model', { type: 'command', command: 'tryModel' }],
      [{ action: 'fine-tune' }, 'Fine-Tune a Classifier', { type: 'command', command: 'fineTune' }],
      [{ action: 'label-rows', rows: 1200 }, 'Pick 1,200 Rows to Label', { type: 'labelRows', rows: 1200 }],
      [{ action: 'label-rows' }, 'Pick Rows to Label', { type: 'labelRows' }],
      [
        { action: 'train-without-source' },
        'Train Without Source',
        { type: 'command', command: 'trainWithoutSource' },
      ],
      [{ action: 'find-source' }, 'Find a Nearer Source', { type: 'command', command: 'compare' }],
    ];
    const panel = await show(report);
    for (const [step, name, message] of steps) {
      const shown = structuredClone(report);
      const { rows: _, ...rest } = shown.verdict!.nextStep!;
      shown.verdict!.nextStep = { ...rest, ...step };
      await panel.send({ type: 'report', report: shown, title: 'x', language: 'en', translations: {} });
      await panel.page.getByRole('button', { name, exact: true }).click();
      await panel.page.waitForFunction(() => true);
      assert.deepEqual(panel.posted.at(-1), message);
      assert.equal(await panel.page.locator('vscode-button[appearance="primary"]').count(), 1);
    }
  });

  it('offers no more rows to label than there are', async () => {
    const few = structuredClone(report);
    few.verdict!.nextStep = {
      action: 'label-rows',
      rows: 400,
      reason: { key: 'next.label-rows.decide', args: { rows: 400 } },
    };
    few.target.unlabeled = 120;
    const panel = await show(few);
    assert.equal(await panel.page.getByRole('button', { name: 'Pick 120 Rows to Label' }).count(), 1);
    few.target.unlabeled = 0;
    const none = await show(few);
    assert.equal(await none.page.getByRole('button', { name: /Rows to Label/ }).count(), 0);
    assert.match(await none.page.locator('.next').innerText(), /About 400 more labels/);
  });

  it('says why: three conditions, each with a mark, a word, evidence and a way to it', async () => {
    const panel = await show(report);
    const conditions = panel.page.locator('.conditions li');
    assert.deepEqual(await conditions.getByRole('heading').allInnerTexts(), [
      'Similar tasks\nmet',
      'Near distributions\nin doubt',
      'Suitable model\nmet',
    ]);
    const marks = await conditions
      .locator('svg.icon')
      .evaluateAll((icons) => icons.map((icon) => icon.getAttribute('class')));
    assert.deepEqual(marks, ['icon pass', 'icon warn', 'icon pass']);
    assert.match(await conditions.nth(0).innerText(), /77\.0\s% \[71\.9, 81\.4\].*“positive”/);
    for (const [at, id] of ['strategies', 'distances', 'expectation'].entries()) {
      await conditions.nth(at).getByRole('link').click();
      await panel.page.waitForFunction((hash) => location.hash === hash, `#${id}`);
    }
  });

  it('keeps scroll and unfolded parts when it is hidden and made again', async () => {
    const first = await show(report);
    await first.page.getByText('Show more distinctive words').click();
    await first.page.evaluate(() => window.scrollTo({ top: 700, behavior: 'instant' }));
    await first.page.waitForTimeout(400);
    const state = v.parse(viewStateSchema, await first.state());
    assert.deepEqual(state.view, { scroll: 700, open: ['distinctive'] });

    const again = await show(report, { state });
    assert.equal(await again.page.evaluate(() => window.scrollY), 700);
    assert.equal(await again.page.locator('details[data-part="distinctive"][open]').count(), 1);
  });

  it('shows hostile text as text and runs none of it', async () => {
    const attacks = [
      '<img src=x onerror="window.hacked=1">.csv',
      '</script><script>window.hacked=1</script>',
      '"><svg onload="window.hacked=1">',
    ] as const;
    const hostile = structuredClone(report);
    hostile.target.name = attacks[0];
    hostile.target.labels = { [attacks[1]]: 146, ['__proto__x']: 154 };
    hostile.words.polarityFlips[0]!.word = attacks[2];
    hostile.words.distinctive[0]!.word = attacks[1];
    const said = hostile.summary.find(({ key }) => key === 'summary.distance.unlike')!;
    said.args = { ...said.args, target: attacks[0] };
    hostile.verdict!.conditions[0]!.evidence.args!['label'] = attacks[1];
    const panel = await show(hostile);
    const text = await panel.page.locator('body').innerText();
    for (const attack of attacks) assert.ok(text.includes(attack), attack);
    await panel.page.getByRole('button', { name: attacks[2] }).hover();
    assert.ok((await panel.page.getByRole('tooltip').innerText()).includes(attacks[2]));
    assert.equal(await panel.page.locator('img').count(), 0);
    assert.equal(await panel.page.evaluate(() => 'hacked' in window), false);
    assert.deepEqual(panel.complaints, []);
  });

  it('says why a part is missing and what to do: no labels', async () => {
    const panel = await show(await fixture('report-unlabeled.json'));
    await picture(panel, 'unlabeled');
    assert.deepEqual(await seriousIssues(panel), []);
    assert.match(await panel.page.locator('#strategies').innerText(), /has no labels.*Label 50 rows/);
    assert.equal(await panel.page.getByRole('img', { name: /Difference to training/ }).count(), 0);
    assert.match(await panel.page.locator('#distances').innerText(), /Proxy A-distance/);
    assert.match(await panel.page.locator('#words').innerText(), /Flips and pivots need two matching labels/);
  });

  it('shows what to expect without labels, and that it is an estimate', async () => {
    const panel = await show(await fixture('report-unlabeled.json'));
    const { page } = panel;
    assert.equal(await page.locator('h1 strong').innerText(), '74 to 81 %');
    assert.match(await page.locator('.verdict').innerText(), /Estimated accuracy\s+No label of the target/);
    const strip = page.getByRole('img', { name: /Estimated accuracy on electronics\.csv: 74 to 81 %/ });
    assert.match(String(await strip.getAttribute('aria-label')), /88\.6 % \[87\.9, 89\.3\]/);
    assert.equal(await page.locator('.verdict line.estimated').count(), 1);
    const expected = await page.locator('#expectation').innerText();
    assert.match(expected, /Without labels, 74 to 81 %/);
    assert.match(expected, /Estimated range\s+74–81\s+9 times in 10/);
    for (const method of [
      /Thresholded confidence\s+78/,
      /Difference of confidences\s+77/,
      /Mean confidence\s+80/,
    ])
      assert.match(expected, method);
    assert.match(expected, /positive\s+62/);
    assert.doesNotMatch(expected, /In labeled rows/);
    await page.getByRole('button', { name: 'Pick 50 Rows to Label' }).click();
    await page.waitForFunction(() => true);
    assert.deepEqual(panel.posted.at(-1), { type: 'labelRows', rows: 50 });
  });

  it('puts the estimate beside what the labels say of the same strategy', async () => {
    const panel = await show(report);
    const text = await panel.page.locator('.estimates').innerText();
    assert.match(text, /Self-training/);
    assert.match(text, /Measured on your labels\s+81\.3\s+\[76\.4, 85\.4\]/);
    assert.match(text, /Estimated without them\s+78–87/);
    assert.match(text, /lies within the range/);
    assert.match(text, /positive\s+54\s+51/);

    const wrong = structuredClone(report);
    wrong.estimatedAccuracy!.low = 0.83;
    const other = await show(wrong);
    assert.match(
      await other.page.locator('.estimates').innerText(),
      /outside the range.*rely on the measured/,
    );
  });

  it('tells all twelve strategies apart, and whose choice was saved', async () => {
    const all = structuredClone(report);
    const [model] = all.strategies.slice(-1);
    for (const name of [
      'coral',
      'subspace-alignment',
      'importance-weighting',
      'kernel-mean-matching',
    ] as const)
      all.strategies.push({ ...structuredClone(model!), name, lexical: false });
    Object.assign(all, { pinned: true, chosen: 'weighted' });
    for (const options of [{}, { width: 480 }]) {
      const panel = await show(all, options);
      await picture(panel, `all-strategies-${options.width ?? 'wide'}`);
      assert.equal(await overflow(panel), 0);
      assert.deepEqual(await seriousIssues(panel), []);
      const rows = panel.page.locator('#strategies .stack tbody tr');
      assert.equal(await rows.count(), 12);
      const titles = (await rows.locator('th').allInnerTexts()).map((text) => text.split('\n')[0]!.trim());
      assert.equal(new Set(titles).size, 12);
      assert.deepEqual(await rows.locator('.tag').allInnerTexts(), [
        'with words',
        'your choice',
        'with words',
        'with words',
        'with words',
      ]);
      const strategies = panel.page.locator('#strategies');
      assert.match(
        await strategies.innerText(),
        /Weighted was saved because you chose it; Pooled scores highest/,
      );
      await strategies.getByText('Show accuracy and macro F1 as a table').click();
      const figures = await strategies.locator('details tr').filter({ hasText: 'Centred' }).innerText();
      assert.match(figures, /79\.7 \[74\.7, 83\.9\].*\+2\.7 \[0\.6, 4\.8\]/s);
      assert.equal(await overflow(panel), 0);
    }
  });

  it('shows a report of before verdicts were written down', async () => {
    const {
      verdict: _v,
      estimatedAccuracy: _e,
      sourceAtHome: _s,
      pinned: _p,
      ...old
    } = structuredClone(report);
    const strategies = old.strategies
      .filter(({ name }) => ['source-only', 'target-only', 'pooled'].includes(name))
      .map(({ differenceToSource: _d, lexical: _l, ...rest }) => rest);
    const panel = await show({ ...old, strategies });
    assert.equal(await panel.page.locator('.verdict, .conditions, .estimates').count(), 0);
    assert.match(await panel.page.locator('#strategies').innerText(), /Pooled was saved: on the same rows/);
    assert.equal(await panel.page.getByRole('button', { name: 'Try the Model' }).count(), 1);
    assert.deepEqual(await seriousIssues(panel), []);
  });

  it('says why a part is missing and what to do: too few rows', async () => {
    const panel = await show(await fixture('report-small.json'));
    await picture(panel, 'small');
    assert.deepEqual(await seriousIssues(panel), []);
    assert.match(await panel.page.locator('#strategies').innerText(), /“complaint” has 6.*at least 20/);
    assert.match(await panel.page.locator('#distances').innerText(), /notes\.csv has 14 with text/);
  });

  it('says why a part is missing and what to do: no source', async () => {
    const alone: Report = {
      ...structuredClone(report),
      source: null,
      verdict: null,
      estimatedAccuracy: null,
      sourceAtHome: null,
      summary: [],
    };
    alone.strategies = alone.strategies.filter(({ name }) => name === 'target-only');
    alone.chosen = 'target-only';
    alone.shift.measures = [];
    alone.words = { distinctive: [], polarityFlips: [], pivots: [] };
    const panel = await show(alone);
    await picture(panel, 'no-source');
    assert.match(await panel.page.locator('#distances').innerText(), /without a source.*run again/s);
    assert.match(await panel.page.locator('#strategies').innerText(), /78\.2/);
    assert.deepEqual(await seriousIssues(panel), []);
  });

  it('names a loss a loss, and offers a nearer source', async () => {
    const panel = await show(await fixture('report-negative.json'));
    await picture(panel, 'negative');
    assert.match(await panel.page.locator('.verdict').innerText(), /Negative transfer/);
    await panel.page.getByRole('button', { name: 'Find a Nearer Source' }).click();
    await panel.page.waitForFunction(() => true);
    assert.deepEqual(panel.posted.at(-1), { type: 'command', command: 'compare' });
  });

  describe('distances next to known pairs', () => {
    const known = (target: string, proxy: number, words: number, labels = 0) => ({
      source: 'movies',
      target,
      values: { 'proxy-a-distance': proxy, vocabulary: words, 'label-shift': labels },
    });
    const measured = (name: string, value: number, top: number, rest: object = {}) => ({
      name,
      value,
      nullBand: [0, top],
      p: null,
      rows: 1000,
      ...rest,
    });
    const read = async () => {
      const changed = structuredClone(report) as unknown as { shift: object };
      changed.shift = {
        measures: [
          measured('proxy-a-distance', 1.9, 0.3, { p: 0.0001 }),
          measured('vocabulary', 0.33, 0.01),
          measured('length', 0.02, 0.05, { p: 0.6 }),
          measured('label-shift', 0.2, 0.11, { estimated: true }),
        ],
        references: [known('dvd', 1.4, 0.2), known('books', 1.7, 0.3), known('kitchen', 1.95, 0.35)],
      };
      return show(changed);
    };

    it('says what differs most, and what each value reads like', async () => {
      const panel = await read();
      const section = panel.page.locator('#distances');
      assert.match(
        await section.locator('.finding').innerText(),
        /stand out most in the shares of their labels/,
      );
      const row = (name: RegExp) => section.locator('tbody tr', { hasText: name }).innerText();
      assert.match(await row(/Proxy A-distance/), /movies → kitchen\s+farther than 2 of 3 pairs/);
      assert.match(await row(/Vocabulary/), /movies → kitchen\s+farther than 2 of 3 pairs/);
      assert.match(await row(/Length/), /the same domain\s+inside the band/);
      assert.match(await row(/Label shift/), /estimated, without labels[\s\S]*different domains/);
      assert.deepEqual(await section.locator('tr.group').allInnerTexts().then((texts) =>
        texts.map((text) => text.split(/\s/)[0])), ['Vectors', 'Words', 'Form', 'Labels']); // prettier-ignore
      assert.deepEqual(await seriousIssues(panel), []);
      assert.deepEqual(panel.complaints, []);
      await picture(panel, 'distances');
    });

    it('names a pair on its tick, and all of them on the measure’s name', async () => {
      const { page } = await read();
      const tick = page.locator('#distances tbody svg.tick').nth(1);
      await tick.hover();
      assert.equal(await page.locator('#hover').innerText(), 'movies → books: 1.70');
      await page.locator('#distances tbody .term').first().focus();
      assert.match(await page.locator('#hover').innerText(), /movies → dvd: 1\.40, movies → books: 1\.70/);
      await page.keyboard.press('ArrowDown');
      assert.match(await page.locator('#distances .term:focus').innerText(), /Vocabulary/);
    });

    it('does not scroll sideways at 320 and 480 px', async () => {
      const panel = await read();
      for (const width of [480, 320]) {
        await panel.page.setViewportSize({ width, height: 900 });
        assert.equal(await overflow(panel), 0);
      }
    });
  });

  it('does not guess at a report of a newer format, or at something else', async () => {
    const newer = await show({ ...report, schema: 99 });
    assert.match(
      await newer.page.locator('main').innerText(),
      /format 99; .* up to format 1\. Update Transfer Lens/,
    );
    const broken = await show({ ...report, target: { name: 7 } });
    assert.match(await broken.page.locator('main').innerText(), /“target\.name”/);
    await broken.page.getByRole('button', { name: 'Show Log' }).click();
    await broken.page.waitForFunction(() => true);
    assert.deepEqual(broken.posted.at(-1), { type: 'command', command: 'showLog' });
  });

  it('shows the host’s own sentence when the report cannot be read', async () => {
    const panel = await openPanel(browser);
    panels.push(panel);
    await panel.send({
      type: 'failed',
      title: 'gone.transfer-report.json',
      message: 'The file is gone. Open another.',
      language: 'en',
      translations: {},
    });
    await panel.page.getByText('The file is gone. Open another.').waitFor();
    assert.deepEqual(await seriousIssues(panel), []);
  });

  it('moves nothing under reduced motion', async () => {
    const panel = await show(report);
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    const behavior = () =>
      panel.page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior);
    assert.equal(await behavior(), 'auto');
    await panel.page.emulateMedia({ reducedMotion: 'no-preference' });
    assert.equal(await behavior(), 'smooth');
  });
});
