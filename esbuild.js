// Builds everything that ships into dist/, and with --tests the test bundles beside it.
// Plain Node, no watch: `npm run compile`.
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const dist = path.join(__dirname, 'dist');
const withTests = process.argv.includes('--tests');

/** Transformers.js throws at load on a falsy `sharp`, and needs neither it nor the browser runtime for text. */
const stubs = {
  name: 'stubs',
  setup(build) {
    build.onResolve({ filter: /^(sharp|onnxruntime-web(\/.*)?)$/ }, (args) => ({
      path: args.path,
      namespace: 'stub',
    }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents: 'export default {};',
      loader: 'js',
    }));
  },
};

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'onnxruntime-node'],
  plugins: [stubs],
  // its UMD entry requires files by names that no bundler sees
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  define: { 'import.meta.url': '__importMetaUrl' },
  banner: { js: "const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

const browser = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'es2022',
  minify: true,
  tsconfig: path.join(__dirname, 'webview', 'tsconfig.json'),
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  loader: { '.css': 'css' },
};

const existing = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, file]) => fs.existsSync(path.join(__dirname, file))));

/** Test files by their path, so that test/core/head.test.ts becomes dist/test/core/head.test.js. */
function testEntries(folder, ending) {
  if (!fs.existsSync(folder)) return {};
  const found = fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(ending));
  return Object.fromEntries(
    found.map((file) => [
      path.join('test', path.relative('test', folder), file.slice(0, -3)),
      path.join(folder, file),
    ]),
  );
}

/** benchmarks/NAME/main.ts becomes dist/benchmarks/NAME.js. */
function benchEntries() {
  const names = fs.readdirSync(path.join(__dirname, 'benchmarks'));
  return existing(
    Object.fromEntries(names.map((name) => [`benchmarks/${name}`, `benchmarks/${name}/main.ts`])),
  );
}

/** What cannot be bundled: the native runtime. Only this platform's binary unless --all-platforms is given. */
function copyRuntime() {
  const target = path.join(dist, 'node_modules');
  const runtime = path.join(__dirname, 'node_modules', 'onnxruntime-node');
  const common = path.join(__dirname, 'node_modules', 'onnxruntime-common');
  const binaries = process.argv.includes('--all-platforms')
    ? 'bin/napi-v6'
    : `bin/napi-v6/${process.platform}/${process.arch}`;
  const copies = [
    [runtime, 'package.json'],
    [runtime, 'dist'],
    [runtime, binaries],
    [common, 'package.json'],
    [common, 'dist/cjs'],
  ];
  for (const [from, part] of copies) {
    const to = path.join(target, path.basename(from), part);
    if (fs.existsSync(to) && fs.statSync(to).mtimeMs >= fs.statSync(path.join(from, part)).mtimeMs) continue;
    fs.cpSync(path.join(from, part), to, { recursive: true, filter: (file) => !/\.(map|d\.ts)$/.test(file) });
  }
}

async function main() {
  fs.mkdirSync(dist, { recursive: true });
  const entries = existing({
    extension: 'src/extension.ts',
    cli: 'src/cli.ts',
    engine: 'src/engine/main.ts',
    embedWorker: 'src/engine/embedWorker.ts',
  });
  const pages = existing({ 'webview/report': 'webview/main.ts', 'webview/style': 'webview/style.css' });
  const builds = [
    esbuild.build({ ...node, entryPoints: entries, outdir: dist, sourcemap: 'linked', minifySyntax: true }),
    esbuild.build({ ...browser, entryPoints: pages, outdir: dist }),
  ];
  if (withTests) {
    const tests = {
      ...testEntries('test', '.test.ts'),
      ...existing({ 'test/integration/index': 'test/integration/index.ts' }),
    };
    builds.push(
      esbuild.build({
        ...node,
        external: [
          ...node.external,
          'mocha',
          'playwright-core',
          '@sparticuz/chromium',
          'esbuild',
          'axe-core',
        ],
        entryPoints: tests,
        outdir: dist,
        sourcemap: 'inline',
      }),
    );
  }
  if (process.argv.includes('--bench')) {
    const entryPoints = benchEntries();
    builds.push(esbuild.build({ ...node, entryPoints, outdir: dist, sourcemap: 'inline' }));
  }
  const built = await Promise.all(builds);
  copyRuntime();
  if (process.argv.includes('--metafile')) {
    const inputs = built.slice(0, 2).flatMap((one) => Object.keys(one.metafile.inputs));
    fs.mkdirSync(path.join(__dirname, '.cache'), { recursive: true });
    fs.writeFileSync(path.join(__dirname, '.cache', 'inputs.json'), JSON.stringify(inputs));
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
