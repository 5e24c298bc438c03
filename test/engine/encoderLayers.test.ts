import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { row } from '../../src/core/matrix';
import { uninterrupted } from '../../src/core/steps';
import { readLayers } from '../../src/engine/encoderLayers';
import { layerOutputs, outputNames, withOutputs } from '../../src/engine/onnx/layerOutputs';
import { bytesField, integerField, join } from '../../src/engine/onnx/protobuf';
import { fieldsOf } from '../../src/engine/onnx/readProtobuf';
import { closeEncoders, openEncoder } from '../../src/engine/openEncoder';
import { specialTokens } from '../../src/engine/specialTokens';
import { writeTinyBert } from '../support/tinyBert';
import { embed } from './support/handlerWorld';

const node = (name: string, op: string, output: string) =>
  bytesField(1, join([bytesField(2, output), bytesField(3, name), bytesField(4, op)]));
const output = (name: string) => bytesField(12, bytesField(1, name));
const modelOf = (...parts: Uint8Array[]) => join([integerField(1, 8), bytesField(7, join(parts))]);

describe('the layers of an encoder’s graph', () => {
  it('end in the last normalisation or addition of each, as the exporters of PyTorch name them', () => {
    const distil = modelOf(
      node('/embeddings/LayerNorm/Add_1', 'Add', 'e'),
      node('/transformer/layer.0/attention/q_lin/Add', 'Add', 'q'),
      node('/transformer/layer.0/output_layer_norm/Add_1', 'Add', 'one'),
      node('/transformer/layer.1/attention/Softmax', 'Softmax', 's'),
      node('/transformer/layer.1/output_layer_norm/Add_1', 'Add', 'last_hidden_state'),
      output('last_hidden_state'),
    );
    assert.deepEqual(
      layerOutputs(distil).map(({ layer, value }) => [layer, value]),
      [[0, 'e'], [1, 'one'], [2, 'last_hidden_state']],
    ); // prettier-ignore
    assert.deepEqual(layerOutputs(modelOf(node('MatMul_3', 'MatMul', 'x'))), []);
  });

  it('become outputs by bytes behind the model, which stays as it is', () => {
    const model = modelOf(node('a', 'Add', 'inner'), output('last_hidden_state'));
    const more = withOutputs(model, ['inner']);
    assert.deepEqual(outputNames(more), ['last_hidden_state', 'inner']);
    assert.deepEqual(more.subarray(0, model.length), model);
  });

  it('are not guessed from a file that ends too early', () => {
    const cut = modelOf(node('a', 'Add', 'inner')).subarray(0, 8);
    assert.throws(() => [...fieldsOf(cut)], RangeError);
  });
});

describe('the vectors of an encoder’s layers', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'layers-'));
  const options = { ...embed, cacheFolder: path.join(folder, 'cache') };
  after(async () => {
    await closeEncoders();
    rmSync(folder, { recursive: true, force: true });
  });

  const texts = ['A quiet film with a great heart.', 'The blender broke after two days, very poor.', 'ok'];

  it('are seven for the shipped encoder, and the last is what it embeds by', async () => {
    const encoder = await openEncoder(options);
    const layers = (await readLayers(texts, encoder, options, uninterrupted))!;
    assert.deepEqual(layers.map(({ layer }) => layer), [0, 1, 2, 3, 4, 5, 6]); // prettier-ignore
    const { vectors } = await encoder.embed(texts, uninterrupted);
    for (const i of texts.keys()) {
      const mean = row(layers[6]!.vectors, i);
      const half = row(vectors, i).subarray(0, mean.length); // [mean ; CLS], the mean at length 1
      const length = Math.hypot(...mean);
      mean.forEach((value, j) => assert.ok(Math.abs(value / length - half[j]!) < 1e-4, `${i}, ${j}`));
      const first = row(layers[0]!.vectors, i);
      assert.ok(first.some((value, j) => Math.abs(value - mean[j]!) > 0.1), 'layers differ'); // prettier-ignore
    }
  });

  it('are left out for an encoder whose graph names no layers', async () => {
    const tiny = { ...options, encoder: { kind: 'folder', path: writeTinyBert(path.join(folder, 'tiny')) } } as const; // prettier-ignore
    const encoder = await openEncoder(tiny);
    assert.equal(await readLayers(texts, encoder, tiny, uninterrupted), null);
  });

  it('stand between the tokens that the tokenizer adds, whatever way it says so', async () => {
    const tiny = writeTinyBert(path.join(folder, 'frames'));
    const file = path.join(tiny, 'tokenizer.json');
    const tokenizer = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const framed = async (processor: unknown) => {
      writeFileSync(file, JSON.stringify({ ...tokenizer, post_processor: processor }));
      return specialTokens(tiny);
    };
    const roberta = { type: 'RobertaProcessing', cls: ['<s>', 0], sep: ['</s>', 2], trim_offsets: true };
    assert.deepEqual(await framed(roberta), { before: [0], after: [2] });
    const template = {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [101], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [102], tokens: ['[SEP]'] },
      },
    };
    assert.deepEqual(await framed(template), { before: [101], after: [102] });
    assert.equal(await framed({ type: 'Sequence', processors: [] }), null);
  });
});
