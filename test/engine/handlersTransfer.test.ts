import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import * as v from 'valibot';
import { loadModel } from '../../src/engine/modelStore';
import type { Phase } from '../../src/protocol/calls';
import { measureNames } from '../../src/protocol/distances';
import type { StrategyName } from '../../src/protocol/report';
import { reportSchema } from '../../src/protocol/report';
import type { SourceReference } from '../../src/protocol/table';
import { CancelledError } from '../../src/protocol/userError';
import { embed, fakeEncoder, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const movies: SourceReference = { kind: 'movies' };
const none: SourceReference = { kind: 'none' };
const target = world.table('target.csv', reviews(60));
let made = 0;

function fineTune(options: {
  table?: { paths: string[] };
  source?: SourceReference;
  folder?: string;
  overwrite?: boolean;
  reportFile?: string;
  cancelAt?: Phase;
  pinned?: StrategyName;
}) {
  const { table = target, source = none, overwrite = false, cancelAt, reportFile, pinned } = options;
  const modelFolder = options.folder ?? world.at('models', `m${made++}`);
  const params = {
    target: table,
    source,
    modelFolder,
    overwrite,
    seed: 3,
    embed,
    strategies: 'standard' as const,
    ...(pinned ? { pinned } : {}),
    ...(reportFile ? { reportFile } : {}),
  };
  return world.handlers['model/fineTune'](params, testJob(cancelAt));
}

const standard: StrategyName[] = [
  'target-only',
  'source-only',
  'prior-corrected',
  'centred',
  'self-training',
  'pooled',
  'weighted',
  'anchored',
];
const keys = (report: { summary: { key: string }[] }) => report.summary.map(({ key }) => key);

describe('model/fineTune', function () {
  this.timeout(60_000); // loops stand in for the kernels

  it('returns a report that its schema accepts, and saves a model that loads', async () => {
    const reportFile = world.at('reports', 'r.json');
    const { report, manifest, modelFolder } = await fineTune({ source: movies, reportFile });
    v.parse(reportSchema, JSON.parse(JSON.stringify(report)));
    assert.deepEqual(JSON.parse(readFileSync(reportFile, 'utf8')), JSON.parse(JSON.stringify(report)));
    assert.deepEqual(
      report.strategies.map(({ name }) => name),
      standard,
    );
    assert.deepEqual([report.target.file, report.source?.file], ['../target.csv', undefined]);
    const loaded = await loadModel(modelFolder);
    assert.deepEqual(loaded.manifest, JSON.parse(JSON.stringify(manifest)));
    assert.deepEqual(
      [loaded.head.labels, loaded.manifest.strategy],
      [['negative', 'positive'], report.chosen],
    );
    assert.deepEqual(readdirSync(world.at('reports')), ['r.json']);
  });

  it('measures seconds with the clock it is given', async () => {
    const { seconds, created } = (await fineTune({})).report;
    assert.equal(created.slice(0, 10), '2026-01-02');
    assert.ok(seconds.read > 0 && seconds.embed > 0 && seconds.fit > 0);
    assert.ok(seconds.total >= seconds.read + seconds.embed + seconds.fit + seconds.shift);
  });

  it('brings the movie head and words into the order of the target labels', async () => {
    const table = world.table('reversed.csv', reviews(60, ['bad', 'good']));
    const { report } = await fineTune({ table, source: movies });
    const sourceOnly = report.strategies.find(({ name }) => name === 'source-only');
    assert.ok(sourceOnly && sourceOnly.accuracy.mean > 0.3, 'a swapped head would be near 0');
    assert.ok(!keys(report).includes('engine.remark.labelsDiffer'));
  });

  it('goes on with the target alone, and says so, when the labels do not match', async () => {
    const table = world.table('topics.csv', reviews(60, ['news', 'sport', 'art']));
    for (const source of [movies, { kind: 'table', table: target } as const]) {
      const { report } = await fineTune({ table, source });
      assert.deepEqual(
        [report.strategies.map(({ name }) => name), report.chosen],
        [['target-only'], 'target-only'],
      );
      assert.ok(keys(report).includes('engine.remark.labelsDiffer'));
      assert.deepEqual(report.words.polarityFlips, []);
    }
  });

  it('trains on labeled rows only, leaves rare labels out, and uses all rows for the rest', async () => {
    const text = reviews(40) + 'no label here,\nanother one without,\nrare one,neutral\n';
    const { report, manifest } = await fineTune({ table: world.table('mixed.csv', text) });
    assert.deepEqual([report.target.rows, report.target.unlabeled, report.honest?.rows], [43, 2, 40]);
    assert.deepEqual(report.target.labels, { negative: 20, neutral: 1, positive: 20 });
    assert.deepEqual(manifest.labels, ['negative', 'positive']);
    assert.ok(keys(report).includes('engine.remark.rareLabels'));
    assert.ok(keys(report).includes('engine.remark.unlabeledRows'));
  });

  for (const phase of ['read', 'load', 'embed', 'fit', 'shift', 'write'] as const)
    it(`cancelled at ${phase}, it leaves neither model nor report`, async () => {
      const world2 = handlerWorld({
        openEncoder: async (_, steps) => {
          await steps.step(0, 1);
          return fakeEncoder();
        },
      });
      const params = {
        target: world2.table('t.csv', reviews(60)),
        source: movies,
        modelFolder: world2.at('models', 'm'),
        reportFile: world2.at('reports', 'r.json'),
        overwrite: false,
        seed: 0,
        embed,
        strategies: 'standard' as const,
      };
      await assert.rejects(world2.handlers['model/fineTune'](params, testJob(phase)), CancelledError);
      assert.deepEqual(readdirSync(world2.folder), ['t.csv']);
      rmSync(world2.folder, { recursive: true });
    });

  it('replaces a model only as a whole: a failure leaves the old one', async () => {
    const folder = world.at('models', 'kept');
    await fineTune({ folder });
    const before = readFileSync(world.at('models', 'kept', 'model.json'), 'utf8');
    const failing = fineTune({ folder, overwrite: true, cancelAt: 'write' });
    await assert.rejects(failing, CancelledError);
    assert.equal(readFileSync(world.at('models', 'kept', 'model.json'), 'utf8'), before);
    await fineTune({ folder, overwrite: true, source: movies });
    assert.notEqual(readFileSync(world.at('models', 'kept', 'model.json'), 'utf8'), before);
    assert.ok(readdirSync(world.at('models')).every((name) => !name.startsWith('.')));
  });

  it('gives the same head and report for the same seed', async () => {
    const [first, second] = [await fineTune({ source: movies }), await fineTune({ source: movies })];
    assert.equal(first.manifest.headSha256, second.manifest.headSha256);
    assert.deepEqual({ ...first.report, seconds: 0 }, { ...second.report, seconds: 0 });
  });
});

describe('domains/compare', function () {
  this.timeout(60_000); // loops stand in for the kernels

  const compare = (table: { paths: string[] }, source: SourceReference) =>
    world.handlers['domains/compare'](
      { target: table, source, seed: 1, embed, strategies: 'standard' },
      testJob(),
    );

  it('compares strategies and saves nothing', async () => {
    const before = readdirSync(world.folder);
    const { report } = await compare(target, movies);
    assert.deepEqual(
      [report.kind, report.strategies.length, report.shift.measures.map(({ name }) => name)],
      // the built-in movies have no texts, so nothing is said of their lengths
      ['compare', standard.length, measureNames.filter((name) => name !== 'length')],
    );
    assert.equal(report.shift.references, undefined, 'the known pairs belong to another encoder');
    assert.deepEqual(readdirSync(world.folder), before);
  });

  it('works without labels, without strategies', async () => {
    const bare = world.table('bare.csv', reviews(40, ['', ''], 2));
    const { report } = await compare(bare, { kind: 'table', table: target });
    assert.deepEqual([report.strategies, report.chosen, report.honest], [[], 'self-training', null]);
    assert.equal(
      keys(report)[0],
      report.estimatedAccuracy ? 'summary.expect.home' : 'summary.noTargetLabels',
    );
    assert.ok(!keys(report).includes('engine.remark.targetUnlabeled'), 'said already');
    const shift = report.shift.measures.find(({ name }) => name === 'label-shift');
    assert.equal(shift?.estimated, report.estimatedAccuracy ? true : undefined);
    assert.equal(report.shift.measures.length, shift ? 10 : 9);
    assert.equal(report.form!.labels.length, shift ? 2 : 0, 'shares are told in both places or in none');
  });

  it('works with too few labels, and says so', async () => {
    const { report } = await compare(world.table('few.csv', reviews(6)), movies);
    assert.deepEqual(report.strategies, []);
    assert.ok(keys(report).includes('engine.remark.targetTooSmall'));
  });
});

describe('a pinned strategy', function () {
  this.timeout(60_000);

  it('is saved whatever the score says, and both report and model say so', async () => {
    const { report, manifest } = await fineTune({ source: movies, pinned: 'source-only' });
    assert.deepEqual([report.chosen, report.pinned], ['source-only', true]);
    assert.deepEqual([manifest.strategy, manifest.pinned], ['source-only', true]);
    assert.deepEqual((await fineTune({ source: movies })).report.pinned, false);
  });

  it('takes part also when it is an extra one', async () => {
    const { report, modelFolder } = await fineTune({ source: movies, pinned: 'coral' });
    assert.deepEqual(report.strategies.map(({ name }) => name), [...standard, 'coral']); // prettier-ignore
    assert.equal((await loadModel(modelFolder)).manifest.strategy, 'coral');
  });
});

describe('the other handlers', () => {
  it('predict texts in their order, and say that the movie head answers', async () => {
    const texts = ['great fun', 'dull poor'];
    const found = await world.handlers['texts/predict'](
      { model: { kind: 'movies' }, texts, embed },
      testJob(),
    );
    assert.deepEqual(
      found.predictions.map(({ text, label }) => [text, label]),
      [
        ['great fun', 'positive'],
        ['dull poor', 'negative'],
      ],
    );
    assert.equal(found.model.builtIn, true);
  });

  it('predict a table, keeping every row, its order and its line breaks', async () => {
    const table = world.table(
      'in.tsv',
      'id\ttext\tprediction\n1\t"great\nfun"\tx\n2\t\ty\n3\t"dull, poor"\tz\n',
    );
    const out = world.at('out.csv');
    const params = {
      model: { kind: 'movies' } as const,
      table: { ...table, textColumn: 'text' },
      out,
      overwrite: false,
      embed,
    };
    assert.equal((await world.handlers['table/predict'](params, testJob())).rows, 2);
    const text = readFileSync(out, 'utf8');
    assert.match(
      text,
      /^id,text,prediction,prediction 2,probability\n1,"great\nfun",x,positive,0\.\d{4}\n2,,y,,\n3,"dull, poor",z,negative,/,
    );
  });

  it('evaluate on any spelling of the labels, against a hand-made table', async () => {
    const table = world.table(
      'spelled.csv',
      'text,label\ngreat fun ride,1\ndull poor plot,0\ngreat fun cast,0\n',
    );
    const found = await world.handlers['model/evaluate'](
      { model: { kind: 'movies' }, table, embed },
      testJob(),
    );
    assert.deepEqual([found.rows, found.seenInTraining], [3, false]);
    assert.ok(Math.abs(found.accuracy.mean - 2 / 3) < 1e-6);
    assert.deepEqual(found.perClass['positive'], { precision: 0.5, recall: 1, f1: 2 / 3, support: 1 });
  });

  it('clear the cache', async () => {
    assert.deepEqual(await world.handlers['cache/clear']({ cacheFolder: '' }, testJob()), { freedBytes: 42 });
    assert.ok(!existsSync(world.at('v.npy')));
  });
});
