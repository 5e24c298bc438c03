/**
 * What a menu passes, in an order that means something: the clicked file first (it names the model, it is the
 * target of a comparison), then the others as selected.
 */
export function clickedFirst<T>(clicked: T | undefined, selected: readonly T[]): T[] {
  if (clicked === undefined) return [...selected];
  return [clicked, ...selected.filter((each) => String(each) !== String(clicked))];
}
