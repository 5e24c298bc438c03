import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, describe, it } from 'mocha';
import { duplicateGroups } from '../../src/core/data/duplicates';
import { probabilities } from '../../src/core/learn/head';
import { plainKernels } from '../../src/core/plainKernels';
import { seededRandom } from '../../src/core/random';
import { uninterrupted } from '../../src/core/steps';
import { transfer } from '../../src/core/transfer/transfer';
import { loadModel } from '../../src/engine/modelStore';
import { embed, fakeEncoder, handlerWorld, testJob } from './support/handlerWorld';

const world = handlerWorld();
after(() => rmSync(world.folder, { recursive: true, force: true }));

const labels = ['negative', 'positive'];
const seed = 3;

/** Texts of twelve of 200 words; one in 40 words of the label's own stands in each: too many for 12 numbers. */
function wordy(rows: number, drawn: number) {
  const random = seededRandom(drawn);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: rows }, (_, i) => {
    const words = Array.from({ length: 12 }, () => `word${below(200)}`);
    words[below(12)] = `${['low', 'high'][i % 2]}${below(40)}`;
    return words.join(' ');
  });
}

describe('a model whose words speak', function () {
  this.timeout(60_000); // loops stand in for the kernels
  const texts = wordy(400, 1);
  const rows = texts.map((text, i) => `${text},${labels[i % 2]}`);
  const table = world.table('wordy.csv', ['text,label', ...rows].join('\n'));
  const modelFolder = world.at('models', 'wordy');
  const trained = async () => {
    const source = { kind: 'none' } as const;
    const fixed = { overwrite: true, seed, embed, strategies: 'standard' } as const;
    return world.handlers['model/fineTune']({ target: table, source, modelFolder, ...fixed }, testJob());
  };

  it('is saved with its words, and loads as the very head that was trained', async () => {
    const { manifest, report } = await trained();
    assert.equal(report.strategies[0]!.lexical, true);
    const { head } = await loadModel(modelFolder);
    assert.equal(manifest.lexical?.features, head.lexical?.vocabulary.idf.length);
    const encoder = fakeEncoder();
    const { vectors } = await encoder.embed(texts, uninterrupted);
    const classes = Int32Array.from(texts, (_, i) => i % 2);
    const tokens = await encoder.tokenize(texts, uninterrupted);
    const again = await transfer({
      vectors,
      labeled: { vectors, labels: classes, groups: duplicateGroups(texts), tokens },
      source: null,
      shipped: null,
      labels,
      set: 'standard',
      pinned: null,
      seed,
      kernels: plainKernels,
      steps: uninterrupted,
    });
    assert.deepEqual(head, again!.head);
  });

  it('predicts with them: each probability is that of the trained head, for texts and for tables', async () => {
    await trained();
    const fresh = wordy(200, 2);
    const { head } = await loadModel(modelFolder);
    const encoder = fakeEncoder();
    const { vectors } = await encoder.embed(fresh, uninterrupted);
    const expected = probabilities(head, vectors, await encoder.tokenize(fresh, uninterrupted));
    const model = { kind: 'folder', path: modelFolder } as const;
    const { predictions } = await world.handlers['texts/predict']({ model, texts: fresh, embed }, testJob());
    predictions.forEach(({ probabilities: said }, i) =>
      assert.deepEqual(Object.values(said), [expected.data[2 * i], expected.data[2 * i + 1]]),
    );
    const asked = world.table('fresh.csv', ['text', ...fresh].join('\n'));
    const params = { model, table: { ...asked, textColumn: 'text' }, out: world.at('out.csv'), overwrite: true, list: true, embed }; // prettier-ignore
    const listed = await world.handlers['table/predict'](params, testJob());
    assert.deepEqual(listed.predictions, predictions);
    const { lexical, ...plain } = head;
    const right = (data: Float32Array) =>
      fresh.filter((_, i) => data[2 * i + 1]! > 0.5 === (i % 2 === 1)).length;
    const [withWords, without] = [right(expected.data), right(probabilities(plain, vectors).data)];
    assert.ok(lexical && withWords > without + 10, `${withWords} with words, ${without} without`);
  });

  it('is evaluated with them', async () => {
    await trained();
    const fresh = wordy(200, 2);
    const asked = world.table('measured.csv', ['text,label', ...fresh.map((text, i) => `${text},${labels[i % 2]}`)].join('\n')); // prettier-ignore
    const model = { kind: 'folder', path: modelFolder } as const;
    const { accuracy } = await world.handlers['model/evaluate']({ model, table: asked, embed }, testJob());
    const { predictions } = await world.handlers['texts/predict']({ model, texts: fresh, embed }, testJob());
    const right = predictions.filter(({ label }, i) => label === labels[i % 2]).length;
    assert.equal(accuracy.mean, right / 200);
  });
});
