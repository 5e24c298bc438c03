/** Longer texts are read up to here: some 15,000 words, of which an encoder reads the first few hundred. */
const mostCharacters = 100_000;
/** A tag begins with a letter or a slash: "a < b" is none. */
const tags = /<!--.{0,2000}?-->|<\/?[a-z][^<>]{0,300}>/gisu;
const entities = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});/giu;
const urls = /\b(?:https?:\/\/|www\.)[^\s<>"]+/giu;
/** Soft hyphens, joiners and direction marks stand inside words and are not seen. */
const invisible = /[\u00AD\u061C\u200C-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;

const leaves: Record<string, string> = { apos: "'", '#39': "'", '#x27': "'", rsquo: "'", '#8217': "'" };

/** What a person would read of a text: no tags, entities, addresses or invisible marks; at most 100,000 characters. */
export function plainText(text: string): string {
  const read = text.length > mostCharacters ? text.slice(0, mostCharacters) : text;
  return withoutMarkup(read).replace(invisible, '');
}

function withoutMarkup(text: string): string {
  const plain = /[<&]/.test(text)
    ? text.replace(tags, ' ').replace(entities, (entity) => leaves[entity.slice(1, -1).toLowerCase()] ?? ' ')
    : text;
  return /https?:|www\./i.test(plain) ? plain.replace(urls, ' ') : plain;
}

const url = new RegExp(urls.source, 'iu');
export const hasUrl = (text: string): boolean => url.test(text);

/** Whether a text holds tags or entities. */
export const hasMarkup = (text: string): boolean =>
  /<\/?[a-z][^<>]{0,300}>|&(?:#\d{1,7}|[a-z]{2,8});/iu.test(text);
