import assert from 'node:assert/strict';
import { nextStepsFor } from '../../src/editor/nextSteps';
import { pageHtml } from '../../src/editor/reports/pageHtml';
import { readFileSync } from 'node:fs';
import { parseReport, parseShown } from '../../src/editor/reports/parseReport';
import { UserError } from '../../src/protocol/userError';

const parts = {
  language: 'ja',
  title: '</title><script>alert(1)</script>',
  source: 'https://*.example',
  script: 'https://x.example/report.js?a=1&b="',
  style: 'https://x.example/style.css',
  nonce: 'bm9uY2U=',
};

describe('the page of a report', () => {
  const html = pageHtml(parts);

  it('allows one script by its nonce, and nothing inline or from elsewhere', () => {
    assert.match(html, /default-src 'none'/);
    assert.match(html, /script-src 'nonce-bm9uY2U='/);
    assert.doesNotMatch(html, /unsafe/);
    assert.equal([...html.matchAll(/<script/g)].length, 1);
  });

  it('escapes what it is given', () => {
    assert.ok(html.includes('&lt;/title&gt;&lt;script&gt;'));
    assert.ok(html.includes('report.js?a=1&amp;b=&quot;'));
  });

  it('says its language', () => {
    assert.ok(html.includes('<html lang="ja">'));
  });
});

describe('a report file', () => {
  const refused = (text: string) => {
    try {
      parseReport(text, 'a.transfer-report.json');
    } catch (error) {
      assert.ok(error instanceof UserError);
      return error.message;
    }
    return 'accepted';
  };

  it('that is no JSON, or no report, is refused by name', () => {
    assert.match(refused('{'), /^a\.transfer-report\.json is not a report/);
    assert.match(refused('{}'), /a\.transfer-report\.json is not a report that can be read \(schema: /);
    assert.match(refused('[]'), /not a report/);
    assert.match(refused('null'), /not a report/);
  });

  it('of several domains is told from one of a pair', () => {
    const matrix = readFileSync('test/fixtures/matrix.json', 'utf8');
    const pair = readFileSync('test/fixtures/report-small.json', 'utf8');
    assert.ok('matrix' in parseShown(matrix, 'a.transfer-report.json'));
    assert.ok('report' in parseShown(pair, 'a.transfer-report.json'));
    const broken = JSON.stringify({ ...(JSON.parse(matrix) as object), order: [] });
    assert.throws(() => parseShown(broken, 'a.transfer-report.json'), /a\.transfer-report\.json.*order/);
    const later = JSON.stringify({ ...(JSON.parse(matrix) as object), schema: 9 });
    assert.throws(() => parseShown(later, 'a.transfer-report.json'), /schema 9/);
  });

  it('of a newer version asks for an update', () => {
    assert.match(refused('{"schema": 9}'), /newer version of Transfer Lens \(schema 9\)/);
  });
});

describe('the buttons of an error', () => {
  it('offer the columns only where they can be chosen again', () => {
    assert.deepEqual(nextStepsFor('error.noLabelColumn', true), ['chooseColumns']);
    assert.deepEqual(nextStepsFor('error.noLabelColumn', false), []);
  });

  it('lead to the log for what is ours, and to a folder when none is open', () => {
    assert.deepEqual(nextStepsFor('error.internal', true), ['showLog']);
    assert.deepEqual(nextStepsFor('error.engineStopped', false), ['showLog']);
    assert.deepEqual(nextStepsFor('editor.error.noWorkspace', true), ['openFolder']);
  });

  it('offer nothing where the sentence says it all', () => {
    assert.deepEqual(nextStepsFor('error.tableEmpty', true), []);
  });
});
