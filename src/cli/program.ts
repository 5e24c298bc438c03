import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { addCompare } from './commands/compare';
import { addEmbed } from './commands/embed';
import { addEvaluate } from './commands/evaluate';
import { addFineTune } from './commands/fineTune';
import { addInspect } from './commands/inspect';
import { addPick } from './commands/pick';
import { addPredict } from './commands/predict';
import type { Run } from './console';
import { exitCodes } from './runCommand';

const exitHelp = 'Exit codes: 0 done, 1 failed, 2 wrong usage, 130 cancelled.';

export function createProgram(run: Run): Command {
  const program = new Command('transfer-lens')
    .description('Transfer of text classifiers between domains, on your own machine.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help shows the options)')
    .addHelpText('after', `\n${exitHelp}`);
  // Subcommands inherit the settings above when they are added.
  for (const add of [addInspect, addFineTune, addCompare, addPick, addPredict, addEvaluate, addEmbed])
    add(program, run);
  return program;
}

/** Parses and runs. What commander refuses is wrong usage; help and version are not. */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const asked = ['commander.helpDisplayed', 'commander.version'].includes(error.code);
    process.exitCode = asked ? exitCodes.done : exitCodes.usage;
  }
}
