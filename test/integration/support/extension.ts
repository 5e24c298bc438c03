import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestSurface } from '../../../src/editor/testSurface';

export const extensionId = 'transfer-lens.transfer-lens';

export function extension(): vscode.Extension<TestSurface> {
  const found = vscode.extensions.getExtension<TestSurface>(extensionId);
  if (!found) throw new Error(`${extensionId} is not installed`);
  return found;
}

export const surface = () => Promise.resolve(extension().activate());

interface Contributed {
  contributes: { commands: { command: string; title: string }[] };
}

/** Title of a command as the menus show it, in the language of the window. */
export function title(command: string): string {
  const { contributes } = extension().packageJSON as Contributed;
  const found = contributes.commands.find((each) => each.command === command);
  if (!found) throw new Error(`package.json contributes no ${command}`);
  return found.title;
}

/** A file of the workspace. */
export function file(...names: string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, ...names);
}

/** Process ids of the engines that this extension host has started. */
export function engines(): number[] {
  const engine = path.join(extension().extensionPath, 'dist', 'engine.js');
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ours = (id: string) => told(id, 'cmdline').includes(engine) && parentOf(id) === process.pid;
  return ids.filter(ours).map(Number);
}

const parentOf = (id: string) => Number(/^PPid:\s*(\d+)$/m.exec(told(id, 'status'))?.[1]);

function told(id: string, what: 'cmdline' | 'status'): string {
  try {
    return readFileSync(`/proc/${id}/${what}`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it has ended meanwhile
  }
}

/** Asks again until the answer is truthy. */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => T | Promise<T>,
): Promise<Exclude<NonNullable<T>, false>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<NonNullable<T>, false>;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** All files below the workspace's `.transfer-lens`, by their path in it. */
export function productFiles(): string[] {
  const folder = file('.transfer-lens').fsPath;
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' });
  const files = found.filter((entry) => entry.isFile());
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

export async function theme(name: string): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update('workbench.colorTheme', name, vscode.ConfigurationTarget.Workspace);
}

export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;
