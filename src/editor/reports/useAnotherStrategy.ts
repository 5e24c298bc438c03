import * as vscode from 'vscode';
import type { Report, Strategy, StrategyName } from '../../protocol/report';
import { UserError } from '../../protocol/userError';
import type { ShownReport } from '../../protocol/webview';
import { bounds, points, rate } from '../figures';
import type { Services } from '../services';
import { words } from '../words';
import { trainWith } from './reportActions';

function figuresOf({ accuracy, difference }: Strategy): string {
  const { language } = vscode.env;
  const figures = { accuracy: rate(accuracy.mean, language), bounds: bounds(accuracy, language) };
  if (!difference) return words('editor.strategy.figures', figures);
  return words('editor.strategy.difference', { ...figures, difference: points(difference.mean, language) });
}

/** The best first, as on the page. */
function items({ strategies, chosen, source, target }: Report) {
  const args = { source: source?.name ?? '', count: target.rows - target.unlabeled };
  return strategies
    .toSorted((a, b) => b.accuracy.mean - a.accuracy.mean)
    .map((strategy) => ({
      label: words(`view.strategy.${strategy.name}`),
      description: figuresOf(strategy),
      detail: words(`view.strategy.${strategy.name}.means`, args),
      iconPath: new vscode.ThemeIcon(strategy.name === chosen ? 'pass-filled' : 'circle-large-outline'),
      name: strategy.name,
    }));
}

/** From a page it is passed; from the palette or a menu it is the report in front. */
function chosenReport({ pages }: Services, passed: unknown): ShownReport {
  const shown =
    passed !== null && typeof passed === 'object' && 'report' in passed
      ? (passed as ShownReport)
      : pages.active()?.shown;
  if (!shown) throw new UserError('editor.error.noReportInFront');
  if (shown.report.strategies.length === 0) throw new UserError('editor.error.noStrategies');
  return shown;
}

/** `wanted` is given by tests and keybindings; else it is asked. */
export async function useAnotherStrategy(
  services: Services,
  passed?: unknown,
  wanted?: StrategyName,
): Promise<void> {
  const shown = chosenReport(services, passed);
  const options = {
    title: words('editor.strategy.title', { file: shown.report.target.name }),
    placeHolder: words('editor.strategy.placeholder'),
    matchOnDescription: true,
  };
  const name = wanted ?? (await vscode.window.showQuickPick(items(shown.report), options))?.name;
  if (name) await trainWith(shown, name);
}
