import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asMessage, messages, plainEnglish, say } from '../../src/protocol/message';
import { CancelledError, UserError } from '../../src/protocol/userError';

const seed = Number(process.env['SEED'] ?? Date.now() % 1e9);

describe(`messages (seed ${seed})`, () => {
  it('have their arguments put into their slots, and keep a slot that was given none', () => {
    assert.equal(plainEnglish('{n} of {total}, {n}', { n: 3, total: 7 }), '3 of 7, 3');
    assert.equal(plainEnglish('{n} of {total}', { n: 3 }), '3 of {total}');
  });

  it('leave what looks like a slot inside an argument as it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        assert.equal(plainEnglish('<{a}|{b}>', { a, b }), `<${a}|${b}>`);
      }),
      { seed },
    );
  });

  it('are translated by their English text', () => {
    const japanese = (text: string) => (text === messages['error.cancelled'] ? 'キャンセルしました。' : text);
    assert.equal(say(japanese, { key: 'error.cancelled' }), 'キャンセルしました。');
  });

  it('are recognised across a process, and an unknown one is null', () => {
    assert.deepEqual(asMessage({ key: 'error.cancelled' }), { key: 'error.cancelled' });
    assert.equal(asMessage({ key: 'error.ofALaterVersion' }), null);
    assert.equal(asMessage({ key: 'toString' }), null);
    for (const nonsense of [null, 1, 'error.cancelled', [], { args: {} }])
      assert.equal(asMessage(nonsense), null);
  });

  it('have no empty text, no doubled text, and slots that are words', () => {
    const texts = Object.values(messages) as string[];
    assert.ok(texts.length > 100);
    for (const text of texts) {
      assert.notEqual(text.trim(), '');
      assert.deepEqual(text.match(/\{[^}]*\}/g)?.filter((slot) => !/^\{\w+\}$/.test(slot)) ?? [], [], text);
    }
  });
});

describe('errors that may be shown', () => {
  it('carry their sentence for translation and its English as the message', () => {
    const error = new UserError('error.internal', { detail: 'boom' });
    assert.deepEqual(error.shown, { key: 'error.internal', args: { detail: 'boom' } });
    assert.match(error.message, /boom/);
    assert.ok(new CancelledError() instanceof UserError);
  });
});
