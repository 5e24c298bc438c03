// npm run test:desktop: the main stage of test/integration in a desktop VS Code, through @vscode/test-electron. It
// downloads VS Code from its maker, so it is no dependency of this project and no part of npm test:
//   npm install --no-save @vscode/test-electron && npm run test:desktop
// Steps that act on the window (menus, notifications, pictures) need the page of npm test's driver and are left out:
// the desktop run says whether the extension activates, starts its engine and predicts under Electron.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResult } from './vscode/runStages.mjs';
import { openChannel } from './vscode/channel.mjs';
import { createWorkspace, temporaryPlace } from './vscode/workspace.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

async function loadRunner() {
  try {
    return await import('@vscode/test-electron');
  } catch {
    console.error('test:desktop needs one more package, which downloads VS Code when it runs:');
    console.error('  npm install --no-save @vscode/test-electron && npm run test:desktop');
    process.exit(2);
  }
}

const { runTests } = await loadRunner();
const place = temporaryPlace('desktop');
const resultFile = path.join(place.folder, 'result.txt');
const channel = await openChannel({
  page: () => null,
  stage: () => ({ name: 'desktop', resultFile, screenshots: place.folder }),
});
try {
  const files = ['movies.csv', 'products.csv'].map((name) => path.join('samples', name));
  const workspace = createWorkspace(path.join(place.folder, 'workspace'), {
    root,
    files,
    settings: { 'transferLens.cacheFolder': path.join(place.folder, 'cache') },
  });
  const code = await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist', 'test', 'integration', 'index.js'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
    extensionTestsEnv: { ...channel.environment, TRANSFER_LENS_TEST_FOLDER: place.folder },
  }).catch((error) => error);
  const { text, failed } = readResult(resultFile, `VS Code ended (${code})`);
  console.log(text.trimEnd());
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  channel.close();
  place.remove();
}
