import type { Matrix } from '../matrix';
import { row, zeros } from '../matrix';
import { sparseScores } from './lexical/linearSvm';
import type { Vocabulary } from './lexical/tfidf';
import { tfidf } from './lexical/tfidf';
import { softmaxRows } from './softmax';

/** A linear classifier on vectors: what a model saves. */
export interface Head {
  labels: string[];
  /** labels x dim */
  weight: Matrix;
  /** labels */
  bias: Float32Array;
  /** Divides the scores before the softmax: above 1 it takes back overconfidence. */
  temperature: number;
  /** Words that speak beside the vectors; absent in a head on vectors alone. */
  lexical?: LexicalPart;
}

/** Scores of TF-IDF rows of token ids, added to those of the vectors. */
export interface LexicalPart {
  vocabulary: Vocabulary;
  /** labels x features */
  weight: Float32Array;
}

/** Token ids of each row's text. */
export type Tokens = readonly Int32Array[];

/** rows x labels probabilities: softmax(scores / temperature). Loops, made for small inputs. */
export function probabilities(head: Head, vectors: Matrix, tokens: Tokens | null = null): Matrix {
  return softmaxRows(headScores(head, vectors, tokens), head.temperature);
}

/**
 * rows x labels scores, float64 sums. Throws RangeError when the vectors are of another length, or the head
 * has a lexical part and there are no tokens for it.
 */
export function headScores(head: Head, vectors: Matrix, tokens: Tokens | null = null): Matrix {
  if (vectors.dim !== head.weight.dim) {
    throw new RangeError(`a head of ${head.weight.dim} numbers cannot read vectors of ${vectors.dim}`);
  }
  const scores = zeros(vectors.rows, head.bias.length);
  for (let i = 0; i < vectors.rows; i++) {
    for (let k = 0; k < scores.dim; k++) {
      scores.data[i * scores.dim + k] = head.bias[k]! + dot(row(vectors, i), row(head.weight, k));
    }
  }
  if (head.lexical) addWords(head.lexical, scores, tokens);
  return scores;
}

function addWords({ vocabulary, weight }: LexicalPart, scores: Matrix, tokens: Tokens | null): void {
  if (tokens?.length !== scores.rows) throw new RangeError('a head with words needs the tokens of each row');
  const bias = new Float32Array(scores.dim);
  const words = sparseScores(tfidf(tokens, vocabulary), { weight, bias });
  words.forEach((value, at) => (scores.data[at]! += value));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
