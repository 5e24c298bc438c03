import * as vscode from 'vscode';
import { modelFiles, reportExtension } from '../../protocol/model';
import { UserError } from '../../protocol/userError';
import { exists, folderNames, moveToTrash, writeAtomically } from '../files';
import { reportsFolderOf } from '../readSettings';
import { openReportFile, pickReport } from '../reports/openReport';
import type { Services } from '../services';
import { safeName } from '../tableFiles';
import { words } from '../words';
import { moviesHead } from './activeModel';
import type { ModelEntry } from './modelEntry';
import { ModelItem, builtInItem, modelItem } from './modelItem';
import { renamedManifest } from './readManifest';

/** What a command of the models view is about: the item, the selected one (keys), or a question (palette). */
export async function chosenModel(
  services: Services,
  passed: ModelItem | undefined,
  selected: ModelItem | undefined,
): Promise<ModelItem | undefined> {
  if (passed instanceof ModelItem) return passed;
  if (selected) return selected;
  const entries = await services.models.list();
  const current = await services.active.current();
  const items = [...entries.map((entry) => modelItem(entry, entry.uri === current?.uri)), builtInItem(!current)];
  const picks = items.map((item) => ({ label: String(item.label), description: String(item.description), item }));
  return (await vscode.window.showQuickPick(picks, { placeHolder: words('editor.model.pick') }))?.item;
}

/** The report that was made with the model bears its name. */
export function reportOf(entry: ModelEntry): vscode.Uri {
  return vscode.Uri.joinPath(reportsFolderOf(entry.folder), entry.name + reportExtension);
}

export async function useModel(services: Services, item: ModelItem): Promise<void> {
  if (item.entry && 'problem' in item.entry)
    throw new UserError(item.entry.problem.key, item.entry.problem.args);
  await services.active.use(item.entry?.uri ?? moviesHead);
  vscode.window.setStatusBarMessage(words('editor.done.active', { name: String(item.label) }), 4000);
}

/** What is wrong with a new name, in words; undefined when nothing is. */
function nameProblem(name: string, old: string, taken: readonly string[]): string | undefined {
  if (name.trim() === '') return words('editor.model.renameEmpty');
  if (safeName(name) !== name) return words('editor.model.renameLetters');
  const others = taken.filter((each) => each !== old).map((each) => each.toLowerCase());
  return others.includes(name.toLowerCase()) ? words('editor.error.renameTaken', { name }) : undefined;
}

/** The card is headed by the model's name. */
function renamedCard(card: string, old: string, name: string): string {
  return card.startsWith(`# ${old}\n`) ? `# ${name}${card.slice(old.length + 2)}` : card;
}

async function rewrite(uri: vscode.Uri, change: (text: string) => string): Promise<void> {
  if (!(await exists(uri))) return;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  await writeAtomically(uri, new TextEncoder().encode(change(text)));
}

async function rename(services: Services, entry: ModelEntry, name: string): Promise<void> {
  const wasActive = String((await services.active.current())?.uri) === String(entry.uri);
  const report = reportOf(entry);
  const moved = vscode.Uri.joinPath(entry.uri, '..', name);
  await vscode.workspace.fs.rename(entry.uri, moved, { overwrite: false });
  await rewrite(vscode.Uri.joinPath(moved, modelFiles.manifest), (text) => renamedManifest(text, name));
  await rewrite(vscode.Uri.joinPath(moved, modelFiles.card), (text) => renamedCard(text, entry.name, name));
  const renamed = vscode.Uri.joinPath(report, '..', name + reportExtension);
  if ((await exists(report)) && !(await exists(renamed))) await vscode.workspace.fs.rename(report, renamed);
  if (wasActive) await services.active.use(moved);
  services.models.refresh();
}

/** `wanted` is given by tests and keybindings; else it is asked. */
export async function renameModel(services: Services, item: ModelItem, wanted?: string): Promise<void> {
  const { entry } = item;
  if (!entry || 'problem' in entry) return;
  const taken = await folderNames(vscode.Uri.joinPath(entry.uri, '..'));
  const asked = wanted ?? (await vscode.window.showInputBox({
    prompt: words('editor.model.renamePrompt', { name: entry.name }),
    value: entry.name,
    validateInput: (value) => nameProblem(value, entry.name, taken),
  }));
  if (asked === undefined || asked === entry.name) return;
  if (nameProblem(asked, entry.name, taken) !== undefined)
    throw new UserError('editor.error.renameTaken', { name: asked });
  await rename(services, entry, asked);
}

export async function deleteModel(services: Services, item: ModelItem): Promise<void> {
  const { entry } = item;
  if (!entry) return;
  const button = words('editor.button.delete');
  const options = { modal: true, detail: words('editor.model.deleteDetail') };
  const question = words('editor.model.deleteQuestion', { name: entry.name });
  if ((await vscode.window.showWarningMessage(question, options, button)) !== button) return;
  const report = reportOf(entry);
  const gone = await moveToTrash(entry.uri, entry.name);
  if (gone && (await exists(report))) await moveToTrash(report, entry.name);
  services.models.refresh();
}

export async function openModelReport(_services: Services, item: ModelItem): Promise<void> {
  const report = item.entry && reportOf(item.entry);
  if (report && (await exists(report))) await openReportFile(report);
  else await pickReport();
}

