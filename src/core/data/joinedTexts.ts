import type { ColumnFacts } from './columnFacts';

const titleNames =
  /title|headline|heading|subject|summary|betreff|überschrift|titel|titre|titolo|título|titulo|asunto|assunto|oggetto|objet|onderwerp|題|件名|見出し|タイトル|标题|標題|主题|제목/i;
const otherTitles = /id\b|_id|url|author|product|item|film|movie|book|job|song|show|course|商品|作品|映画/i;
const pros =
  /(^|[^a-z])(pros?|advantages?|likes?|liked|strengths?|vorteile?|avantages|ventajas|vantaggi|良い点|優点|优点|장점)([^a-z]|$)/i;
const cons =
  /(^|[^a-z])(cons?|disadvantages?|dislikes?|disliked|weaknesses|nachteile?|inconvénients|desventajas|svantaggi|悪い点|欠点|缺点|단점)([^a-z]|$)/i;

/** Characters on average; longer ones are abstracts, which stand for the text and do not head it. */
const longestTitle = 90;

/** A column with what the two scores look at. */
export interface ScoredColumn {
  name: string;
  facts: ColumnFacts;
  text: number;
}

/**
 * The columns that stand as one text, in the table's order: the body with a short title beside it (title + body,
 * subject + body), or pros and cons. The body alone where nothing joins it.
 * @param body index of the column that looks most like the text
 */
export function joinedTexts(columns: readonly ScoredColumn[], body: number): number[] {
  const halves = [pros, cons].map((pattern) =>
    columns.findIndex((column) => pattern.test(column.name) && isTexts(column.facts)),
  );
  if (halves.every((index) => index >= 0) && halves[0] !== halves[1] && halves.includes(body))
    return halves.sort((a, b) => a - b);
  const title = columns.findIndex((column, i) => i !== body && isTitle(column, columns[body]!));
  return title < 0 ? [body] : [title, body].sort((a, b) => a - b);
}

function isTitle({ name, facts }: ScoredColumn, body: ScoredColumn): boolean {
  if (!titleNames.test(name) || otherTitles.test(name) || titleNames.test(body.name)) return false;
  return isHeading(facts) && facts.meanLength <= longestTitle && facts.meanLength < body.facts.meanLength;
}

/** Of a few words, most of them different, in at least half as many rows. */
function isTexts({ proseShare, distinctShare, codeShare }: ColumnFacts): boolean {
  return proseShare > 0.25 && distinctShare > 0.5 && codeShare < 0.3;
}

/** A word or more, most of them different: `軽い` and `Never again` head a text too. */
function isHeading({ distinctShare, codeShare, numberShare }: ColumnFacts): boolean {
  return distinctShare > 0.5 && codeShare < 0.3 && numberShare < 0.3;
}
