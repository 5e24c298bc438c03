import { EngineClient } from '../client/engineClient';
import { CancelledError, UserError } from '../protocol/userError';
import type { Console, Run } from './console';
import { hintFor } from './hints';
import { interruptCode, interrupted } from './interrupt';
import { terminalLanguage } from './language';
import { ProgressLine } from './progressLine';

export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

/** Lines of the engine's log that are shown when it fails. */
const keptLogLines = 40;

/** @param enginePath dist/engine.js */
export function createRun(enginePath: string): Run {
  return async ({ json = false }, work) => {
    const language = terminalLanguage(process.env);
    const log: string[] = [];
    const client = new EngineClient({
      enginePath,
      log: (line) => {
        log.push(line);
        if (log.length > keptLogLines) log.shift();
      },
    });
    const say: Console['say'] = (key, args) => language.say({ key, ...(args ? { args } : {}) });
    const progress = new ProgressLine(stderrOut, say, Date.now);
    try {
      await work({
        json,
        say,
        language,
        print: (text) => void (json || process.stdout.write(text + '\n')),
        printJson: (value) => void (json && process.stdout.write(JSON.stringify(value, null, 2) + '\n')),
        note: (text) => void process.stderr.write(text + '\n'),
        call: async (method, params) => {
          try {
            const onProgress = progress.show.bind(progress);
            return await client.call(method, params, { onProgress, signal: interrupted });
          } finally {
            progress.clear();
          }
        },
      });
    } catch (error) {
      process.exitCode = fail(error, json, say, log);
    } finally {
      await client.dispose();
    }
  };
}

const stderrOut = {
  isTTY: process.stderr.isTTY,
  columns: process.stderr.columns,
  write: (text: string) => void process.stderr.write(text),
};

/** Failures whose cause stands in the log only. */
const unexplained: readonly string[] = ['error.internal', 'error.engineStopped'];

function fail(error: unknown, json: boolean, say: Console['say'], log: readonly string[]): number {
  const shown = error instanceof UserError ? error.shown : internal(error);
  const hint = hintFor(shown);
  const message = [say(shown.key, shown.args), ...(hint ? [say(hint.key, hint.args)] : [])].join(' ');
  if (unexplained.includes(shown.key)) process.stderr.write(log.map((line) => `  ${line}\n`).join(''));
  process.stderr.write((json ? JSON.stringify({ error: { key: shown.key, message } }) : message) + '\n');
  return error instanceof CancelledError ? interruptCode() : exitCodes.failed;
}

function internal(error: unknown): UserError['shown'] {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return new UserError('error.internal', { detail: error instanceof Error ? error.message : String(error) })
    .shown;
}
