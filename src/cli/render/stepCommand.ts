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
  const [table, other] = [target, source].map((word) => shellWord(word));
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

/** Quoted where a shell would take it apart: in single quotes nothing means anything, on Windows only double ones quote. */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  const safe = word.startsWith('-') ? `./${word}` : word;
  if (/^[\w@%+=:,./-]+$/.test(safe)) return safe;
  return platform === 'win32' ? `"${safe.replaceAll('"', '')}"` : `'${safe.replaceAll("'", "'\\''")}'`;
}
