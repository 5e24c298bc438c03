// npm test: builds what ships and its tests, then runs every suite, each in processes of its own.
//   npm test                    all suites
//   npm test -- core engine     the named ones
//   npm run test:long           all, with the heavy kinds (fuzz, kills, soak) in full (TRANSFER_LENS_LONG=1)
// The last line is `N passed, N failed`; the exit code is 1 when something failed or a suite ran no test.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChecks } from './testing/checks.mjs';
import { runProcess } from './testing/runProcess.mjs';
import { runRoom } from './testing/rooms.mjs';
import { runInstalled, runIntegration } from './testing/editors.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const output = path.join(root, 'test-results');
const names = process.argv.slice(2).filter((name) => name !== '--long');
if (process.argv.includes('--long')) process.env.TRANSFER_LENS_LONG = '1';
const long = process.env.TRANSFER_LENS_LONG === '1';
const place = { root, output, long };

/** In this order: the quickest to tell what is wrong come first. */
const rooms = ['protocol', 'architecture', 'core', 'engine', 'client', 'cli', 'editor', 'webview'];
const notRooms = ['integration', 'fixtures', 'support'];

/** A folder of test/ that nobody listed runs as well, so that no suite is forgotten. */
function allSuites() {
  const folders = readdirSync(path.join(root, 'test'), { withFileTypes: true });
  const found = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const others = found.filter((name) => !rooms.includes(name) && !notRooms.includes(name));
  return [
    { name: 'checks', run: () => runChecks(place) },
    ...[...rooms, ...others].map((name) => ({ name, run: () => runRoom(name, place) })),
    { name: 'integration', run: () => runIntegration(place) },
    { name: 'installed', run: () => runInstalled(place) },
  ];
}

function chosenSuites() {
  const suites = allSuites();
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(
      `No suite is named ${unknown.join(', ')}. Suites: ${suites.map(({ name }) => name).join(' ')}`,
    );
    process.exit(2);
  }
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

async function build() {
  rmSync(path.join(root, 'dist', 'test'), { recursive: true, force: true });
  const logFile = path.join(output, 'build.log');
  const options = { cwd: root, env: process.env, logFile, seconds: 300 };
  const run = await runProcess(process.execPath, ['esbuild.js', '--tests'], options);
  if (run.code !== 0) throw new Error(`the build failed:\n${run.output}`);
}

/** Never throws: what breaks a suite is one more failure, and the others still run. */
async function runSuite(suite) {
  const started = performance.now();
  const result = await suite.run().catch((error) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    details: `  FAILED ${suite.name} broke: ${error?.stack ?? error}\n`,
  }));
  if (result.passed + result.failed === 0) {
    result.failed = 1;
    result.details += `  FAILED ${suite.name} ran no test\n`;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  console.log(
    `${suite.name.padEnd(14)} ${result.passed} passed, ${result.failed} failed${skipped} (${seconds} s)`,
  );
  if (result.details) console.log(result.details.trimEnd());
  return result;
}

const sum = (results, kind) => results.reduce((total, result) => total + result[kind], 0);

async function main() {
  const suites = chosenSuites();
  mkdirSync(output, { recursive: true });
  const started = performance.now();
  await build();
  console.log(`built (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  const results = [];
  for (const suite of suites) results.push(await runSuite(suite));
  console.log(`${suites.length} suites in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map((kind) => sum(results, kind));
  // Skips are named by their suites; on CI nothing may be left out unseen.
  const total =
    skipped > 0
      ? `${passed} passed, ${failed} failed, ${skipped} skipped`
      : `${passed} passed, ${failed} failed`;
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(total);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
