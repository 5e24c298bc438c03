import type { Matrix } from '../matrix';
import { linearCka } from './cka';
import { rsa } from './rsa';

/** RSA sorts every pair of rows: more rows cost much and change the third digit. */
export const mostComparedRows = 300;

/** How alike two representations see the same rows; 0 where one of them makes no difference between the rows. */
export function compareRepresentations(left: Matrix, right: Matrix): { cka: number; rsa: number } {
  const known = (value: number) => (Number.isFinite(value) ? value : 0);
  return { cka: known(linearCka(left, right)), rsa: known(rsa(left, right)) };
}
