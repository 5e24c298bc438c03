import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { messages, plainEnglish } from '../protocol/message';
import type { MatrixReport } from '../protocol/matrix';
import { withoutRareWords } from '../protocol/rareWords';
import type { Report } from '../protocol/report';
import type { ToView, Wording } from '../protocol/webview';

/**
 * The report as one HTML file that opens without an editor and without network: the panel's own script and
 * styles inside, allowed by their hashes and nothing else.
 */
export async function reportHtml(
  report: Report | MatrixReport,
  wording: Wording,
  /** Where the page's bundle lies: beside the running bundle. */
  folder = path.join(__dirname, 'webview'),
): Promise<string> {
  const [code, css] = await Promise.all([
    readFile(path.join(folder, 'report.js'), 'utf8'),
    readFile(path.join(folder, 'style.css'), 'utf8'),
  ]);
  const title = titleOf(report);
  const message = { ...shown(report), title, ...wording } satisfies ToView;
  return assemble({ title, wording, script: inScript(code), style: inStyle(css), data: inJson(message) });
}

const titleOf = (report: Report | MatrixReport): string =>
  report.kind === 'matrix'
    ? report.domains.map(({ name }) => name).join(', ')
    : [report.source?.name, report.target.name].filter(Boolean).join(' → ');

const shown = (report: Report | MatrixReport) =>
  report.kind === 'matrix'
    ? { type: 'matrix' as const, matrix: report }
    : { type: 'report' as const, report: withoutRareWords(report) };

interface Parts {
  title: string;
  wording: Wording;
  script: string;
  style: string;
  data: string;
}

function assemble({ title, wording, script, style, data }: Parts): string {
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)} ${trialStyle}; base-uri 'none'; form-action 'none'`;
  const english = messages['view.noScript'];
  const needsScript = plainEnglish(wording.translations[english] ?? english, {});
  return `<!DOCTYPE html>
<html lang="${inText(wording.language)}" class="standalone">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inText(title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>${inText(needsScript)}</noscript>
<script type="application/json" id="report">${data}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** The toolkit tries out one empty style element when it loads. */
const trialStyle = hashOf('');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const inText = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');

/** No `<` is left, so nothing in a report can end its element; U+2028 and U+2029 stay readable as escapes. */
const inJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'),
  );

/** These occur in strings and patterns of the bundle only, where the escape means the same character. */
const inScript = (code: string): string => code.replace(/<(?=\/script|script|!--)/gi, '\\x3c');

const inStyle = (css: string): string => css.replace(/<(?=\/style)/gi, '\\3c ');
