import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { readImports } from './readImports';
import { roomOf, violation } from './rules';

function sourceFiles(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return found
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

const violationsIn = (file: string, source: string) =>
  readImports(source)
    .map((found) => violation(file, found))
    .filter((wrong) => wrong !== null)
    .map((wrong) => `${file}: ${wrong}`);

describe('imports between the rooms', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('webview')];

  it('follow the arrows of docs/architecture.md', () => {
    assert.deepEqual(
      files.flatMap((file) => violationsIn(file, readFileSync(file, 'utf8'))),
      [],
    );
  });

  it('are read from files of every room', () => {
    const rooms = new Set(files.map(roomOf));
    for (const room of [
      'core',
      'protocol',
      'client',
      'engine',
      'editor',
      'webview',
      'extension',
      'cli',
    ] as const) {
      assert.ok(rooms.has(room), `no file of ${room} was read`);
    }
    assert.ok(!rooms.has(null), `in no room: ${files.filter((file) => roomOf(file) === null).join(', ')}`);
  });
});

describe('the rule that holds the arrows', () => {
  const planted: [file: string, source: string][] = [
    ['src/core/shift/mmd.ts', "import fs from 'node:fs';"],
    ['src/core/shift/mmd.ts', "import { readFile } from 'fs/promises';"],
    ['src/core/shift/mmd.ts', "import { say } from '../../protocol/message';"],
    ['src/core/shift/mmd.ts', "import { Tensor } from 'onnxruntime-node';"],
    ['src/protocol/calls.ts', "export * from '../core/matrix';"],
    ['src/client/engineClient.ts', "import { handlers } from '../engine/handlers';"],
    ['src/engine/serve.ts', "const { InferenceSession } = await import('onnxruntime-node');"],
    ['src/engine/openEncoder.ts', "import { env } from '@xenova/transformers';"],
    ['src/engine/serve.ts', "import * as vscode from 'vscode';"],
    ['src/engine/serve.ts', "type Uri = import('vscode').Uri;"],
    ['src/editor/services.ts', "import { createMatrix } from '../core/matrix';"],
    ['src/editor/services.ts', "import { type Matrix } from '../core/matrix';"],
    ['src/editor/services.ts', "const engine = require('../engine/main');"],
    ['src/extension.ts', "import { say } from './protocol/message';"],
    ['src/cli.ts', "import { runJob } from './engine/job';"],
    ['webview/main.ts', "import path from 'node:path';"],
    ['webview/main.ts', "import type { Services } from '../src/editor/services';"],
    ['webview/main.ts', "import { select } from 'd3-selection';"],
    ['src/helpers/strings.ts', "import { say } from '../protocol/message';"],
    ['src/core/matrix.ts', "import data from '../../test/fixtures/data.json';"],
  ];
  for (const [file, source] of planted) {
    it(`refuses ${source} in ${file}`, () => assert.equal(violationsIn(file, source).length, 1));
  }

  const fine: [file: string, source: string][] = [
    ['src/core/shift/mmd.ts', "import type { Measure } from '../../protocol/report';"],
    ['src/engine/kernels.ts', "import { InferenceSession } from 'onnxruntime-node';"],
    ['src/engine/encoder.ts', "import { env } from '@xenova/transformers';"],
    ['src/editor/services.ts', "import type { Matrix } from '../core/matrix';"],
    ['webview/main.ts', "import { render } from 'lit';\nimport { messages } from '../src/protocol/message';"],
  ];
  for (const [file, source] of fine) {
    it(`allows ${source.split('\n')[0]} in ${file}`, () => assert.deepEqual(violationsIn(file, source), []));
  }
});
