import type { NextStep } from '../../protocol/report';

/** What the run was about, as it was typed. */
export interface RunFiles {
  target: string;
  source: string;
  /** Where the model was saved; absent where none was. */
  model?: string;
}

/** The command that takes the next step. */
export function stepCommand({ action, rows }: NextStep, { target, source, model }: RunFiles): string {
  const [table, other] = [target, source].map(shellWord);
  switch (action) {
    case 'try-model':
      return `transfer-lens predict --model ${shellWord(model ?? 'MODEL')} --text "…"`;
    case 'fine-tune':
      return `transfer-lens fine-tune ${table} --source ${other}`;
    case 'train-without-source':
      return `transfer-lens fine-tune ${table} --source none`;
    case 'label-rows':
      return `transfer-lens pick ${table}${rows === undefined ? '' : ` --rows ${rows}`}`;
    case 'find-source':
      return `transfer-lens compare ${table} OTHER.csv`;
    case 'match-labels':
      return `transfer-lens compare ${table} ${other} --source-labels "…"`;
  }
}

/** Quoted where a shell would take it apart. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`;
}
