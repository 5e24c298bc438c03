import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

let axe: Promise<string> | undefined;

/** What axe-core finds serious or critical on the page, or in the part that a selector names. */
export async function seriousIssues({ page }: { page: Page }, part?: string): Promise<string[]> {
  axe ??= readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(await axe);
  const found = await page.evaluate((selector) => {
    const { axe } = window as unknown as { axe: { run(place: string | Document): Promise<AxeResults> } };
    return axe.run(selector ?? document);
  }, part);
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
