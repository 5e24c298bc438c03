// The suites inside a real VS Code: the extension from this checkout, and once as the installed VSIX.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unsupportedReason } from '../prepareVscode.mjs';
import { runStages } from '../vscode/runStages.mjs';
import { installExtension } from '../vscode/server.mjs';
import { createWorkspace, temporaryPlace } from '../vscode/workspace.mjs';
import { runProcess } from './runProcess.mjs';

const suiteOf = (root) => path.join(root, 'dist', 'test', 'integration', 'index.js');

/** A skip names itself; on CI there is none. */
function skipped(reason) {
  if (process.env.CI) return { passed: 0, failed: 1, skipped: 0, details: `  FAILED not run: ${reason}\n` };
  return { passed: 0, failed: 0, skipped: 1, details: `  skipped: ${reason}\n` };
}

function workspaceIn(place, root) {
  const tables = readdirSync(path.join(root, 'test', 'integration', 'workspace'));
  return createWorkspace(path.join(place, 'workspace'), {
    root,
    files: [
      ...tables.map((name) => path.join('test', 'integration', 'workspace', name)),
      path.join('samples', 'movies.csv'),
      path.join('samples', 'products.csv'),
    ],
    settings: { 'transferLens.cacheFolder': path.join(place, 'cache') },
  });
}

function summed(results, log) {
  const total = { passed: 0, failed: 0, skipped: 0, details: '' };
  for (const result of results) {
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped;
    if (result.failed > 0) total.details += `  stage ${result.name}:\n${result.text}`;
  }
  if (total.failed > 0)
    total.details += `\n  last lines of the editor's log:\n${log.split('\n').slice(-15).join('\n')}\n`;
  return total;
}

async function run(name, { output, stages, data, language, place }) {
  const { results, log } = await runStages({
    name,
    data,
    output,
    language: language ?? 'en-US',
    stages,
    environment: { TRANSFER_LENS_TEST_FOLDER: place },
  });
  writeFileSync(path.join(output, `${name}.page.log`), log);
  return summed(results, log);
}

/** test/integration, stage after stage: see the folders there. */
export async function runIntegration({ root, output }) {
  const reason = unsupportedReason();
  if (reason) return skipped(reason);
  const place = temporaryPlace('integration');
  try {
    const workspace = workspaceIn(place.folder, root);
    const stage = { extension: root, suite: suiteOf(root), seconds: 360 };
    const stages = [
      { ...stage, name: 'main', workspace },
      { ...stage, name: 'reloaded', workspace },
      { ...stage, name: 'managing', workspace: workspaceIn(path.join(place.folder, 'managing'), root) },
      { ...stage, name: 'noWorkspace', workspace: null },
    ];
    return await run('integration', {
      output,
      stages,
      data: path.join(place.folder, 'server'),
      place: place.folder,
    });
  } finally {
    place.remove();
  }
}

/** An extension that holds nothing: VS Code runs test suites of an extension under development only. */
function writeEmptyExtension(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'runner', publisher: 'test', version: '0.0.1', engines: { vscode: '^1.100.0' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

async function packVsix(folder, { root, output }) {
  const args = ['scripts/packageVsix.mjs', '--out', folder, 'linux-x64'];
  const logFile = path.join(output, 'package.log');
  const run = await runProcess(process.execPath, args, {
    cwd: root,
    env: process.env,
    logFile,
    seconds: 120,
  });
  const [file] = run.code === 0 ? readdirSync(folder) : [];
  if (!file) throw new Error(`packing failed:\n${run.output}`);
  return path.join(folder, file);
}

/** The same gestures, shorter, against what a user installs. */
export async function runInstalled({ root, output }) {
  const reason = unsupportedReason();
  if (reason) return skipped(reason);
  const place = temporaryPlace('installed');
  try {
    const data = path.join(place.folder, 'server');
    installExtension(data, await packVsix(path.join(place.folder, 'vsix'), { root, output }));
    const workspace = workspaceIn(place.folder, root);
    const extension = writeEmptyExtension(path.join(place.folder, 'runner'));
    const stage = { name: 'installed', extension, suite: suiteOf(root), seconds: 180, workspace };
    return await run('installed', { output, stages: [stage], data, place: place.folder });
  } finally {
    place.remove();
  }
}
