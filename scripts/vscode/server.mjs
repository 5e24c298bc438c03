// Starts and stops the VS Code server of the tests, in a data folder of its own.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareVscode } from '../prepareVscode.mjs';

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const folderOptions = (data) => [
  ['--server-data-dir', data],
  ['--user-data-dir', path.join(data, 'user')],
  ['--extensions-dir', path.join(data, 'extensions')],
];

/** Installs a packaged extension into the server's data folder, as `code --install-extension` does. */
export function installExtension(data, vsix) {
  const { node, vscode } = prepareVscode();
  const script = path.join(vscode, 'out', 'server-main.js');
  const options = [...folderOptions(data).flat(), '--install-extension', vsix];
  const result = spawnSync(node, [script, ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status !== 0) throw new Error(`${vsix} was not installed:\n${result.stdout}${result.stderr}`);
}

async function waitUntilItAnswers(url, server) {
  for (let tries = 0; tries < 300; tries++) {
    if (server.exitCode !== null) throw new Error(`the VS Code server ended with code ${server.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('the VS Code server did not answer within 30 s');
}

/** `environment` reaches the extension host. The server and all it started end with stop(). */
export async function startServer({ data, environment, logFile }) {
  const { node, vscode } = prepareVscode();
  const port = await freePort();
  mkdirSync(path.dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const options = [
    [
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
    ],
    ['--disable-telemetry', '--disable-workspace-trust', '--enable-smoke-test-driver'],
    // An extension host whose page has gone ends after this many seconds (default: hours).
    ['--reconnection-grace-time', '2'],
    ...folderOptions(data),
  ].flat();
  const server = spawn(node, [path.join(vscode, 'out', 'server-main.js'), ...options], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that stop() ends the extension host and the engine as well
  });
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  const authority = `127.0.0.1:${port}`;
  const stop = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  };
  process.once('exit', stop);
  try {
    await waitUntilItAnswers(`http://${authority}/version`, server);
  } catch (error) {
    stop();
    throw error;
  }
  return { authority, stop };
}
