import * as path from 'node:path';

/** Tables the engine reads. The `when` clauses of package.json carry the same pattern. */
export const tablePattern = /\.(csv|tsv|tab)(\.gz)?$/i;
/** The same for `workspace.findFiles`. */
export const tableGlob = '**/*.{csv,tsv,tab,csv.gz,tsv.gz,tab.gz}';
/** Folders that hold no data of the user's. */
export const notSearched = '**/{node_modules,.git,.transfer-lens,.venv}/**';

export function isTable(file: string): boolean {
  return tablePattern.test(file);
}

/** `reviews` for `/data/reviews.csv.gz`. */
export function stem(file: string): string {
  return path.basename(file).replace(tablePattern, '');
}

const forbidden = /[<>:"/\\|?*\u0000-\u001f]+/g;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Long enough for a person, short enough for every file system with our endings added. */
const longestName = 80;

/** A folder name that every file system takes, as near to `wanted` as can be; `model` for nothing. */
export function safeName(wanted: string): string {
  const cleaned = wanted
    .replace(forbidden, '-')
    .slice(0, longestName)
    .replace(/^[.\s-]+|[.\s-]+$/g, '');
  if (cleaned === '') return 'model';
  return reserved.test(cleaned) ? `${cleaned}-model` : cleaned;
}

/** `name`, or `name-2`, `name-3` … : the first that is not taken (compared as Windows and macOS do). */
export function freshName(name: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map((each) => each.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  let number = 2;
  while (used.has(`${name}-${number}`.toLowerCase())) number++;
  return `${name}-${number}`;
}
