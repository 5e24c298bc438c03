import * as vscode from 'vscode';
import type { ShownMatrix, ShownReport } from '../../protocol/webview';
import { fileName } from '../chosenTables';
import { parseShown } from './parseReport';
import { fileOf } from './placedTable';
import { watchFile } from './watchFile';

type Shown = ShownReport | ShownMatrix;

/** A report as it was given and, where it lies in a file, as the file says from the file's next change on. */
export class FollowedReport implements vscode.Disposable {
  private text: string | undefined;
  private readonly following: vscode.Disposable[] = [];

  constructor(
    private readonly given: Shown,
    private readonly changed: () => void,
  ) {
    if (given.uri === undefined) return;
    const edited = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (String(document.uri) === given.uri) this.take(document.getText());
    });
    const file = fileOf(given);
    this.following = [edited, ...(file === undefined ? [] : [watchFile(file, () => void this.readFile())])];
  }

  /** Throws UserError for a file that cannot be read as a report. */
  content(): Shown {
    const { title, uri } = this.given;
    if (this.text === undefined || uri === undefined) return this.given;
    const found = parseShown(this.text, fileName(vscode.Uri.parse(uri)));
    if ('matrix' in found) return { ...found, title, uri };
    return { ...found, title, uri, before: 'report' in this.given ? this.given.before : undefined };
  }

  /** For a report that may be older than its file. A file that is gone leaves what is shown. */
  async readFile(): Promise<void> {
    const { uri } = this.given;
    if (uri === undefined || isDirty(uri)) return; // its edits have been taken
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
      this.take(new TextDecoder().decode(bytes));
    } catch {
      // it was deleted, or another window writes it
    }
  }

  private take(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.changed();
  }

  dispose(): void {
    for (const each of this.following) each.dispose();
  }
}

const isDirty = (uri: string): boolean =>
  vscode.workspace.textDocuments.some((document) => document.isDirty && String(document.uri) === uri);
