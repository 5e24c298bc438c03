import { isPlainObject } from './cellText';
import { JsonError, parseJson } from './jsonText';

/** Lines that are looked at. */
const mostLines = 20;

/**
 * Whether a text is one JSON object a line rather than one document. A document may have a line that is an object too, but
 * then others are not; a single line is a document unless the file's name says otherwise.
 * @param cut the sample is only the beginning of the file
 */
export function areJsonLines(sample: string, cut: boolean, path: string): boolean {
  if (/^\s*\[/.test(sample)) return false;
  const named = /\.(jsonl|ndjson)(\.gz)?$/i.test(path);
  const lines = linesOf(sample, cut);
  const objects = lines.filter(isObject).length;
  if (lines.length <= 1) return named && !isTableOfColumns(sample);
  if (objects === 0) return named && !/^\s*\{\s*$/.test(lines[0]!);
  return objects * 2 >= lines.length || named;
}

/** Whether a text that claims to be something else is JSON: no delimited table begins so. */
export function looksLikeJson(sample: string, cut: boolean): boolean {
  if (!/^\s*[[{]/.test(sample)) return false;
  const lines = linesOf(sample, cut);
  if (lines.length === 0) return /^\s*\[\s*\{\s*"/.test(sample); // one long line
  const first = lines[0]!.trim();
  if (/^[[{]$/.test(first)) return /^\s*[[{]\s*[{"]/.test(sample);
  return isObject(first) || isObject(first.replace(/^\[/, '').replace(/[,\]]$/, ''));
}

/** Not blank, and without the last one where it is cut off. */
function linesOf(sample: string, cut: boolean): string[] {
  const all = sample.split(/\r\n|\r|\n/);
  if (cut) all.pop();
  return all.filter((line) => line.trim() !== '').slice(0, mostLines);
}

function isObject(line: string): boolean {
  try {
    return /^\s*\{/.test(line) && isPlainObject(parseJson(line));
  } catch (error) {
    if (error instanceof JsonError) return false;
    throw error;
  }
}

/** `{"text": [...], "label": [...]}` on one line is a document even in a file of lines. */
function isTableOfColumns(sample: string): boolean {
  return /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*[[{]/.test(sample);
}
