import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import type { EncoderQuestion } from '../../src/protocol/calls';
import type { SourceReference, TableReference } from '../../src/protocol/table';
import { row, zeros } from '../../src/core/matrix';
import type { Encoder } from '../../src/engine/encoderPool';
import type { UserError } from '../../src/protocol/userError';
import { CancelledError } from '../../src/protocol/userError';
import { embed, fakeEncoder, handlerWorld, reviews, testJob } from './support/handlerWorld';

/** The first half of the fake vectors, as if read from a lower layer; the last layer is the vectors. */
async function fakeLayers(texts: readonly string[], encoder: Encoder) {
  const { vectors } = await encoder.embed(texts, { step: () => Promise.resolve() });
  const lower = zeros(vectors.rows, vectors.dim);
  texts.forEach((_, i) => row(lower, i).set(row(vectors, i).subarray(0, vectors.dim / 2)));
  return [{ layer: 1, vectors: lower }, { layer: 2, vectors }]; // prettier-ignore
}

/** Its vectors hold nothing of the labels: the length of the text and little else. */
function otherEncoder(): Encoder {
  const own = fakeEncoder();
  return {
    ...own,
    description: { ...own.description, id: 'other', hash: 'o'.repeat(64) },
    async embed(texts, steps) {
      const embedded = await own.embed(texts, steps);
      const vectors = zeros(texts.length, 3);
      texts.forEach((text, i) => vectors.data.set([1, text.length, i % 7], i * 3));
      return { ...embedded, vectors };
    },
  };
}

const world = handlerWorld({
  readLayers: fakeLayers,
  openEncoder: ({ encoder }) => Promise.resolve(encoder.kind === 'folder' ? otherEncoder() : fakeEncoder()),
});
after(() => rmSync(world.folder, { recursive: true, force: true }));

const from = (table: TableReference): SourceReference => ({ kind: 'table', table });
async function compare(target: TableReference, source: SourceReference, question: EncoderQuestion = {}) {
  const params = { target, source, seed: 1, embed, strategies: 'standard', ...question } as const;
  return (await world.handlers['domains/compare'](params, testJob())).report;
}

describe('similarity of tasks in a report', function () {
  this.timeout(60_000); // loops stand in for the kernels

  it('tells how the source’s classes fall on the target’s labels, between guessing and perfect', async () => {
    const target = world.table('target.csv', reviews(80));
    const { similarity } = await compare(target, from(world.table('source.csv', reviews(80, undefined, 2))));
    const tasks = similarity!.tasks!;
    assert.equal(tasks.rows, 80);
    assert.ok(Math.abs(tasks.guessing + Math.LN2) < 1e-9);
    assert.ok(tasks.leep! > tasks.guessing / 2 && tasks.leep! < 0, `${tasks.leep}`);
    const { counts, source, target: labels } = tasks.relation!;
    assert.deepEqual([source, labels], [['negative', 'positive'], ['negative', 'positive']]); // prettier-ignore
    assert.ok(counts[0]![0]! > 32 && counts[1]![1]! > 32, String(counts));
    assert.ok(tasks.logMe > tasks.logMeByChance && tasks.hScore > tasks.hScoreByChance);
    assert.deepEqual(similarity!.encoders, [], 'layers are only read on request');
  });

  it('meets labels of another kind, in the source’s own', async () => {
    const kinds = ['awful', 'superb', 'middling'];
    const target = world.table('polar.csv', reviews(80));
    const report = await compare(target, from(world.table('words.csv', reviews(120, kinds, 2))));
    assert.ok(report.summary.some(({ key }) => key === 'engine.remark.labelsDiffer'));
    const { relation, leep, guessing } = report.similarity!.tasks!;
    const named = (label: string) => relation!.counts[relation!.source.indexOf(label)]!;
    assert.deepEqual(relation!.source.toSorted(), kinds.toSorted());
    assert.ok(named('awful')[0]! > 4 * named('awful')[1]!, 'the words of "awful" are the negative ones');
    assert.ok(named('superb')[1]! > 4 * named('superb')[0]!);
    assert.ok(leep! > guessing / 2);
  });

  it('meets them with the head that ships, too', async () => {
    const target = world.table('kinds.csv', reviews(90, ['sad', 'happy', 'odd']));
    const report = await compare(target, { kind: 'movies' });
    assert.deepEqual(report.similarity!.tasks!.relation!.source, ['negative', 'positive']);
    assert.deepEqual(report.similarity!.tasks!.relation!.target.toSorted(), ['happy', 'odd', 'sad']);
  });

  it('knows the vectors alone where the source has no labels, and nothing without labels of the target', async () => {
    const target = world.table('half.csv', reviews(80));
    const bare = world.table('bare.csv', reviews(60, ['', ''], 3));
    const { tasks } = (await compare(target, from(bare))).similarity!;
    assert.deepEqual([tasks!.leep, tasks!.nce, tasks!.relation], [null, null, null]);
    assert.ok(tasks!.logMe > tasks!.logMeByChance);
    assert.equal((await compare(bare, from(target))).similarity, null);
  });
});

