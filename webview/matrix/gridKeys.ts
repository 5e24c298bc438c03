interface Place {
  row: number;
  column: number;
}

const moves: Record<string, (at: Place) => Place> = {
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }) => ({ row, column: Infinity }),
};

/**
 * Arrow keys inside a table of buttons that is one tab stop. A cell without a button (the diagonal) is stepped
 * over; at an edge nothing moves.
 */
export function moveInGrid(event: KeyboardEvent): void {
  const from = (event.target as HTMLElement).closest<HTMLButtonElement>('button.cell');
  const table = from?.closest('table');
  const move = moves[event.key];
  if (!from || !table || !move || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const grid = [...table.tBodies[0]!.rows].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.querySelector<HTMLButtonElement>('button.cell')),
  );
  const row = grid.findIndex((cells) => cells.includes(from));
  focusAt(grid, move, { row, column: grid[row]!.indexOf(from) });
}

function focusAt(grid: (HTMLButtonElement | null)[][], move: (at: Place) => Place, start: Place): void {
  for (let at = clamped(move(start), grid); ; at = move(at)) {
    const cells = grid[at.row];
    if (cells?.[at.column] === undefined) return;
    const button = cells[at.column];
    if (button) return button.focus();
    if (at.column === 0 && move === moves['Home']) move = moves['ArrowRight']!;
    if (move === moves['End']) move = moves['ArrowLeft']!;
  }
}

/** End knows no column. */
function clamped({ row, column }: Place, grid: readonly unknown[][]): Place {
  return { row, column: column === Infinity ? grid[row]!.length - 1 : column };
}

/** The cell last visited is where Tab comes back to. */
export function keepTabStop(event: FocusEvent): void {
  const focused = (event.target as HTMLElement).closest<HTMLButtonElement>('button.cell');
  for (const button of focused?.closest('table')?.querySelectorAll<HTMLButtonElement>('button.cell') ?? [])
    button.tabIndex = button === focused ? 0 : -1;
}
