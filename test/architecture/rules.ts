import { builtinModules } from 'node:module';
import path from 'node:path';
import type { Import } from './readImports';

type Room = 'core' | 'protocol' | 'client' | 'engine' | 'editor' | 'webview' | 'extension' | 'cli';

interface Rule {
  /** Rooms it may import, its own included. */
  rooms: readonly Room[];
  /** Rooms of which it may import types only. */
  types: readonly Room[];
  /** The packages it may import; `any` but the reserved ones. */
  packages: 'any' | readonly RegExp[];
  node: boolean;
  vscode: boolean;
}

const jsonrpc = /^vscode-jsonrpc(\/|$)/;

/** The table of docs/architecture.md. */
const rules: Record<Room, Rule> = {
  core: {
    rooms: ['core'],
    types: ['protocol'],
    packages: [/^ml-matrix$/, /^umap-js$/],
    node: false,
    vscode: false,
  },
  protocol: { rooms: ['protocol'], types: [], packages: [/^valibot$/, jsonrpc], node: false, vscode: false },
  client: { rooms: ['client', 'protocol'], types: [], packages: [jsonrpc], node: true, vscode: false },
  engine: { rooms: ['engine', 'core', 'protocol'], types: [], packages: 'any', node: true, vscode: false },
  editor: {
    rooms: ['editor', 'protocol', 'client'],
    types: ['core'],
    packages: [/^valibot$/],
    node: true,
    vscode: true,
  },
  webview: {
    rooms: ['webview', 'protocol'],
    types: ['core'],
    packages: [/^lit(\/|$)/, /^@vscode\/webview-ui-toolkit$/, /^d3-(scale|shape)$/],
    node: false,
    vscode: false,
  },
  extension: { rooms: ['client', 'editor'], types: [], packages: [], node: true, vscode: true },
  cli: {
    rooms: ['cli', 'client', 'protocol'],
    types: ['core'],
    packages: [/^commander$/, /^@vscode\/l10n$/],
    node: true,
    vscode: false,
  },
};

/** Packages that one file alone may import. */
const reserved: readonly [package_: RegExp, file: string][] = [
  [/^onnxruntime-/, 'src/engine/kernels.ts'],
  [/^(@xenova|@huggingface)\//, 'src/engine/encoder.ts'],
];

/** Room of a file given by its path from the repository's root; null for files outside of every room. */
export function roomOf(file: string): Room | null {
  const [top = '', second = ''] = file.split('/');
  if (top === 'webview') return 'webview';
  if (top !== 'src') return null;
  const name = second.replace(/\.ts$/, '');
  return name in rules && name !== 'webview' ? (name as Room) : null;
}

const isBuiltin = (target: string) => target.startsWith('node:') || builtinModules.includes(target);

/** The version is told by the manifest alone. */
const manifestReaders: readonly Room[] = ['engine', 'cli'];

function relativeViolation(file: string, { target, typeOnly }: Import): string | null {
  const from = roomOf(file)!;
  const resolved = path.posix.join(path.posix.dirname(file), target);
  if (resolved === 'package.json' && manifestReaders.includes(from)) return null;
  const to = roomOf(resolved);
  if (to === null) return `leaves the rooms: ${target}`;
  if (rules[from].rooms.includes(to) || from === to) return null;
  if (rules[from].types.includes(to)) return typeOnly ? null : `may import types only of ${to}: ${target}`;
  return `${from} may not import ${to}: ${target}`;
}

function packageViolation(file: string, target: string): string | null {
  const from = roomOf(file)!;
  const owner = reserved.find(([name]) => name.test(target))?.[1];
  if (owner !== undefined) return owner === file ? null : `only ${owner} may import ${target}`;
  const { packages } = rules[from];
  const allowed = packages === 'any' || packages.some((name) => name.test(target));
  return allowed ? null : `${from} may not import the package ${target}`;
}

/** What is wrong with an import, or null. */
export function violation(file: string, found: Import): string | null {
  const from = roomOf(file);
  if (from === null) return 'lies in no room of docs/architecture.md';
  if (found.target.startsWith('.')) return relativeViolation(file, found);
  if (found.target === 'vscode') return rules[from].vscode ? null : `${from} may not import vscode`;
  if (isBuiltin(found.target)) return rules[from].node ? null : `${from} may not import ${found.target}`;
  return packageViolation(file, found.target);
}
