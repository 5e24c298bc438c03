// Lets a suite inside the extension host act on the page that shows the editor: it posts the text of a function and
// its arguments to this loopback address, the function runs here with the playwright page, its result goes back.
// Only for tests: whoever knows the token may run code in the test runner.
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';

async function readBody(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

async function answer(request, { page, stage }, token) {
  if (request.headers.authorization !== token) throw new Error('wrong token');
  if (request.method === 'GET') return stage();
  const { step, args } = await readBody(request);
  const action = new Function(`return (${step});`)();
  return (await action(page(), ...args)) ?? null;
}

/** `place.page()` and `place.stage()` are asked at every call, since they change; a GET answers the stage. */
export async function openChannel(place) {
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    answer(request, place, token).then(
      (value) => response.end(JSON.stringify({ value })),
      (error) => response.end(JSON.stringify({ error: String(error?.stack ?? error) })),
    );
  });
  server.requestTimeout = 0;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const environment = {
    TRANSFER_LENS_PAGE: `http://127.0.0.1:${server.address().port}`,
    TRANSFER_LENS_PAGE_TOKEN: token,
  };
  return { environment, close: () => server.closeAllConnections() ?? server.close() };
}
