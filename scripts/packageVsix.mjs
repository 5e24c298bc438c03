// Packs the VSIX of each target: node scripts/packageVsix.mjs [--out FOLDER] [TARGET …], default this platform's.
// All targets pack on any machine: ONNX Runtime's npm package holds the binaries of every platform. What ships is laid
// out in a temporary folder first, so that the checkout's dist/ keeps the binaries of the machine it is on.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX } from '@vscode/vsce';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Every platform that ONNX Runtime has binaries for. */
export const targets = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64', 'win32-arm64'];
const shipped = [
  ['package.json', 'package.nls.json', 'package.nls.ja.json', 'README.md', 'CHANGELOG.md', 'LICENSE'],
  ['THIRD_PARTY_NOTICES.md', '.vscodeignore', 'models', 'media', 'l10n', 'samples'],
].flat();
/** Loaded by no path of ours: DirectX shader compilers, and the second copy of a library on macOS. */
const droppable =
  /(dxcompiler\.dll|dxil\.dll|libonnxruntime\.\d+\.\d+\.\d+\.dylib|libonnxruntime_providers_shared\.so)$/;

const built = ['extension.js', 'cli.js', 'engine.js', 'embedWorker.js', 'webview', 'node_modules'];

/** dist/ with the binaries of one platform in place of this machine's. */
function layOutBuild(folder, target) {
  const binaries = path.join('onnxruntime-node', 'bin');
  for (const name of built) {
    cpSync(path.join(root, 'dist', name), path.join(folder, 'dist', name), {
      recursive: true,
      filter: (file) => !file.endsWith('.map') && !file.endsWith(binaries),
    });
  }
  const platform = path.join(binaries, 'napi-v6', ...target.split('-'));
  cpSync(path.join(root, 'node_modules', platform), path.join(folder, 'dist', 'node_modules', platform), {
    recursive: true,
    filter: (file) => !droppable.test(file),
  });
}

/** A user's editor needs neither the scripts nor the names of what is bundled. */
function withoutDevelopment(manifest) {
  const { scripts: _scripts, devDependencies: _development, allowScripts: _allow, ...rest } = manifest;
  return rest;
}

function layOut(folder, target) {
  for (const name of shipped) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(withoutDevelopment(manifest), null, 2));
  layOutBuild(folder, target);
  return manifest;
}

/** Packs what `npm run compile` built. Returns the file and its size in bytes. */
export async function packageVsix(target, out = root) {
  if (!targets.includes(target))
    throw new Error(`no target is named ${target}; targets: ${targets.join(', ')}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'transfer-lens-vsix-'));
  try {
    const { name, version } = layOut(folder, target);
    mkdirSync(out, { recursive: true });
    const file = path.join(out, `${name}-${target}-${version}.vsix`);
    await createVSIX({
      cwd: folder,
      packagePath: file,
      target,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
    });
    return { file, bytes: statSync(file).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  const names = process.argv.slice(2);
  const option = names.indexOf('--out');
  const out = option < 0 ? root : path.resolve(names.splice(option, 2)[1]);
  const chosen = names.includes('all')
    ? targets
    : names.length > 0
      ? names
      : [`${process.platform}-${process.arch}`];
  for (const target of chosen) {
    const { file, bytes } = await packageVsix(target, out);
    console.log(`${path.relative(process.cwd(), file)}  ${(bytes / 1e6).toFixed(1)} MB`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
