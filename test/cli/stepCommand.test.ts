import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { shellWord, stepCommand } from '../../src/cli/render/stepCommand';
import type { NextAction } from '../../src/protocol/report';

describe('the next step in a terminal', () => {
  const files = { target: 'my table.csv', source: 'builtin:movies', model: 'models/it' };
  const command = (action: NextAction, rows?: number) =>
    stepCommand({ action, reason: { key: 'next.fine-tune' }, ...(rows && { rows }) }, files);

  it('is a command that can be pasted, names quoted where they must be', () => {
    assert.equal(command('fine-tune'), "transfer-lens fine-tune 'my table.csv' --source builtin:movies");
    assert.equal(command('train-without-source'), "transfer-lens fine-tune 'my table.csv' --source none");
    assert.equal(command('label-rows', 50), "transfer-lens pick 'my table.csv' --rows 50");
    assert.equal(command('label-rows'), "transfer-lens pick 'my table.csv'");
    assert.equal(command('try-model'), 'transfer-lens predict --model models/it --text "…"');
    assert.equal(
      command('match-labels'),
      'transfer-lens compare \'my table.csv\' builtin:movies --source-labels "…"',
    );
    assert.equal(command('find-source'), "transfer-lens compare 'my table.csv' OTHER.csv");
  });

  it('quotes what a shell would take apart', () => {
    assert.equal(shellWord('re$ults`x`.csv', 'linux'), "'re$ults`x`.csv'");
    assert.equal(shellWord("it's.csv", 'linux'), "'it'\\''s.csv'");
    assert.equal(shellWord('-x.csv', 'linux'), './-x.csv');
    assert.equal(shellWord('C:\\my data\\a.csv', 'win32'), '"C:\\my data\\a.csv"');
  });
});
