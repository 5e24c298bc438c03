import { float32Value } from './model';
import { bytesField, join } from './protobuf';
import { fieldsOf, textOf } from './readProtobuf';

/** A value inside an encoder's graph: the token vectors after one layer. */
export interface LayerOutput {
  /** Base 1 from the bottom; 0 = the word embeddings. */
  layer: number;
  /** The value's name. */
  value: string;
}

/** What ends a layer in exports of BERT's kin: a normalisation, whole, fused, or its last addition. */
const layerEnds = ['LayerNormalization', 'SkipLayerNormalization', 'Add'];

const modelGraph = 7; // ModelProto.graph
const graphNode = 1;
const graphOutput = 12;

/**
 * Where an encoder's layers end, in their order: of the nodes named after a layer (`…/layer.3/…`, `…/layers.3/…`,
 * `…/h.3/…`, as PyTorch exports them) the last of each, since nodes stand in the order they run. The embeddings
 * end in the last node of `…/embeddings/LayerNorm/…`. Empty for graphs whose nodes are named otherwise.
 */
export function layerOutputs(model: Uint8Array): LayerOutput[] {
  const found = new Map<number, LayerOutput>();
  for (const { name, op, output } of nodesOf(model)) {
    const layer = layerOf(name);
    if (layer !== null && layerEnds.includes(op)) found.set(layer, { layer, value: output });
  }
  return [...found.values()].toSorted((a, b) => a.layer - b.layer);
}

function layerOf(name: string): number | null {
  const numbered = /\/(?:layers?|h|block)\.(\d+)\//.exec(name);
  if (numbered) return Number(numbered[1]) + 1;
  return /\/embeddings\/LayerNorm\//.test(name) ? 0 : null;
}

/** The names of the model's outputs. */
export function outputNames(model: Uint8Array): string[] {
  const values = [...graphFields(model)].filter(({ number }) => number === graphOutput);
  return values.map(({ value }) => nameOf(value as Uint8Array));
}

function nameOf(value: Uint8Array): string {
  for (const field of fieldsOf(value)) if (field.number === 1) return textOf(field.value);
  return '';
}

function* graphFields(model: Uint8Array) {
  for (const { number, value } of fieldsOf(model)) {
    if (number === modelGraph && typeof value !== 'number') yield* fieldsOf(value);
  }
}

function* nodesOf(model: Uint8Array) {
  for (const { number, value } of graphFields(model)) {
    if (number === graphNode && typeof value !== 'number') yield nodeOf(value);
  }
}

function nodeOf(node: Uint8Array): { name: string; op: string; output: string } {
  const found = { name: '', op: '', output: '' };
  for (const { number, value } of fieldsOf(node)) {
    if (number === 2 && !found.output) found.output = textOf(value);
    else if (number === 3) found.name = textOf(value);
    else if (number === 4) found.op = textOf(value);
  }
  return found;
}

/**
 * The model with more outputs. A protocol-buffer message is merged from its parts (protobuf.dev, "Last One Wins"), so a
 * second `graph` behind the model, with outputs only, adds them to the first: nothing of it is rewritten.
 */
export function withOutputs(model: Uint8Array, values: readonly string[]): Uint8Array {
  const outputs = values.map((value) => bytesField(graphOutput, float32Value(value)));
  return join([model, bytesField(modelGraph, join(outputs))]);
}
