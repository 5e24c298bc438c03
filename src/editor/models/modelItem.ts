import * as vscode from 'vscode';
import type { Message } from '../../protocol/message';
import type { ModelManifest } from '../../protocol/model';
import { strategyNames } from '../../protocol/report';
import { modelItemKinds } from '../contributionIds';
import { bounds, count, rate, rateRange } from '../figures';
import { sayHere, words } from '../words';
import type { ModelEntry, UsableModel } from './modelEntry';

/** An item of the models view; without an entry it is the built-in movie head. */
export class ModelItem extends vscode.TreeItem {
  constructor(
    label: string,
    readonly entry: ModelEntry | undefined,
  ) {
    super(label, vscode.TreeItemCollapsibleState.None);
    this.id = entry ? String(entry.uri) : 'builtIn';
  }
}

function tooltip(entry: UsableModel): string {
  const { language } = vscode.env;
  const { manifest } = entry;
  return [
    ...howGood(manifest, language),
    words('editor.view.labels', { labels: manifest.labels.join(', ') }),
    words('editor.view.data', {
      target: manifest.target.name,
      source: manifest.source?.name ?? words('editor.view.noSource'),
      strategy: strategyName(manifest.strategy),
    }),
    words('editor.view.encoder', { id: manifest.encoder.id }),
    words('editor.view.created', { date: new Date(manifest.created).toLocaleString(language) }),
  ].join('\n');
}

/** Measured where there were labels, else estimated. */
function howGood({ figures, estimated }: ModelManifest, language: string): string[] {
  if (!figures)
    return [
      estimated
        ? words('editor.view.accuracyEstimated', { range: rateRange(estimated, language) })
        : words('editor.view.accuracyUnknown'),
    ];
  const { accuracy, macroF1, ece, rows } = figures;
  return [
    words('editor.view.accuracy', {
      accuracy: rate(accuracy.mean, language),
      bounds: bounds(accuracy, language),
      rows: count(rows, language),
    }),
    words('editor.view.f1', { value: macroF1.mean.toFixed(3) }),
    words('editor.view.ece', { value: ece.toFixed(3) }),
  ];
}

/** A strategy of a later version keeps its own name. */
function strategyName(name: string): string {
  const known = strategyNames.find((each) => each === name);
  return known ? words(`view.strategy.${known}`) : name;
}

function inShort({ figures, estimated, labels: all }: ModelManifest, language: string): string {
  const labels = count(all.length, language);
  if (!figures)
    return estimated
      ? words('editor.view.rateEstimated', { labels, range: rateRange(estimated, language) })
      : words('editor.view.rateUnknown', { labels });
  const accuracy = rate(figures.accuracy.mean, language);
  return words('editor.view.rate', { accuracy, labels, rows: count(figures.rows, language) });
}

function description(entry: UsableModel, active: boolean): string {
  const { language } = vscode.env;
  const text = inShort(entry.manifest, language);
  const folder = (vscode.workspace.workspaceFolders?.length ?? 0) > 1 ? ` · ${entry.folder.name}` : '';
  return (active ? `${words('editor.view.active')} · ${text}` : text) + folder;
}

function usableItem(entry: UsableModel, active: boolean): ModelItem {
  const item = new ModelItem(entry.name, entry);
  item.description = description(entry, active);
  item.tooltip = tooltip(entry);
  item.contextValue = active ? modelItemKinds.active : modelItemKinds.other;
  item.iconPath = new vscode.ThemeIcon(active ? 'pass-filled' : 'circle-large-outline');
  item.accessibilityInformation = { label: `${entry.name}, ${item.description}` };
  return item;
}

function brokenItem(entry: ModelEntry, problem: Message): ModelItem {
  const item = new ModelItem(entry.name, entry);
  item.description = words('editor.view.broken');
  item.tooltip = sayHere(problem);
  item.contextValue = modelItemKinds.broken;
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.accessibilityInformation = { label: `${entry.name}, ${item.description}. ${sayHere(problem)}` };
  return item;
}

export function modelItem(entry: ModelEntry, active: boolean): ModelItem {
  return 'problem' in entry ? brokenItem(entry, entry.problem) : usableItem(entry, active);
}

/** Shown below own models, so that one can go back to it. */
export function builtInItem(active: boolean): ModelItem {
  const item = new ModelItem(words('editor.view.builtIn'), undefined);
  const builtIn = words('editor.view.builtInDescription');
  item.description = active ? `${words('editor.view.active')} · ${builtIn}` : builtIn;
  item.tooltip = words('editor.source.moviesDetail');
  item.contextValue = modelItemKinds.builtIn;
  item.iconPath = new vscode.ThemeIcon(active ? 'pass-filled' : 'circle-large-outline');
  return item;
}
