/** Several labels in one cell. */
export interface MultiLabel {
  /** A cell that holds several. */
  example: string;
  /** Different single labels. */
  labels: number;
}

/** Not `/`: it parts levels of one class (`food/price`). */
const separators = ['|', ';', ','];
/** Cells with several labels, as a share of the labeled ones; below it is a slip. */
const leastShare = 0.03;
/** Cells that are looked at, spread evenly. */
const mostCells = 10_000;
/** Longer parts are sentences. */
const longestLabel = 40;

/**
 * Whether a column holds several labels a cell: lists (`["a","b"]`, `['a' 'b']`), or parts that come again in other
 * combinations (`a|b`, `b|c`). A class whose name holds a comma is none: its parts occur in that name alone.
 */
export function multiLabel(values: readonly string[]): MultiLabel | null {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(values.length / mostCells));
  for (let i = 0; i < values.length; i += step) {
    const cell = values[i]!.trim();
    if (cell !== '') counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const cells = [...counts.keys()];
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return severalLabels(cells, counts, total, listParts, 1) ?? bySeparator(cells, counts, total);
}

function bySeparator(
  cells: readonly string[],
  counts: ReadonlyMap<string, number>,
  total: number,
): MultiLabel | null {
  for (const separator of separators) {
    const parts = (cell: string) => cell.split(separator).map((part) => part.trim());
    const found = severalLabels(cells, counts, total, parts, 3);
    if (found && recombine(cells.map(parts))) return found;
  }
  return null;
}

function severalLabels(
  cells: readonly string[],
  counts: ReadonlyMap<string, number>,
  total: number,
  partsOf: (cell: string) => string[] | null,
  leastCombinations: number,
): MultiLabel | null {
  const several = cells.filter((cell) => {
    const parts = partsOf(cell);
    return parts !== null && parts.length > 1 && parts.every(isLabel);
  });
  if (several.length < leastCombinations) return null;
  if (several.reduce((sum, cell) => sum + counts.get(cell)!, 0) < leastShare * total) return null;
  const labels = new Set(several.flatMap((cell) => partsOf(cell)!));
  return { example: several[0]!, labels: labels.size };
}

function isLabel(part: string): boolean {
  return part !== '' && part.length <= longestLabel && !/^[\d.\s]+$/.test(part);
}

/** Whether most parts of the combinations occur in other cells too. */
function recombine(cells: readonly (readonly string[])[]): boolean {
  const uses = new Map<string, number>();
  for (const parts of cells) for (const part of new Set(parts)) uses.set(part, (uses.get(part) ?? 0) + 1);
  const inCombinations = new Set(cells.filter((parts) => parts.length > 1).flat());
  const again = [...inCombinations].filter((part) => uses.get(part)! > 1);
  return again.length >= 2 && again.length * 2 > inCombinations.size;
}

const listForm = /^[[({](.*)[\])}]$/s;
const listItem = /"([^"]*)"|'([^']*)'|([^,'"\s][^,'"]*)/g;

/** Parts of a JSON, Python or numpy list; null for anything else. */
/** `<python><pandas>`, as forums write tags; `<p>` alone is markup. */
const tagForm = /^<[^<>/]+>(<[^<>/]+>)+$/;

function listParts(cell: string): string[] | null {
  if (tagForm.test(cell)) return cell.slice(1, -1).split('><');
  const inner = listForm.exec(cell)?.[1];
  if (inner === undefined || inner.includes(':')) return null;
  return [...inner.matchAll(listItem)].map((item) => (item[1] ?? item[2] ?? item[3]!).trim());
}

/** Fewer columns of 0 and 1 are questions of their own. */
const leastColumns = 3;

/**
 * Columns that hold one label each, as 0 and 1 (one-hot, or several labels a row): null for fewer than three, and
 * where they are not nearly all of the columns that could be labels.
 */
export function oneHotColumns(
  columns: readonly { name: string; values: readonly string[] }[],
): string[] | null {
  const bits = columns.filter(({ values }) => isBits(values));
  return bits.length >= leastColumns ? bits.map(({ name }) => name) : null;
}

function isBits(values: readonly string[]): boolean {
  const seen = new Set<string>();
  for (const value of values) {
    const bit = bitOf(value.trim().toLowerCase());
    if (bit === null) return false;
    if (bit !== '') seen.add(bit);
  }
  return seen.size === 2;
}

/** `1`, `0`, '' for no answer; null for anything else. */
function bitOf(cell: string): string | null {
  if (['1', '1.0', 'true'].includes(cell)) return '1';
  if (['0', '0.0', 'false'].includes(cell)) return '0';
  return cell === '' ? '' : null;
}
