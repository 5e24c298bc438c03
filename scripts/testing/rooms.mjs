// The suites in plain Node: each folder of dist/test in a mocha process of its own.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from './runProcess.mjs';

/** Bundles of one suite, at any depth. */
function bundles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => path.join(folder, file));
}

/** A bundle whose source is gone would still pass: only those with a source run. */
const hasSource = (root) => (file) =>
  existsSync(path.join(root, path.relative(path.join(root, 'dist'), file).replace(/\.js$/, '.ts')));

const describeFailure = ({ fullTitle, err }) =>
  `  FAILED ${fullTitle}\n${String(err.stack ?? err.message ?? '').replace(/^/gm, '      ')}\n`;

function readReport(file, run) {
  const tail = run.output.trimEnd().split('\n').slice(-40).join('\n');
  if (!existsSync(file)) {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      details: `  FAILED without a result (code ${run.code})\n${tail}\n`,
    };
  }
  const { stats, failures } = JSON.parse(readFileSync(file, 'utf8'));
  const result = { passed: stats.passes, failed: stats.failures, skipped: stats.pending, details: '' };
  result.details = failures.map(describeFailure).join('');
  if (run.late) {
    result.failed++;
    result.details += `  FAILED the process did not end in time\n${tail}\n`;
  } else if (run.code !== 0 && stats.failures === 0) {
    result.failed++;
    result.details += `  FAILED the process ended with code ${run.code}\n${tail}\n`;
  }
  return result;
}

/** Not `--exit`: a suite that leaves a handle open runs into its limit and fails. */
export async function runRoom(name, { root, output, long }) {
  const files = bundles(path.join(root, 'dist', 'test', name)).filter(hasSource(root));
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, details: '' };
  const report = path.join(output, `${name}.json`);
  rmSync(report, { force: true });
  const args = [
    ['--timeout', long ? '600000' : '30000'],
    ['--reporter', 'json', '--reporter-option', `output=${report}`],
    files,
  ].flat();
  const run = await runProcess(
    process.execPath,
    [path.join('node_modules', 'mocha', 'bin', 'mocha.js'), ...args],
    {
      cwd: root,
      env: process.env,
      logFile: path.join(output, `${name}.log`),
      seconds: long ? 3600 : 300,
    },
  );
  return readReport(report, run);
}
