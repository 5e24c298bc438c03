const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrow keys, Home and End inside every `[data-rows]` list, which is one tab stop: the row last visited. */
export function listenForRowKeys(root: HTMLElement): void {
  root.addEventListener('keydown', (event) => {
    const rows = rowsAround(event.target);
    const move = moves[event.key];
    if (!rows || !move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    rows[move(rows.indexOf(event.target as HTMLElement), rows.length - 1)]?.focus();
  });
  root.addEventListener('focusin', (event) => {
    for (const row of rowsAround(event.target) ?? []) row.tabIndex = row === event.target ? 0 : -1;
  });
}

/** What explains itself, opens a row, or unfolds below one: a list of one may stand in a list of another. */
const kinds = ['.term', '.reference', '.unfold'];

function rowsAround(target: EventTarget | null): HTMLElement[] | null {
  const row = (target as HTMLElement).closest<HTMLElement>(kinds.join());
  const kind = kinds.find((each) => row?.matches(each));
  const list = row?.closest('[data-rows]');
  if (!list || !kind) return null;
  return [...list.querySelectorAll<HTMLElement>(kind)].filter((item) => item.checkVisibility());
}
