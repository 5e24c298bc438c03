import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';
import { dist } from './panel';

const root = path.join(dist, '..');

/** The page's bundle with a module of test/webview/pages before it, as `report.js` and `style.css` in a folder. */
export async function bundlePage(module: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'transfer-lens-page-'));
  await build({
    stdin: {
      contents: `import './webview/nonce'; import './test/webview/pages/${module}'; import './webview/main';`,
      resolveDir: root,
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    tsconfig: path.join(root, 'webview', 'tsconfig.json'),
    outfile: path.join(folder, 'report.js'),
    logLevel: 'warning',
  });
  await copyFile(path.join(dist, 'webview', 'style.css'), path.join(folder, 'style.css'));
  return folder;
}
