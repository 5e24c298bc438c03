import { InvalidArgumentError } from 'commander';

/** 0, 1, 2 … as commander wants to hear of anything else. */
export function whole(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 0xffffffff) return value;
  throw new InvalidArgumentError('It must be a whole number from 0 on.');
}
