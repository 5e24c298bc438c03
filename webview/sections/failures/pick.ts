/**
 * Names and cells that unfold what they control: one at a time in a `[data-picks]` group, which is one tab stop with
 * arrows, Home and End (`data-at` is row,column). The page's own state, so nothing is rendered again.
 */
export function pick(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  const group = button.closest<HTMLElement>('[data-picks]');
  if (!group) return;
  const opening = button.getAttribute('aria-expanded') !== 'true';
  for (const other of group.querySelectorAll<HTMLElement>('.pick[aria-expanded="true"]')) show(other, false);
  show(button, opening);
  const status = group.querySelector('[role="status"]');
  if (status) status.textContent = opening ? (button.dataset.says ?? '') : '';
}

function show(button: HTMLElement, open: boolean): void {
  button.setAttribute('aria-expanded', String(open));
  const shown = button.ownerDocument.getElementById(button.getAttribute('aria-controls') ?? '');
  if (shown) shown.hidden = !open;
}

interface Place {
  button: HTMLElement;
  row: number;
  column: number;
}

/** How far along, and how far aside; null when the place lies another way. */
const ways: Record<string, (from: Place, to: Place) => [number, number] | null> = {
  ArrowDown: (from, to) => ahead(to.row - from.row, to.column - from.column),
  ArrowUp: (from, to) => ahead(from.row - to.row, to.column - from.column),
  ArrowRight: (from, to) => ahead(to.column - from.column, to.row - from.row),
  ArrowLeft: (from, to) => ahead(from.column - to.column, to.row - from.row),
  Home: (_from, to) => [to.row, to.column],
  End: (_from, to) => [-to.row, -to.column],
};

const ahead = (along: number, aside: number): [number, number] | null =>
  along > 0 ? [along, Math.abs(aside)] : null;

export function movePick(event: KeyboardEvent): void {
  const way = ways[event.key];
  const places = placesIn(event.currentTarget as HTMLElement);
  const from = places.find(({ button }) => button === event.target);
  if (!way || !from || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const reached = places.flatMap((to) => {
    const distance = to === from ? null : way(from, to);
    return distance ? [{ to, distance }] : [];
  });
  if (event.key === 'Home' || event.key === 'End') reached.push({ to: from, distance: way(from, from)! });
  const [next] = reached.toSorted((a, b) => a.distance[0] - b.distance[0] || a.distance[1] - b.distance[1]);
  next?.to.button.focus();
}

/** The one last visited is the tab stop. */
export function keepPick(event: FocusEvent): void {
  const places = placesIn(event.currentTarget as HTMLElement);
  if (!places.some(({ button }) => button === event.target)) return;
  for (const { button } of places) button.tabIndex = button === event.target ? 0 : -1;
}

function placesIn(group: HTMLElement): Place[] {
  return [...group.querySelectorAll<HTMLElement>('.pick')]
    .filter((button) => button.checkVisibility())
    .map((button) => {
      const [row = 0, column = 0] = (button.dataset.at ?? '').split(',').map(Number);
      return { button, row, column };
    });
}
