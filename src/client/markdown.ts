import type { Message, MessageArguments, MessageKey } from '../protocol/message';

export type Say = (key: MessageKey, args?: MessageArguments) => string;
type Cells = readonly string[];

export const section = (title: string, body: string): string => `### ${title}\n\n${body}`;

/** @param right columns of numbers */
export function table(head: Cells, rows: readonly Cells[], right: readonly number[] = []): string {
  const line = (cells: Cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** Arguments are names and numbers of the report: escaped before they come into the sentence. */
export function sentence({ key, args }: Message, say: Say): string {
  const safe = Object.entries(args ?? {}).map(([name, value]) => [name, plain(String(value))] as const);
  return say(key, Object.fromEntries(safe));
}

const special = /[\\`*_[\]|~]/g;
/** HTML, mentions and issue numbers, which Markdown's own escape does not stop everywhere. */
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '@': '&#64;',
  '#': '&#35;',
};

/** One line of plain text, whatever it holds. */
export function plain(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replace(special, (character) => `\\${character}`)
    .replace(/[&<>@#]/g, (character) => entities[character]!);
}

/** Words hold letters, digits and apostrophes only; anything else is left out. */
export const code = (word: string): string => `\`${word.replace(/[`|\s]/g, '')}\``;
