import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import type { StrategyName } from '../../src/protocol/report';
import type { SourceReference, TableReference } from '../../src/protocol/table';
import type { MessageKey } from '../../src/protocol/message';
import { UserError } from '../../src/protocol/userError';
import { embed, handlerWorld, reviews, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

function fineTune(
  target: TableReference,
  modelFolder = world.at('models', 'new'),
  more: { source?: SourceReference; pinned?: StrategyName } = {},
) {
  const source = { kind: 'none' } as const;
  const fixed = { overwrite: false, seed: 0, embed, strategies: 'standard' } as const;
  const params = { target, source, modelFolder, ...fixed, ...more };
  return world.handlers['model/fineTune'](params, testJob());
}

async function refused(work: Promise<unknown>, key: MessageKey, ...parts: string[]) {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.equal(error.shown.key, key, error.message);
    for (const part of parts) assert.ok(error.message.includes(part), `${error.message} lacks ${part}`);
    assert.doesNotMatch(error.message, /\{\w+\}/, 'every slot is filled');
    return true;
  });
}

const rows = (count: number, row: (i: number) => string) =>
  ['text,label', ...Array.from({ length: count }, (_, i) => row(i))].join('\n') + '\n';

describe('fine-tuning on bad input says what to do, before it loads the encoder, and leaves nothing', () => {
  const cases: [string, string, MessageKey, string[]][] = [
    ['an empty file', '', 'error.tableEmpty', ['bad.csv']],
    ['a header only', 'text,label\n', 'error.tableNoRows', ['bad.csv']],
    [
      'one column',
      rows(20, (i) => `some words of a text ${i}`).replace(',label', ''),
      'error.oneColumn',
      ['text'],
    ],
    ['one class', rows(20, (i) => `some words of a text ${i},pos`), 'error.oneClass', ['pos']],
    [
      'three rows',
      rows(3, (i) => `some words of a text ${i},${i % 2 ? 'pos' : 'neg'}`),
      'error.tooFewRows',
      ['5 rows'],
    ],
    [
      'the same text in all rows',
      rows(20, (i) => `the same words again,${i % 2 ? 'pos' : 'neg'}`),
      'error.sameTexts',
      ['"text"'],
    ],
    [
      '500 classes',
      rows(1000, (i) => `some words of a text ${i},class ${i % 500}`),
      'error.tooManyClasses',
      ['500', '200'],
    ],
    ['no labels', rows(20, (i) => `some words of a text ${i},`), 'error.noLabelColumn', ['bad.csv']],
  ];
  for (const [what, text, key, parts] of cases)
    it(`refuses ${what}`, async () => {
      await refused(fineTune(world.table('bad.csv', text)), key, ...parts);
      assert.deepEqual([world.opened(), existsSync(world.at('models'))], [0, false]);
    });

  it('refuses the same when the columns are named', async () => {
    const named = (text: string) => ({
      ...world.table('bad.csv', text),
      textColumn: 'text',
      labelColumn: 'label',
    });
    await refused(fineTune(named(rows(20, (i) => `words ${i},pos`))), 'error.oneClass', 'pos');
    await refused(
      fineTune(named(rows(20, (i) => `same,${i % 2 ? 'pos' : 'neg'}`))),
      'error.sameTexts',
      'text',
    );
    await refused(
      fineTune(named(rows(20, (i) => `words ${i},`))),
      'error.targetUnlabeled',
      'Choose a source with labels',
    );
    await refused(fineTune(named(rows(20, (i) => `,${i % 2 ? 'pos' : 'neg'}`))), 'error.noTexts', 'text');
  });

  it('refuses unknown columns, listing those that exist, and one column for both', async () => {
    const table = world.table('good.csv', reviews(20));
    await refused(fineTune({ ...table, textColumn: 'body' }), 'error.columnMissing', 'body', 'text, label');
    await refused(
      fineTune({ ...table, textColumn: 'text', labelColumn: 'text' }),
      'error.sameColumn',
      'text',
    );
  });

  it('refuses a target that is a model, other files, a file, or below a file, before it reads', async () => {
    const absent = { paths: [world.at('absent.csv')] };
    mkdirSync(world.at('model'));
    writeFileSync(world.at('model', 'model.json'), '{}');
    await refused(fineTune(absent, world.at('model')), 'error.modelExists', 'allow it to be replaced');
    mkdirSync(world.at('photos'));
    writeFileSync(world.at('photos', 'a.jpg'), '');
    await refused(fineTune(absent, world.at('photos')), 'error.modelNotOurs', 'photos');
    writeFileSync(world.at('plain'), '');
    await refused(fineTune(absent, world.at('plain')), 'error.notWritable', 'plain');
    await refused(fineTune(absent, world.at('plain', 'm')), 'error.notWritable', 'plain');
    const forced = {
      overwrite: true,
      modelFolder: world.at('photos'),
      target: absent,
      seed: 0,
      embed,
      strategies: 'standard',
    } as const;
    const work = world.handlers['model/fineTune']({ ...forced, source: { kind: 'none' } }, testJob());
    await refused(work, 'error.modelNotOurs', 'photos');
    assert.deepEqual(readdirSync(world.at('photos')), ['a.jpg']);
  });

  it('refuses a source that is the target: all its texts stand there too, whatever their case', async () => {
    const table = world.table('same.csv', reviews(20));
    const shouted = world.table('shouted.csv', reviews(20).toUpperCase().replace('TEXT,LABEL', 'text,label'));
    for (const source of [table, shouted])
      await refused(
        fineTune(table, undefined, { source: { kind: 'table', table: source } }),
        'error.sourceIsTarget',
        'or none',
      );
    assert.deepEqual([world.opened(), existsSync(world.at('models'))], [0, false]);
  });

  const from = (source: TableReference) => ({ source: { kind: 'table', table: source } as const });

  it('refuses a target without labels whose source has none either', async () => {
    const table = world.table('bare.csv', reviews(20, ['', '']));
    const unlabeled = world.table('unlabeled.csv', reviews(30, ['', ''], 2));
    await refused(
      fineTune(table, undefined, from(unlabeled)),
      'error.sourceUseless',
      'bare',
      'unlabeled',
      'at least 5 rows',
    );
    assert.deepEqual([world.opened(), existsSync(world.at('models'))], [0, false]);
  });

  it('refuses a pinned strategy that is impossible, naming those that are possible, before it embeds', async () => {
    const labeled = world.table('pin.csv', reviews(20));
    const unlabeled = world.table('pin-bare.csv', reviews(20, ['', ''], 2));
    const topics = world.table('pin-topics.csv', reviews(20, ['sport', 'news']));
    const movies = { kind: 'movies' } as const;
    const before = world.embedded.length;
    const key = 'error.strategyImpossible';
    await refused(
      fineTune(labeled, undefined, { pinned: 'pooled' }),
      key,
      'pooled',
      'Possible here: target-only.',
    );
    await refused(
      fineTune(unlabeled, undefined, { pinned: 'target-only', source: movies }),
      key,
      'Possible here: source-only, prior-corrected, centred, self-training, coral',
    );
    await refused(
      fineTune(topics, undefined, { pinned: 'coral', source: movies }),
      key,
      'Possible here: target-only.',
    );
    assert.equal(world.embedded.length, before);
  });

  it('refuses a target of few labels that the source does not have', async () => {
    const few = world.table('topics-few.csv', reviews(4, ['sport', 'news']) + 'text without a label,\n');
    const labeled = world.table('labeled.csv', reviews(30, ['negative', 'positive'], 2));
    const work = fineTune(few, world.at('models', 'topics'), from(labeled));
    await refused(work, 'error.sourceUseless', 'topics-few', 'labeled');
  });

  it('evaluating refuses labels that the model does not know', async () => {
    const params = { model: { kind: 'movies' } as const, embed };
    const topics = world.table('topics.csv', reviews(20, ['sport', 'news']));
    await refused(
      world.handlers['model/evaluate']({ ...params, table: topics }, testJob()),
      'error.labelsUnknown',
      'sport',
      'positive',
    );
    const bare = {
      ...world.table(
        'bare.csv',
        rows(9, (i) => `words ${i},`),
      ),
      labelColumn: 'label',
    };
    await refused(
      world.handlers['model/evaluate']({ ...params, table: bare }, testJob()),
      'error.noLabeledRows',
      'label',
    );
  });
});
