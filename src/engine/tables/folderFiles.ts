import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../protocol/userError';
import { asReadError } from './openBytes';

/** A folder whose folders are labels and hold one text a file. */
export interface LabelFolders {
  /** `label/name.txt`, in the order of their code points. */
  files: { label: string; name: string }[];
  /** Files of the label folders that are not .txt. */
  others: number;
}

/** Throws UserError for a folder without such folders. */
export async function labelFolders(folder: string): Promise<LabelFolders> {
  const labels = await namesIn(folder, 'folder');
  const files: LabelFolders['files'] = [];
  let others = 0;
  for (const label of labels) {
    const names = await namesIn(path.join(folder, label), 'file');
    const texts = names.filter((name) => /\.txt$/i.test(name));
    files.push(...texts.map((name) => ({ label, name })));
    if (texts.length > 0) others += names.length - texts.length;
  }
  if (files.length > 0) return { files, others };
  const inner = await folderWithin(folder, labels);
  if (inner) throw new UserError('error.folderNested', { path: folder, inner });
  throw new UserError('error.fileIsFolder', { path: folder });
}

/** Without hidden ones, and without what macOS packs beside files. */
async function namesIn(folder: string, kind: 'file' | 'folder'): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const own = entries.filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX');
    const fits = await Promise.all(
      own.map(async (entry) => {
        const target = entry.isSymbolicLink()
          ? await stat(path.join(folder, entry.name)).catch(() => null)
          : entry;
        return kind === 'file' ? target?.isFile() : target?.isDirectory();
      }),
    );
    return own.flatMap(({ name }, i) => (fits[i] ? [name] : [])).sort(byCodePoint);
  } catch (error) {
    throw asReadError(error, folder);
  }
}

/** The first folder inside that would do. */
async function folderWithin(folder: string, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const inner = path.join(folder, name);
    for (const label of await namesIn(inner, 'folder'))
      if ((await namesIn(path.join(inner, label), 'file')).some((file) => /\.txt$/i.test(file))) return inner;
  }
  return null;
}

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
