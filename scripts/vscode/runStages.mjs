// Runs test/integration inside the extension host of a real VS Code, stage after stage, in one server and one browser.
// A stage is a folder of test/integration; between two stages the window is closed and opened again, so what the first
// one left must have survived.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../browser.mjs';
import { openChannel } from './channel.mjs';
import { startServer } from './server.mjs';

/** The address of the window: `payload` is what --enable-smoke-test-driver makes the page honour. */
function windowAddress(authority, { extension, suite, workspace }) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(suite)],
    ['skipWelcome', 'true'],
  ];
  const place = workspace ? `folder=${encodeURIComponent(workspace)}` : 'ew=true';
  return `http://${authority}/?${place}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

const count = (text, mark) => text.split('\n').filter((line) => line.startsWith(mark)).length;

/** What had been told before the end counts; the end itself is one more failure. */
function unfinished(text, why) {
  const failed = count(text, '  FAILED ') + 1;
  const told = `${text}\n  FAILED ${why}: no closing line in the result file\n`;
  return { passed: count(text, '  ok '), failed, skipped: count(text, '  skipped '), text: told };
}

/** What the result file of a suite says; an aborted extension host leaves no last line. */
export function readResult(file, why = 'the extension host ended early') {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last);
  if (!match) return unfinished(text, why);
  return { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0), text };
}

function limit(promise, milliseconds, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} took longer than ${milliseconds / 1000} s`)),
      milliseconds,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Opens the window and waits until the suite called codeAutomationExit. */
async function openWindow(page, address, log) {
  const ended = new Promise((resolve, reject) => {
    page.on('crash', () => reject(new Error('the page crashed')));
    void page.exposeFunction('codeAutomationExit', (code) => resolve(code));
  });
  await page.exposeFunction('codeAutomationLog', (type, parts) =>
    log(`[${type}] ${parts.map(String).join(' ')}`),
  );
  await page.goto(address);
  return ended;
}

/**
 * stages: [{ name, extension, suite, workspace | null, seconds }]. Returns [{ name, passed, failed, skipped, text }].
 * Screenshots, result files and logs go to `output`.
 */
export async function runStages({ name, data, output, stages, environment = {}, language }) {
  mkdirSync(path.join(output, 'screenshots'), { recursive: true });
  const resultFile = path.join(output, `${name}.result.txt`);
  const lines = [];
  let page = null;
  let running = null;
  const channel = await openChannel({
    page: () => page,
    stage: () => ({ name: running.name, resultFile, screenshots: path.join(output, 'screenshots') }),
  });
  const browser = await launchBrowser(language);
  const server = await startServer({
    data,
    logFile: path.join(output, `${name}.server.log`),
    environment: { ...environment, ...channel.environment },
  });
  const results = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language });
    for (const stage of stages) {
      rmSync(resultFile, { force: true });
      running = stage;
      const address = windowAddress(server.authority, stage);
      let why;
      try {
        page = await context.newPage();
        const ended = openWindow(page, address, (line) => lines.push(line));
        await limit(ended, stage.seconds * 1000, `stage ${stage.name}`);
      } catch (error) {
        why = String(error);
        await page
          ?.screenshot({ path: path.join(output, `${name}.${stage.name}.failed.png`) })
          .catch(() => {});
      }
      results.push({ name: stage.name, ...readResult(resultFile, why) });
      await page?.close().catch(() => {});
    }
  } finally {
    await browser.close().catch(() => {});
    server.stop();
    channel.close();
  }
  return { results, log: lines.join('\n') };
}
