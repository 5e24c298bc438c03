import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { uninterrupted } from '../../src/core/steps';
import { closeEncoders, openEncoder } from '../../src/engine/openEncoder';
import { UserError } from '../../src/protocol/userError';
import { temporaryFolder } from '../support/temporary';
import { writeTinyBert } from '../support/tinyBert';

describe('encoder from the hub', function () {
  this.timeout(30_000);
  const temporary = temporaryFolder();
  const requests: string[] = [];
  let server: Server;
  let endpoint: string | undefined;

  /** Serves `hub/OWNER/NAME/FILE` at the hub's addresses, /OWNER/NAME/resolve/main/FILE. */
  before(async () => {
    const folder = writeTinyBert(temporary.file('hub', 'maker', 'tiny'));
    mkdirSync(path.join(folder, '1_Pooling'));
    writeFileSync(path.join(folder, '1_Pooling', 'config.json'), '{"pooling_mode_cls_token":true}');
    server = createServer((request, response) => {
      requests.push(request.url!);
      const file = temporary.file('hub', ...request.url!.replace('/resolve/main/', '/').split('/'));
      if (!existsSync(file)) return response.writeHead(404).end();
      return response.end(request.method === 'HEAD' ? undefined : readFileSync(file));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = process.env['HF_ENDPOINT'];
    process.env['HF_ENDPOINT'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  after(async () => {
    if (endpoint === undefined) delete process.env['HF_ENDPOINT'];
    else process.env['HF_ENDPOINT'] = endpoint;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await closeEncoders();
  });

  const options = (id: string) => ({
    encoder: { kind: 'hub' as const, id },
    allowNetwork: true,
    threads: 1,
    maxTokens: 0,
    cacheFolder: temporary.file('cache'),
  });

  it('is downloaded once, with its pooling, and then read from the cache folder', async () => {
    const encoder = await openEncoder(options('maker/tiny'));
    const { vectors } = await encoder.embed(['good film'], uninterrupted);
    assert.equal(encoder.description.id, 'maker/tiny');
    assert.equal(encoder.description.pooling, 'cls');
    assert.equal(vectors.dim, 32);
    assert.ok(requests.some((url) => url.endsWith('onnx/model_quantized.onnx')));
    await closeEncoders();
    requests.length = 0;
    await (await openEncoder(options('maker/tiny'))).embed(['good film'], uninterrupted);
    assert.deepEqual(requests, []);
  });

  it('that does not exist is named, with what to check', async () => {
    await assert.rejects(openEncoder(options('maker/nothing')), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.shown.key, 'error.encoderDownload');
      assert.match(error.message, /maker\/nothing/);
      return true;
    });
  });
});