describe('similarity of encoders, on request', function () {
  this.timeout(60_000);
  const tables = () => ({
    target: world.table('t.csv', reviews(80)),
    source: from(world.table('s.csv', reviews(80, undefined, 2))),
  });

  it('compares each layer with the last', async () => {
    const { target, source } = tables();
    const { encoders, tasks } = (await compare(target, source, { layers: true })).similarity!;
    assert.ok(tasks, 'the tasks stay');
    const [{ rows, other, layers }] = encoders as [(typeof encoders)[0]];
    assert.deepEqual([rows, other, layers.map(({ layer }) => layer)], [160, null, [1, 2]]);
    assert.ok(layers[0]!.cka > 0.2 && layers[0]!.cka < 0.99);
    assert.ok(Math.abs(layers[1]!.cka - 1) < 1e-9 && Math.abs(layers[1]!.rsa - 1) < 1e-9);
  });

  it('says how alike another encoder is and which of the two suits the labels', async () => {
    const params = { ...tables(), seed: 1, embed, otherEncoder: { kind: 'folder', path: '/other' } } as const;
    const { encoders, encoder } = await world.handlers['encoders/compare'](params, testJob());
    assert.equal(encoder.id, 'fake');
    const [{ other, layers, fit }] = encoders as [(typeof encoders)[0]];
    assert.deepEqual([other, layers.length, fit!.rows], ['other', 1, 80]);
    assert.ok(layers[0]!.cka < 0.3, `${layers[0]!.cka}`);
    assert.ok(fit!.own.logMe > fit!.other.logMe + 0.1 && fit!.own.hScore > fit!.other.hScore);
  });

  it('refuses tables and an encoder that are not the report’s, before it reads a text', async () => {
    const report = await compare(tables().target, tables().source);
    const { hash, id } = report.encoder;
    const hashes = { source: report.source!.hash!, target: report.target.hash! };
    const ask = (more: object) =>
      world.handlers['encoders/compare'](
        { ...tables(), seed: 1, embed, layers: true, hashes, encoder: { id, hash }, ...more },
        testJob('embed'),
      );
    const refused = (key: string, args: object) => (error: UserError) => {
      assert.deepEqual(error.shown, { key, args });
      return true;
    };
    const old = '0'.repeat(64);
    await assert.rejects(ask({ hashes: { target: old } }), refused('error.reportOutdated', { file: 't' }));
    await assert.rejects(ask({ hashes: { source: old } }), refused('error.reportOutdated', { file: 's' }));
    await assert.rejects(ask({ encoder: { id, hash: old } }), refused('error.encoderChanged', { id }));
    await assert.rejects(ask({}), CancelledError, 'unchanged: it begins to embed');
  });

  it('leaves out what so few rows cannot tell', async () => {
    const target = world.table('few.csv', 'text,label\ngreat fun,positive\ndull poor,negative\n');
    const params = { target, source: { kind: 'none' }, seed: 1, embed, layers: true } as const;
    assert.deepEqual((await world.handlers['encoders/compare'](params, testJob())).encoders, []);
  });
});
