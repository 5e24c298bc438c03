import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '../../src/core/random';
import { bytesField, integerField, join } from '../../src/engine/onnx/protobuf';
import { tinyWords } from './tinyWords';

export interface TinyBertOptions {
  seed?: number;
  /** Which model files to write; q8 is the default. Both hold the same float32 graph. */
  dtypes?: readonly ('q8' | 'fp32')[];
  /** Words with a vector of their own, beside the common ones; other words are spelled in letters. */
  words?: readonly string[];
  /** Contents of transfer-lens.json; none is written without it. */
  ours?: Record<string, unknown>;
  /** Rounds of pointless work per run, some 10 microseconds each: makes an encoder slow. */
  idleRounds?: number;
}

export const tinyHidden = 32;

/**
 * Writes a random BERT-like encoder in the hub's layout: a text's mean vector is a fixed random mix of its
 * words', so that texts which share words lie close together and a head can learn from it. Loads in some
 * 50 ms. Same options, same bytes.
 */
export function writeTinyBert(folder: string, options: TinyBertOptions = {}): string {
  const vocabulary = vocabularyOf([...tinyWords, ...(options.words ?? [])]);
  const graph = modelOf(vocabulary.length, options.seed ?? 1, options.idleRounds ?? 0);
  mkdirSync(path.join(folder, 'onnx'), { recursive: true });
  for (const dtype of options.dtypes ?? ['q8']) {
    const name = dtype === 'q8' ? 'model_quantized.onnx' : 'model.onnx';
    writeFileSync(path.join(folder, 'onnx', name), graph);
  }
  writeJson(folder, 'config.json', configOf(vocabulary.length));
  writeJson(folder, 'tokenizer.json', tokenizerOf(vocabulary));
  writeJson(folder, 'tokenizer_config.json', {
    ...specialNames,
    tokenizer_class: 'BertTokenizer',
    model_max_length: 512,
    do_lower_case: true,
  });
  if (options.ours) writeJson(folder, 'transfer-lens.json', options.ours);
  return folder;
}

function writeJson(folder: string, name: string, value: unknown): void {
  writeFileSync(path.join(folder, name), JSON.stringify(value));
}

// --- tokenizer

const specials = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];
const specialNames = {
  pad_token: '[PAD]',
  unk_token: '[UNK]',
  cls_token: '[CLS]',
  sep_token: '[SEP]',
  mask_token: '[MASK]',
};

function vocabularyOf(words: readonly string[]): string[] {
  const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i));
  const characters = printable.filter((character) => character === character.toLowerCase());
  const pieces = characters
    .filter((character) => /[a-z0-9]/.test(character))
    .map((character) => `##${character}`);
  return [...new Set([...specials, ...characters, ...pieces, ...words.map((word) => word.toLowerCase())])];
}

function tokenizerOf(vocabulary: readonly string[]): unknown {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const template = (id: string, index: number) => ({ id, ids: [index], tokens: [id] });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: specials.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [
        special('[CLS]'),
        { Sequence: { id: 'A', type_id: 0 } },
        special('[SEP]'),
        { Sequence: { id: 'B', type_id: 1 } },
        special('[SEP]'),
      ],
      special_tokens: { '[CLS]': template('[CLS]', 2), '[SEP]': template('[SEP]', 3) },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    },
  };
}

function configOf(vocabularySize: number): unknown {
  return {
    architectures: ['BertModel'],
    model_type: 'bert',
    hidden_size: tinyHidden,
    num_hidden_layers: 1,
    num_attention_heads: 1,
    intermediate_size: tinyHidden,
    max_position_embeddings: 512,
    type_vocab_size: 2,
    vocab_size: vocabularySize,
    pad_token_id: 0,
  };
}

// --- graph: last_hidden_state = words + tanh(words * mix) / 2 + mean of the words

const float = 1; // TensorProto.DataType
const int64 = 7;
const bool = 9;

interface Tensor {
  name: string;
  type: number;
  dims: number[];
  data: Uint8Array;
}

