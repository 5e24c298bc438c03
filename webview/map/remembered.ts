/** The last result, for as long as the arguments are the same: what is drawn compares by identity. */
export function remembered<Args extends unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { args: Args; result: Result } | null = null;
  return (...args) => {
    const same = last !== null && args.every((arg, at) => Object.is(arg, last!.args[at]));
    if (!same) last = { args, result: compute(...args) };
    return last!.result;
  };
}
