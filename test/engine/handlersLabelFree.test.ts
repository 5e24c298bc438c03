import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { loadModel } from '../../src/engine/modelStore';
import type { StrategyName } from '../../src/protocol/report';
import type { SourceReference, TableReference } from '../../src/protocol/table';
import { UserError } from '../../src/protocol/userError';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const movies: SourceReference = { kind: 'movies' };
const from = (table: TableReference): SourceReference => ({ kind: 'table', table });
let made = 0;

function fineTune(target: TableReference, source: SourceReference, pinned?: StrategyName) {
  const fixed = { overwrite: false, seed: 3, embed, strategies: 'standard' } as const;
  const modelFolder = world.at('models', `m${made++}`);
  const params = { target, source, modelFolder, ...fixed, ...(pinned ? { pinned } : {}) };
  return world.handlers['model/fineTune'](params, testJob());
}

const keys = (report: { summary: { key: string }[] }) => report.summary.map(({ key }) => key);
const textsOf = (table: string) => table.trim().split('\n').slice(1).map((line) => line.slice(0, line.indexOf(','))); // prettier-ignore

describe('fine-tuning without usable target labels', function () {
  this.timeout(60_000); // loops stand in for the kernels

  it('learns from the source and its own answers, and says what cannot be known', async () => {
    const table = reviews(80, ['', ''], 5);
    const source = world.table('source.csv', reviews(80));
    const { report, manifest, modelFolder } = await fineTune(world.table('bare.csv', table), from(source));
    assert.deepEqual([manifest.strategy, manifest.figures, report.honest], ['self-training', null, null]);
    assert.deepEqual([manifest.labels, manifest.source?.name], [['negative', 'positive'], 'source']);
    assert.equal(report.verdict?.transfer, null);
    assert.ok(report.sourceAtHome!.mean > 0.8, 'the words tell the label');
    assert.deepEqual((await loadModel(modelFolder)).manifest.labels, ['negative', 'positive']);
    const { predictions } = await world.handlers['texts/predict'](
      { model: { kind: 'folder', path: modelFolder }, texts: textsOf(table), embed },
      testJob(),
    );
    const right = predictions.filter(({ label }, i) => label === ['negative', 'positive'][i % 2]).length;
    assert.ok(right >= 68, `${right} of 80`); // what the planted words tell, see reviews()
  });

  it('does so with hardly any labels, in the words of the target where it has them', async () => {
    const few = 'great fun ride,good\ndull poor plot,bad\n';
    const table = world.table('few.csv', reviews(40, ['', '']) + few);
    const { report, manifest } = await fineTune(table, movies);
    assert.deepEqual([manifest.labels, manifest.strategy], [['bad', 'good'], 'self-training']);
    assert.deepEqual([report.strategies, manifest.figures], [[], null]);
    assert.ok(keys(report).includes('engine.remark.targetTooSmall'));
  });

  it('in the words of the source where the target has none', async () => {
    const { manifest } = await fineTune(world.table('none.csv', reviews(40, ['', ''])), movies);
    assert.deepEqual(manifest.labels, ['negative', 'positive']);
  });

  it('saves the strategy that is pinned', async () => {
    const table = world.table('pinned.csv', reviews(40, ['', '']));
    const { manifest, report } = await fineTune(table, movies, 'centred');
    assert.deepEqual([manifest.strategy, report.chosen, report.pinned], ['centred', 'centred', true]);
  });
});

describe('texts that stand in source and target', function () {
  this.timeout(60_000); // loops stand in for the kernels
  const plain = reviews(60, ['negative', 'positive'], 1);

  it('are left out of the source, whatever their case and spaces, and the report counts them', async () => {
    const [header, ...lines] = plain.trim().split('\n');
    const shouted = lines.slice(0, 20).map((line) => {
      const [text, label] = line.split(',');
      return `${text!.toUpperCase().replace(/ /g, '  ')} ,${label}`;
    });
    const own = reviews(60, ['negative', 'positive'], 2).trim().split('\n').slice(1);
    assert.ok(!textsOf(plain).some((text) => own.some((line) => line.startsWith(text))));
    const table = world.table('target.csv', plain);
    const source = world.table('mixed.csv', [header, ...shouted, ...own].join('\n'));
    const { report } = await fineTune(table, from(source));
    const remark = report.summary.find(({ key }) => key === 'engine.remark.sharedTexts');
    assert.equal(remark?.args?.['count'], 20);
    assert.equal(report.source?.rows, 80, 'the distances still see them');
    const clean = await fineTune(table, from(world.table('own.csv', [header, ...own].join('\n'))));
    const figures = (found: typeof report) => found.strategies.map(({ name, accuracy }) => [name, accuracy]);
    assert.deepEqual(figures(report), figures(clean.report), 'as if they were not there');
  });

  it('that leave too few others leave no source, and the report says so', async () => {
    const own = reviews(4, ['negative', 'positive'], 2).trim().split('\n').slice(1);
    const table = world.table('most.csv', plain);
    const { report } = await fineTune(table, from(world.table('nearly.csv', plain + own.join('\n'))));
    assert.deepEqual(report.strategies.map(({ name }) => name), ['target-only']); // prettier-ignore
    const remark = report.summary.find(({ key }) => key === 'engine.remark.sharedAlmostAll');
    assert.deepEqual([remark?.args?.['count'], remark?.args?.['left']], [60, 4]);
    assert.equal(report.verdict?.transfer, null);
  });

  it('that are all there is are refused, also when comparing', async () => {
    const table = world.table('same.csv', plain);
    const params = { target: table, source: from(table), seed: 1, embed, strategies: 'standard' } as const;
    await assert.rejects(world.handlers['domains/compare'](params, testJob()), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.shown.key, 'error.sourceIsTarget');
      return true;
    });
  });
});