function modelOf(vocabularySize: number, seed: number, idleRounds: number): Uint8Array {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const floats = (name: string, dims: number[], scale: number): Tensor => {
    const values = Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => normal() * scale);
    return { name, type: float, dims, data: new Uint8Array(values.buffer) };
  };
  const integers = (name: string, dims: number[], values: number[]): Tensor => {
    return { name, type: int64, dims, data: new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer) };
  };
  const constants = [
    floats('embeddings', [vocabularySize, tinyHidden], 1),
    floats('mix', [tinyHidden, tinyHidden], 1 / Math.sqrt(tinyHidden)),
    { name: 'half', type: float, dims: [], data: new Uint8Array(Float32Array.of(0.5).buffer) },
    integers('last', [1], [-1]),
    integers('tokens', [1], [1]),
    integers('rounds', [], [idleRounds]),
  ];
  const nodes = [
    node('Gather', ['embeddings', 'input_ids'], ['words']),
    node('MatMul', ['words', 'mix'], ['mixed']),
    node('Tanh', ['mixed'], ['bent']),
    node('Mul', ['bent', 'half'], ['halved']),
    node('Cast', ['attention_mask'], ['mask'], { to: float }),
    node('Unsqueeze', ['mask', 'last'], ['column']),
    node('Mul', ['words', 'column'], ['present']),
    node('ReduceSum', ['present', 'tokens'], ['sum'], { keepdims: 1 }),
    node('ReduceSum', ['column', 'tokens'], ['count'], { keepdims: 1 }),
    node('Div', ['sum', 'count'], ['mean']),
    node('Add', ['words', 'halved'], ['own']),
    ...(idleRounds > 0 ? idling('own', 'rested') : [node('Identity', ['own'], ['rested'])]),
    node('Add', ['rested', 'mean'], ['last_hidden_state']),
  ];
  const inputs = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => value(name, int64));
  const graph = graphOf('tiny', nodes, constants, inputs, [value('last_hidden_state', float)]);
  return join([
    integerField(1, 8), // IR version of operator set 17
    bytesField(7, graph),
    bytesField(8, join([bytesField(1, ''), integerField(2, 17)])),
  ]);
}

/** `to` = `from`, after a loop of matrix products that nothing depends on but the result times zero. */
function idling(from: string, to: string): Uint8Array[] {
  const body = graphOf(
    'round',
    [
      node('Identity', ['again'], ['goOn']),
      node('MatMul', ['state', 'mix'], ['product']),
      node('Tanh', ['product'], ['next']),
    ],
    [],
    [value('round', int64, true), value('again', bool, true), value('state', float)],
    [value('goOn', bool, true), value('next', float)],
  );
  return [
    node('Loop', ['rounds', '', from], ['spent'], { body }),
    node('Sub', ['spent', 'spent'], ['nothing']),
    node('Add', [from, 'nothing'], [to]),
  ];
}

function graphOf(
  name: string,
  nodes: Uint8Array[],
  constants: Tensor[],
  inputs: Uint8Array[],
  outputs: Uint8Array[],
): Uint8Array {
  return join([
    ...nodes.map((bytes) => bytesField(1, bytes)),
    bytesField(2, name),
    ...constants.map((tensor) => bytesField(5, tensorBytes(tensor))),
    ...inputs.map((bytes) => bytesField(11, bytes)),
    ...outputs.map((bytes) => bytesField(12, bytes)),
  ]);
}

function tensorBytes({ name, type, dims, data }: Tensor): Uint8Array {
  return join([
    ...dims.map((size) => integerField(1, size)),
    integerField(2, type),
    bytesField(8, name),
    bytesField(9, data),
  ]);
}

function node(
  op: string,
  inputs: string[],
  outputs: string[],
  attributes: Record<string, number | Uint8Array> = {},
): Uint8Array {
  return join([
    ...inputs.map((name) => bytesField(1, name)),
    ...outputs.map((name) => bytesField(2, name)),
    bytesField(4, op),
    ...Object.entries(attributes).map(([name, attribute]) => bytesField(5, attributeBytes(name, attribute))),
  ]);
}

function attributeBytes(name: string, attribute: number | Uint8Array): Uint8Array {
  const body =
    typeof attribute === 'number'
      ? [integerField(3, attribute), integerField(20, 2)]
      : [bytesField(6, attribute), integerField(20, 5)];
  return join([bytesField(1, name), ...body]);
}

/** A value of unknown shape, or of none: ONNX Runtime wants to know the scalars of a loop. */
function value(name: string, type: number, scalar = false): Uint8Array {
  const shape = scalar ? [bytesField(2, '')] : [];
  return join([bytesField(1, name), bytesField(2, bytesField(1, join([integerField(1, type), ...shape])))]);
}
