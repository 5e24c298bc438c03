import * as vscode from 'vscode';
import type { SourceReference } from '../protocol/table';
import { chooseColumns } from './chooseColumns';
import { chosenTables, fileName } from './chosenTables';
import { count } from './figures';
import type { Services } from './services';
import { isTable, notSearched, tableGlob } from './tableFiles';
import { words } from './words';

export interface DomainQuestion {
  title: string;
  placeholder: string;
  /** The tables that are one side already. */
  except: readonly vscode.Uri[];
  /** Offer to learn without a source. */
  none: boolean;
  /** The table that is picked must have labels, or may have them. */
  label: 'needed' | 'welcome';
}

type DomainItem = vscode.QuickPickItem & { choice?: 'movies' | 'none' | 'browse' | vscode.Uri };

const mostFiles = 200;
/** Files that are looked into while the list is open; the others keep their path alone. */
const mostInspected = 24;
const largestInspected = 5_000_000;

function fixedItems(question: DomainQuestion): DomainItem[] {
  const movies: DomainItem = {
    label: words('editor.source.movies'),
    detail: words('editor.source.moviesDetail'),
    iconPath: new vscode.ThemeIcon('device-camera-video'),
    choice: 'movies',
  };
  const none: DomainItem = {
    label: words('editor.source.none'),
    detail: words('editor.source.noneDetail', { file: fileName(question.except[0]!) }),
    iconPath: new vscode.ThemeIcon('circle-slash'),
    choice: 'none',
  };
  return question.none ? [movies, none] : [movies];
}

async function otherTables(except: readonly vscode.Uri[]): Promise<DomainItem[]> {
  const taken = new Set(except.map(String));
  const found = await vscode.workspace.findFiles(tableGlob, notSearched, mostFiles);
  const tables = found.filter((uri) => uri.scheme === 'file' && isTable(uri.path) && !taken.has(String(uri)));
  return tables
    .map((uri) => ({ uri, path: vscode.workspace.asRelativePath(uri) }))
    .sort((a, b) => a.path.localeCompare(b.path))
    .map(({ uri, path }) => ({ label: path, iconPath: new vscode.ThemeIcon('table'), choice: uri }));
}

/** `400 rows · negative, positive`; nothing for a table that is large or cannot be read. */
async function describeTable(services: Services, uri: vscode.Uri): Promise<string | undefined> {
  if ((await vscode.workspace.fs.stat(uri)).size > largestInspected) return undefined;
  const found = await services.engine.call('table/inspect', { table: { paths: [uri.fsPath] } });
  const labels = found.labelColumn === null ? [] : Object.keys(found.labels);
  const rows = count(found.rows, vscode.env.language);
  if (labels.length === 0) return words('editor.source.noLabels', { rows });
  return words('editor.source.labels', { rows, labels: labels.slice(0, 6).join(', ') });
}

function show(pick: vscode.QuickPick<DomainItem>, question: DomainQuestion, tables: DomainItem[]): void {
  const heading = {
    label: words('editor.source.other'),
    kind: vscode.QuickPickItemKind.Separator,
  };
  const browse: DomainItem = {
    label: words('editor.source.browse'),
    iconPath: new vscode.ThemeIcon('folder-opened'),
    choice: 'browse',
  };
  pick.items = [...fixedItems(question), heading, ...tables, browse];
}

/** Fills in the descriptions one after the other while the list is open. */
async function fillIn(
  services: Services,
  pick: vscode.QuickPick<DomainItem>,
  question: DomainQuestion,
  open: () => boolean,
): Promise<void> {
  const tables = await otherTables(question.except);
  if (open()) show(pick, question, tables);
  for (const item of tables.slice(0, mostInspected)) {
    if (!open()) return;
    const description = await describeTable(services, item.choice as vscode.Uri).catch(() => undefined);
    if (description === undefined || !open()) continue;
    item.description = description;
    const [selected] = pick.activeItems;
    show(pick, question, tables);
    if (selected) pick.activeItems = pick.items.filter((each) => each.choice === selected.choice);
  }
  if (open()) pick.busy = false;
}

function ask(services: Services, question: DomainQuestion): Promise<DomainItem['choice']> {
  const pick = vscode.window.createQuickPick<DomainItem>();
  Object.assign(pick, { title: question.title, placeholder: question.placeholder, busy: true });
  pick.keepScrollPosition = true;
  let open = true;
  const chosen = new Promise<DomainItem['choice']>((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.choice);
      pick.hide();
    });
    pick.onDidHide(() => {
      open = false;
      resolve(undefined);
      pick.dispose();
    });
  });
  show(pick, question, []);
  pick.show();
  fillIn(services, pick, question, () => open).catch((error: unknown) => services.log.debug(String(error)));
  return chosen;
}

async function browse(question: DomainQuestion): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: question.title,
    filters: { CSV: ['csv', 'tsv', 'tab', 'gz'] },
  });
  return picked?.[0];
}

/** The other domain: movies first, then none, then the workspace's tables. Undefined: declined. */
export async function chooseDomain(
  services: Services,
  question: DomainQuestion,
): Promise<SourceReference | undefined> {
  const choice = await ask(services, question);
  if (choice === 'movies' || choice === 'none') return { kind: choice };
  const uri = choice === 'browse' ? await browse(question) : choice;
  const files = uri && (await chosenTables(uri));
  const table = files && (await chooseColumns(services, files, { label: question.label }));
  return table && { kind: 'table', table };
}
