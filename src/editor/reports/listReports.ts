import * as vscode from 'vscode';
import { reportExtension } from '../../protocol/model';
import { fileNames } from '../files';
import { reportsFolderOf } from '../readSettings';

export interface ReportFile {
  name: string;
  uri: vscode.Uri;
  folder: vscode.WorkspaceFolder;
  /** Milliseconds since 1970. */
  written: number;
}

async function listFolder(folder: vscode.WorkspaceFolder): Promise<ReportFile[]> {
  const place = reportsFolderOf(folder);
  const names = (await fileNames(place)).filter((name) => name.endsWith(reportExtension));
  return Promise.all(
    names.map(async (file) => {
      const uri = vscode.Uri.joinPath(place, file);
      const written = await vscode.workspace.fs.stat(uri).then(
        ({ mtime }) => mtime,
        () => 0,
      );
      return { name: file.slice(0, -reportExtension.length), uri, folder, written };
    }),
  );
}

/** The reports of the workspace, the newest first. */
export async function listReports(): Promise<ReportFile[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = (await Promise.all(folders.map(listFolder))).flat();
  return found.sort((a, b) => b.written - a.written || a.name.localeCompare(b.name));
}

/** One report among others, in a quick pick. */
export function reportPick({ name, uri, written }: ReportFile) {
  return { label: name, description: new Date(written).toLocaleString(vscode.env.language), uri };
}
