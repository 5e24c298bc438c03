import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { reportMarkdown } from '../../src/client/reportMarkdown';
import type { MessageArguments, MessageKey } from '../../src/protocol/message';
import { plainEnglish, say } from '../../src/protocol/message';
import type { Report } from '../../src/protocol/report';
import { readReport } from '../../src/protocol/report';

const english = (key: MessageKey, args?: MessageArguments) => say(plainEnglish, { key, args });

function report(name: string): Report {
  const text = readFileSync(path.join('test', 'fixtures', `report-${name}.json`), 'utf8');
  const found = readReport(JSON.parse(text));
  assert.ok(found.kind === 'report');
  return found.report;
}

describe('a report as Markdown', () => {
  it('has the answer first, then conditions, strategies, distances and words', () => {
    const text = reportMarkdown(report('helpful'), english);
    const places = ['**Helpful', '| Condition |', '### Strategies', '### Distances', '### Words'].map(
      (part) => text.indexOf(part),
    );
    assert.ok(
      places.every((place, i) => place > (places[i - 1] ?? 0)),
      String(places),
    );
    assert.match(
      text,
      /\| \*\*Pooled.*\*\* \| \*\*84\.3 % \[79\.8, 88\.0\]\*\* \|.*\*\*\+6\.1 \[2\.7, 9\.5\]\*\*/,
    );
  });

  it('keeps tables whole: every line of a table has the cells of its head', () => {
    for (const name of ['helpful', 'negative', 'small', 'unlabeled']) {
      const text = reportMarkdown(report(name), english);
      for (const block of text.split('\n\n').filter((part) => part.startsWith('|'))) {
        const cells = block.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
        assert.equal(new Set(cells).size, 1, block);
      }
    }
  });

  it('names no word that fewer than ten rows hold, even of a report with texts: none of them goes along', () => {
    const given = report('helpful');
    const word = (word: string, targetCount: number) => ({
      ...given.words.distinctive[0]!,
      word,
      side: 'target' as const,
      targetCount,
    });
    const words = { ...given.words, distinctive: [word('smith', 9), word('sturdy', 10)] };
    for (const texts of [undefined, { source: {}, target: {} }]) {
      const text = reportMarkdown({ ...given, words, ...(texts && { texts }) }, english);
      assert.match(text, /`sturdy`/);
      assert.doesNotMatch(text, /smith/);
    }
  });

  it('shows hostile names as text', () => {
    const evil = '<img src=x onerror=alert(1)> | [x](javascript:alert(1)) `a` @everyone #1\n# head';
    const { source, target, ...rest } = report('helpful');
    const text = reportMarkdown(
      {
        ...rest,
        source: { ...source!, name: evil },
        target: { ...target, name: evil },
        summary: [{ key: 'summary.targetOnly', args: { n: 1, target: evil } }],
      },
      english,
    );
    assert.doesNotMatch(text, /<img|@everyone|(?<!\\)\]\(|^# head/m);
    assert.match(text, /&lt;img src=x/);
    assert.match(text, /\\`a\\`/, 'code stays text');
  });
});
