/** The clicked file is the target, a second selected one the source: [target, source]. */
export function sides<T>(selected: readonly T[], clicked: T | undefined, same: (a: T, b: T) => boolean): T[] {
  if (selected.length !== 2 || clicked === undefined) return [...selected];
  const others = selected.filter((each) => !same(each, clicked));
  return others.length === 1 ? [clicked, ...others] : [...selected];
}
