import { request } from 'node:http';
import type { Page } from 'playwright-core';

/** What the driver says about the stage that runs: a folder of test/integration. */
export interface Stage {
  name: string;
  resultFile: string;
  screenshots: string;
}

const address = process.env['TRANSFER_LENS_PAGE'] ?? '';
const authorization = process.env['TRANSFER_LENS_PAGE_TOKEN'] ?? '';

function exchange(method: 'GET' | 'POST', body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(address, { method, headers: { authorization } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function ask(method: 'GET' | 'POST', body = ''): Promise<unknown> {
  const answer = JSON.parse(await exchange(method, body)) as { value?: unknown; error?: string };
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}

export const currentStage = () => ask('GET') as Promise<Stage>;

/**
 * Runs a step with the page that shows this very editor, in the driver's process: the step can use its parameters and
 * nothing else of this file. Arguments and result cross as JSON.
 */
export async function onPage<Args extends unknown[], Result>(
  step: (page: Page, ...args: Args) => Promise<Result>,
  ...args: Args
): Promise<Result> {
  return (await ask('POST', JSON.stringify({ step: step.toString(), args }))) as Result;
}

/** Keeps a picture of the whole window in test-results/screenshots/NAME.png. */
export async function screenshot(name: string): Promise<void> {
  const { screenshots } = await currentStage();
  await onPage(async (page, file) => {
    await page.waitForTimeout(400); // until nothing moves any more
    await page.screenshot({ path: file });
  }, `${screenshots}/${name}.png`);
}
