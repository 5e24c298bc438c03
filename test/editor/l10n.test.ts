import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { messages } from '../../src/protocol/message';

const japanese = JSON.parse(fs.readFileSync('l10n/bundle.l10n.ja.json', 'utf8')) as Record<string, string>;
const english = [...new Set<string>(Object.values(messages))];
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();

describe('the Japanese sentences', () => {
  it('cover every English one', () => {
    assert.deepEqual(
      english.filter((text) => !(text in japanese)),
      [],
    );
  });

  it('belong to sentences that are still said', () => {
    assert.deepEqual(
      Object.keys(japanese).filter((text) => !english.includes(text)),
      [],
    );
  });

  it('have the same slots as the English ones', () => {
    const differing = Object.entries(japanese).filter(([en, ja]) => String(slots(en)) !== String(slots(ja)));
    assert.deepEqual(differing, []);
  });

  it('are Japanese wherever there are words', () => {
    const written = /[\u3040-\u30ff\u4e00-\u9fff]/;
    const words = (text: string) => text.replace(/\{\w+\}/g, '').replace(/[^A-Za-z]/g, '').length;
    const untranslated = Object.entries(japanese).filter(([en, ja]) => words(en) > 12 && !written.test(ja));
    assert.deepEqual(untranslated, []);
  });
});
