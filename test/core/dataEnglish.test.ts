import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mayBeEnglish } from '../../src/core/data/english';

const repeated = (text: string) => Array.from({ length: 40 }, () => text);

describe('mayBeEnglish', () => {
  it('takes the sample tables for English', () => {
    for (const file of ['samples/movies.csv', 'samples/products.csv'])
      assert.ok(mayBeEnglish(readFileSync(file, 'utf8').split('\n')), file);
  });

  it('does not take German, French, Spanish, Japanese or Russian for English', () => {
    const others = [
      'Die Pfanne ist leicht, aber der Griff wird beim Kochen so heiß, dass man ihn nicht anfassen kann.',
      'La poêle est légère, mais le manche devient si chaud en cuisine qu’on ne peut pas le toucher.',
      'La sartén es ligera, pero el mango se calienta tanto al cocinar que no se puede tocar.',
      'この フライパン は 軽い けれど 料理 中 に 取っ手 が 熱く なり 触れません でした',
      'Сковорода лёгкая, но ручка при готовке так нагревается, что её нельзя взять рукой.',
    ];
    for (const text of others) assert.equal(mayBeEnglish(repeated(text)), false, text);
  });

  it('says nothing against a few words', () => {
    assert.ok(mayBeEnglish(['Sehr gut', 'Schlecht']));
    assert.ok(mayBeEnglish([]));
  });
});
