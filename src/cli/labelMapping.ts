import { InvalidArgumentError } from 'commander';
import type { LabelMapping } from '../protocol/readOptions';

interface Token {
  kind: 'name' | '=' | ',';
  text: string;
  /** White space stood before it. */
  spaced: boolean;
}

const example = 'It looks like this: "1,2=negative 4,5=positive 3=".';
const tokenForm = /(\s*)(?:"([^"]*)"|'([^']*)'|([=,;])|([^\s=,;"']+))/y;

/**
 * What `--labels` says: `label[,label…]=class` for each class, with spaces, commas or semicolons between them.
 * No class (`3=`): rows with the label are left out. A label may hold spaces (`very good=positive`); a class that
 * does is quoted, as is whatever holds `=`, `,` or `;`. `names`: every label as it is written.
 */
export function labelMapping(text: string): LabelMapping {
  if (text.trim() === 'names') return {};
  const tokens = tokensOf(text);
  const entries = new Map<string, string | null>();
  for (let at = 0; at < tokens.length;) {
    const { labels, name, next } = assignment(tokens, at);
    for (const label of labels) {
      if (entries.has(label)) throw new InvalidArgumentError(`The label "${label}" is in it twice.`);
      entries.set(label, name);
    }
    at = next;
  }
  if (entries.size === 0) throw new InvalidArgumentError(example);
  return Object.fromEntries(entries);
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = tokenForm.lastIndex) {
    tokenForm.lastIndex = at;
    const found = tokenForm.exec(text);
    if (!found) throw new InvalidArgumentError(`A quotation mark is never closed. ${example}`);
    const sign = found[4];
    const kind = sign === undefined ? 'name' : sign === '=' ? '=' : ',';
    tokens.push({ kind, text: found[2] ?? found[3] ?? found[5] ?? '', spaced: found[1] !== '' });
  }
  return tokens;
}

/** One class with its labels. A comma behind the class only separates. */
function assignment(tokens: readonly Token[], from: number) {
  let at = from;
  while (tokens[at]?.kind === ',') at++;
  const labels: string[] = [];
  let words: string[] = [];
  const label = () => {
    if (words.length === 0)
      throw new InvalidArgumentError(`A label is missing before "=" or ",". ${example}`);
    labels.push(words.join(' '));
    words = [];
  };
  for (; tokens[at] && tokens[at]!.kind !== '='; at++) {
    const token = tokens[at]!;
    if (token.kind === ',') label();
    else words.push(token.text);
  }
  if (labels.length === 0 && words.length === 0 && !tokens[at]) return { labels, name: null, next: at };
  if (!tokens[at])
    throw new InvalidArgumentError(`"${[...labels, words.join(' ')].join(',')}" has no "=". ${example}`);
  label();
  const name = tokens[at + 1];
  const given = name?.kind === 'name' && !name.spaced;
  let next = at + (given ? 2 : 1);
  while (tokens[next]?.kind === ',') next++;
  return { labels, name: given && name.text !== '' ? name.text : null, next };
}
