// The browser of the tests: @sparticuz/chromium unpacks itself into the temporary folder and playwright-core drives it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { tmpdir } from 'node:os';

/** NSS is the one library that the browser needs and that a bare machine may lack; the npm package holds a copy. */
const hasNss = () =>
  ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib'].some((folder) =>
    existsSync(path.join(folder, 'libnss3.so')),
  );

export async function launchBrowser(language = 'en-US') {
  // Read by the package while it loads: unpack the libraries as well, and put them on the library path.
  if (!hasNss())
    process.env.AWS_EXECUTION_ENV ??= `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`;
  const { chromium } = await import('playwright-core');
  const { default: packed } = await import('@sparticuz/chromium');
  // One process for all would take the whole browser down with a page.
  const args = packed.args.filter((flag) => flag !== '--single-process' && !flag.startsWith('--headless'));
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: [...args, `--lang=${language}`, '--force-prefers-reduced-motion'],
    headless: true,
    env: { ...process.env, FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? path.join(tmpdir(), 'fonts') },
  });
}
