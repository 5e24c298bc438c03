import * as vscode from 'vscode';
import type { Message } from '../protocol/message';
import { CancelledError, UserError } from '../protocol/userError';
import { commands, extensionSection } from './contributionIds';
import type { NextStep } from './nextSteps';
import { nextStepsFor } from './nextSteps';
import { withShortPaths } from './shortPaths';
import { sayHere, words } from './words';

export interface Retry {
  /** Runs the failed command again, asking for the columns. */
  chooseColumns?: () => unknown;
}

function shownOf(error: unknown): Message {
  if (error instanceof UserError) return error.shown;
  return { key: 'error.internal', args: { detail: error instanceof Error ? error.message : String(error) } };
}

async function take(step: NextStep, retry: Retry): Promise<void> {
  switch (step) {
    case 'chooseColumns':
      await retry.chooseColumns?.();
      return;
    case 'openFolder':
      await vscode.commands.executeCommand('vscode.openFolder');
      return;
    case 'openSettings':
      await vscode.commands.executeCommand('workbench.action.openSettings', extensionSection);
      return;
    case 'showLog':
      await vscode.commands.executeCommand(commands.showLog);
  }
}

/** Tells a person what went wrong, with the next step as a button. A cancelled run is not a failure. */
export async function showError(
  error: unknown,
  log: vscode.LogOutputChannel,
  retry: Retry = {},
): Promise<void> {
  if (error instanceof CancelledError || error instanceof vscode.CancellationError) return;
  const shown = shownOf(error);
  if (error instanceof UserError) log.warn(sayHere(shown));
  else log.error(error instanceof Error ? error : String(error));
  const steps = nextStepsFor(shown.key, retry.chooseColumns !== undefined).map((step) => ({
    title: words(`editor.button.${step}`),
    step,
  }));
  // the log has the whole paths
  const chosen = await vscode.window.showErrorMessage(sayHere(withShortPaths(shown)), ...steps);
  if (chosen) await take(chosen.step, retry);
}
