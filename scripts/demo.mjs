// `npm run demo`: the main job on the sample tables, through the bundle that ships. Builds nothing.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const output = path.join(root, 'demo-output');
const cli = path.join(root, 'dist', 'cli.js');
const model = path.join('demo-output', 'model');

const sentences = [
  'So light that I forget I am carrying it, and the battery lasts for days.',
  'It looked like a bargain, but the lid cracked within a week.',
];

function lens(title, ...args) {
  console.log(`\n${title}\n$ transfer-lens ${args.map(quoted).join(' ')}\n`);
  const { status, signal } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
}

const quoted = (arg) => (/[^\w./:=-]/.test(arg) ? `"${arg}"` : arg);

mkdirSync(output, { recursive: true });
lens(
  'Fine-tune on the sample products, with the sample movies as the source domain:',
  ...['fine-tune', 'samples/products.csv', '--source', 'samples/movies.csv', '--model', model, '--force'],
  ...['--report', path.join('demo-output', 'report.html')],
);
lens('Predict two sentences with the new model:', 'predict', '--model', model, '--text', ...sentences);
console.log(`\nOpen ${path.join('demo-output', 'report.html')} in a browser to read the report.`);
