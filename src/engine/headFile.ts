import type { Head, LexicalPart } from '../core/learn/head';
import type { EncoderDescription } from '../protocol/encoder';
import type { SafeTensor } from './safetensors';
import { readSafetensors, writeSafetensors } from './safetensors';

/**
 * head.safetensors: `weight` labels x dim and `bias` labels, float32; with a lexical part also `words.weight`
 * labels x features, `words.idf` and `words.tokens` features x 2 (the second is -1 for a single token). The
 * rest of a head stands in the manifest.
 */
export function encodeHead({ weight, bias, lexical }: Head): Uint8Array {
  return writeSafetensors({
    weight: { dtype: 'F32', shape: [weight.rows, weight.dim], data: weight.data },
    bias: { dtype: 'F32', shape: [bias.length], data: bias },
    ...(lexical ? lexicalTensors(lexical, bias.length) : {}),
  });
}

function lexicalTensors({ vocabulary, weight }: LexicalPart, labels: number): Record<string, SafeTensor> {
  const { first, second, idf } = vocabulary;
  const features = idf.length;
  const tokens = Int32Array.from({ length: 2 * features }, (_, at) =>
    at % 2 === 0 ? first[at / 2]! : second[(at - 1) / 2]!,
  );
  return {
    'words.weight': { dtype: 'F32', shape: [labels, features], data: weight },
    'words.idf': { dtype: 'F32', shape: [features], data: idf },
    'words.tokens': { dtype: 'I32', shape: [features, 2], data: tokens },
  };
}

export interface HeadFacts {
  labels: string[];
  temperature: number;
  encoder: Pick<EncoderDescription, 'dim'>;
  lexical?: { features: number } | undefined;
}

/** Throws an Error that says what is wrong with the bytes. */
export function decodeHead(bytes: Uint8Array, facts: HeadFacts): Head {
  const { labels, temperature, encoder, lexical } = facts;
  const { dim } = encoder;
  const { tensors } = readSafetensors(bytes);
  const weight = finite(tensors, 'weight', [labels.length, dim]);
  const bias = finite(tensors, 'bias', [labels.length]);
  if (!(temperature > 0)) throw new Error('the temperature in model.json is not above 0');
  const head = { labels, weight: { data: weight, rows: labels.length, dim }, bias, temperature };
  return lexical ? { ...head, lexical: lexicalPart(tensors, labels.length, lexical.features) } : head;
}

function lexicalPart(tensors: Record<string, SafeTensor>, labels: number, features: number): LexicalPart {
  const tokens = tensors['words.tokens'];
  if (tokens?.dtype !== 'I32' || tokens.shape.join() !== `${features},2`)
    throw new Error(`"words.tokens" is not ${features} x 2 whole numbers`);
  return {
    vocabulary: {
      first: tokens.data.filter((_, at) => at % 2 === 0),
      second: tokens.data.filter((_, at) => at % 2 === 1),
      idf: finite(tensors, 'words.idf', [features]),
    },
    weight: finite(tensors, 'words.weight', [labels, features]),
  };
}

function finite(tensors: Record<string, SafeTensor>, name: string, shape: readonly number[]): Float32Array {
  const tensor = tensors[name];
  if (!(tensor?.data instanceof Float32Array) || tensor.shape.join() !== shape.join())
    throw new Error(`"${name}" is not ${shape.join(' x ')} numbers`);
  if (!tensor.data.every(Number.isFinite)) throw new Error(`"${name}" holds numbers that are not finite`);
  return tensor.data;
}
