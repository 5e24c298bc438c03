// What is checked without running the product. Each check counts as one test.
import path from 'node:path';
import { runProcess } from './runProcess.mjs';

const tool = (name) => path.join('node_modules', ...name.split('/'));
const checks = [
  { name: 'types of src, test and benchmarks', args: [tool('typescript/bin/tsc'), '-p', '.'] },
  { name: 'types of webview', args: [tool('typescript/bin/tsc'), '-p', 'webview'] },
  { name: 'types of test/webview', args: [tool('typescript/bin/tsc'), '-p', 'test/webview'] },
  { name: 'eslint', args: [tool('eslint/bin/eslint.js'), '.'] },
  { name: 'prettier', args: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
];

export async function runChecks({ root, output }) {
  const result = { passed: 0, failed: 0, skipped: 0, details: '' };
  for (const check of checks) {
    const logFile = path.join(output, `${check.name.replaceAll(/\W+/g, '-')}.check.log`);
    const run = await runProcess(process.execPath, check.args, {
      cwd: root,
      env: process.env,
      logFile,
      seconds: 300,
    });
    if (run.code === 0) result.passed++;
    else {
      result.failed++;
      result.details += `  FAILED ${check.name}\n${run.output.trimEnd().split('\n').slice(0, 60).join('\n')}\n`;
    }
  }
  return result;
}
