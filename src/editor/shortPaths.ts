import * as path from 'node:path';
import type { Message, MessageArguments } from '../protocol/message';

const separator = ', ';
/** Arguments that name files. */
const named = ['file', 'path', 'folder', 'first', 'other'];

/** A sentence with the names of files rather than their whole paths; two of one name keep their folders. */
export function withShortPaths({ key, args = {} }: Message): Message {
  const files = new Set(named.flatMap((name) => pathsIn(args[name])));
  const names = [...files].map((file) => path.basename(file));
  const short = (file: string): string => {
    const twice = names.filter((name) => name === path.basename(file)).length > 1;
    return twice ? path.join(path.basename(path.dirname(file)), path.basename(file)) : path.basename(file);
  };
  const shown: MessageArguments = Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      named.includes(name) && pathsIn(value).length > 0 ? pathsIn(value).map(short).join(separator) : value,
    ]),
  );
  return { key, args: shown };
}

/** The paths of an argument that is nothing but absolute paths. */
function pathsIn(value: string | number | undefined): string[] {
  if (typeof value !== 'string') return [];
  const parts = value.split(separator);
  return parts.every((part) => path.isAbsolute(part) && !part.includes('\n')) ? parts : [];
}
