import * as os from 'node:os';
import * as vscode from 'vscode';
import type { EmbedOptions, StrategyOptions } from '../protocol/calls';
import { mostRowsByDefault } from '../protocol/readOptions';
import { workspacePlaces } from '../protocol/model';
import type { SettingKey } from './contributionIds';
import { extensionSection, settings } from './contributionIds';
import type { Places } from './settings';
import { embedOptionsFrom, resolvePath, strategiesFrom } from './settings';

function read<T>(key: SettingKey, fallback: T, scope?: vscode.Uri): T {
  return vscode.workspace.getConfiguration(extensionSection, scope).get<T>(key, fallback);
}

function placesOf(folder: vscode.Uri | undefined): Places {
  return { home: os.homedir(), base: folder?.fsPath ?? os.homedir() };
}

/** The workspace folder of a file; a file from outside belongs to the first folder. */
export function workspaceFolderOf(file: vscode.Uri | undefined): vscode.WorkspaceFolder | undefined {
  const own = file && vscode.workspace.getWorkspaceFolder(file);
  return own ?? vscode.workspace.workspaceFolders?.[0];
}

/** Absent where it is the engine's own, so that reports do not depend on it. */
export function readMostRows(file?: vscode.Uri): { mostRows?: number } {
  const mostRows = read(settings.mostRows, mostRowsByDefault, workspaceFolderOf(file)?.uri);
  return Number.isInteger(mostRows) && mostRows >= 0 && mostRows !== mostRowsByDefault ? { mostRows } : {};
}

export function readEmbedOptions(file?: vscode.Uri): EmbedOptions {
  const folder = workspaceFolderOf(file)?.uri;
  return embedOptionsFrom(
    {
      encoder: read(settings.encoder, 'embedded', folder),
      allowNetwork: read(settings.allowNetwork, false, folder),
      threads: read(settings.threads, 0, folder),
      maxTokens: read(settings.maxTokens, 0, folder),
      cacheFolder: read(settings.cacheFolder, '', folder),
    },
    placesOf(folder),
  );
}

export function readSeed(file?: vscode.Uri): number {
  return Math.max(0, Math.floor(read(settings.seed, 0, workspaceFolderOf(file)?.uri)));
}

export function readStrategies(file?: vscode.Uri): StrategyOptions['strategies'] {
  return strategiesFrom(read(settings.strategies, 'standard', workspaceFolderOf(file)?.uri));
}

/** Whether reports hold the texts of the rows they point at. */
export function readIncludeTexts(file?: vscode.Uri): boolean {
  return read<unknown>(settings.includeTexts, false, workspaceFolderOf(file)?.uri) === true;
}

export function modelsFolderOf(folder: vscode.WorkspaceFolder): vscode.Uri {
  const written = read<string>(settings.modelsFolder, workspacePlaces.models, folder.uri).trim();
  return folder.uri.with({
    path: vscode.Uri.file(resolvePath(written || workspacePlaces.models, placesOf(folder.uri))).path,
  });
}

export function reportsFolderOf(folder: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, workspacePlaces.reports);
}
