import type { Head } from '../core/learn/head';
import type { EncoderDescription } from '../protocol/encoder';
import type { SafeTensor } from './safetensors';
import { readSafetensors, writeSafetensors } from './safetensors';

/** head.safetensors: `weight` labels x dim and `bias` labels, float32. The rest of a head stands in the manifest. */
export function encodeHead({ weight, bias }: Head): Uint8Array {
  return writeSafetensors({
    weight: { dtype: 'F32', shape: [weight.rows, weight.dim], data: weight.data },
    bias: { dtype: 'F32', shape: [bias.length], data: bias },
  });
}

export interface HeadFacts {
  labels: string[];
  temperature: number;
  encoder: Pick<EncoderDescription, 'dim'>;
}

/** Throws an Error that says what is wrong with the bytes. */
export function decodeHead(bytes: Uint8Array, { labels, temperature, encoder: { dim } }: HeadFacts): Head {
  const { tensors } = readSafetensors(bytes);
  const weight = finite(tensors, 'weight', [labels.length, dim]);
  const bias = finite(tensors, 'bias', [labels.length]);
  if (!(temperature > 0)) throw new Error('the temperature in model.json is not above 0');
  return { labels, weight: { data: weight, rows: labels.length, dim }, bias, temperature };
}

function finite(tensors: Record<string, SafeTensor>, name: string, shape: readonly number[]): Float32Array {
  const tensor = tensors[name];
  if (!(tensor?.data instanceof Float32Array) || tensor.shape.join() !== shape.join())
    throw new Error(`"${name}" is not ${shape.join(' x ')} numbers`);
  if (!tensor.data.every(Number.isFinite)) throw new Error(`"${name}" holds numbers that are not finite`);
  return tensor.data;
}
