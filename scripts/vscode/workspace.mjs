// The workspaces of the tests: temporary copies, so that a run changes nothing of the repository.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What would move in a picture, ask something, or look for the network. */
const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.editor.useModal': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'git.enabled': false,
  'editor.accessibilitySupport': 'off',
};

/** A folder of its own for one run, with the server's data, the vector cache and the workspaces; `remove` ends it. */
export function temporaryPlace(name) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `transfer-lens-${name}-`)));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Copies files and folders of `root` into a new workspace folder and writes its settings. */
export function createWorkspace(folder, { root, files, settings }) {
  mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  for (const file of files) {
    cpSync(path.join(root, file), path.join(folder, path.basename(file)), { recursive: true });
  }
  const all = { ...quiet, ...settings };
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(all, null, 2));
  return folder;
}
