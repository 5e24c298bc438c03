import { plainLabel } from './plainLabel';

/** Key -> label; undefined where labels share a key: they match nothing. */
export function uniqueBy(
  labels: readonly string[],
  key: (label: string) => string,
): Map<string, string | undefined> {
  const index = new Map<string, string | undefined>();
  for (const label of labels) index.set(key(label), index.has(key(label)) ? undefined : label);
  return index;
}

/** Finds the label that is called the very same, else the one that is another spelling of it. */
export function spelledIn(labels: readonly string[]): (name: string) => string | undefined {
  const spelled = uniqueBy(labels, plainLabel);
  return (name) => (labels.includes(name) ? name : spelled.get(plainLabel(name)));
}
