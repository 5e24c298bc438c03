import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/**
 * Runs one program to its end, with all it prints kept in `logFile`. Never rejects: { code, output, late }.
 * It is a process group of its own, so that nothing it started outlives it.
 */
export function runProcess(command, args, { cwd, env, logFile, seconds }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const log = logFile ? createWriteStream(logFile) : null;
    const parts = [];
    const keep = (part) => (parts.push(part), log?.write(part));
    let late = false;
    const end = () => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // All of it has ended.
      }
    };
    const timer = setTimeout(() => ((late = true), end()), seconds * 1000);
    const settle = (code) => {
      clearTimeout(timer);
      end();
      log?.end();
      resolve({ code, late, output: Buffer.concat(parts).toString('utf8') });
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => (keep(Buffer.from(`${error}\n`)), settle(-1)));
    child.once('close', settle);
  });
}
