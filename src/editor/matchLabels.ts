import * as vscode from 'vscode';
import type { LabelMapping } from '../protocol/readOptions';
import type { SourceReference, TableReference } from '../protocol/table';
import type { Services } from './services';
import { words } from './words';

/** Labels that a person goes through one by one; a column with more holds something else. */
const mostAsked = 20;

interface Question {
  written: string[];
  /** null: nothing speaks for any. */
  proposed: LabelMapping | null;
  targetLabels: string[];
}

/** Answers given beforehand. */
export interface LabelChoices {
  source?: SourceReference;
  /** Ask what the labels of the source mean, whatever their names say. */
  askLabels?: boolean;
}

/**
 * The source, with a word from a person on which of its labels means which of the target's: where the names leave it
 * open, or whenever that is what was asked for. A source that was given beforehand is taken as it is otherwise.
 * Undefined: declined.
 */
export async function matchLabels(
  services: Services,
  target: TableReference,
  source: SourceReference,
  { source: given, askLabels: always = false }: LabelChoices,
): Promise<SourceReference | undefined> {
  if (source.kind !== 'table' || ((given ?? source.table.labels) && !always)) return source;
  const { labels: _before, ...table } = source.table;
  const found = await services.engine.call('table/inspect', { table, against: target });
  const { proposal = null, writtenLabels } = found;
  const written = Object.keys(writtenLabels);
  const targetLabels = proposal?.labels ?? (always ? await labelsOf(services, target) : []);
  if (targetLabels.length === 0 || written.length === 0 || written.length > mostAsked) return source;
  if (proposal?.sure && !always) return source;
  const labels = await ask({ written, proposed: proposal?.mapping ?? null, targetLabels });
  if (labels === undefined) return undefined;
  return labels === null ? source : { kind: 'table', table: { ...table, labels } };
}

async function labelsOf(services: Services, table: TableReference): Promise<string[]> {
  return Object.keys((await services.engine.call('table/inspect', { table })).labels);
}

type Item = vscode.QuickPickItem & { answer: () => Promise<LabelMapping | null | undefined> };

/** null: go on without; undefined: declined. */
async function ask(question: Question): Promise<LabelMapping | null | undefined> {
  const { proposed } = question;
  const items: Item[] = [
    { label: words('editor.labels.each'), answer: () => askEach(question) },
    {
      label: words('editor.labels.without'),
      detail: words('editor.labels.withoutDetail'),
      answer: () => Promise.resolve(null),
    },
  ];
  if (proposed)
    items.unshift({
      label: words('editor.labels.proposed'),
      detail: pairsOf(question.written, proposed),
      answer: () => Promise.resolve(proposed),
    });
  const picked = await vscode.window.showQuickPick(items, {
    title: words('editor.labels.title'),
    placeHolder: words('editor.labels.placeholder', { labels: question.targetLabels.join(', ') }),
  });
  return picked?.answer();
}

function pairsOf(written: readonly string[], mapping: LabelMapping): string {
  const pair = (label: string) =>
    `${label} → ${nameOf(Object.hasOwn(mapping, label) ? mapping[label]! : label)}`;
  return written.map(pair).join(', ');
}

const nameOf = (label: string | null) => label ?? words('editor.labels.leftOut');

async function askEach({ written, targetLabels }: Question): Promise<LabelMapping | undefined> {
  const mapping: [string, string | null][] = [];
  for (const [i, label] of written.entries()) {
    const items = [...targetLabels, null].map((answer) => ({ label: nameOf(answer), answer }));
    const picked = await vscode.window.showQuickPick(items, {
      title: words('editor.labels.step', { step: i + 1, steps: written.length }),
      placeHolder: words('editor.labels.which', { label }),
      ignoreFocusOut: true,
    });
    if (!picked) return undefined;
    mapping.push([label, picked.answer]);
  }
  return Object.fromEntries(mapping);
}
