// Writes THIRD_PARTY_NOTICES.md: the licence of every package that is bundled or copied into dist/,
// as the build's own list of inputs names them. Run after changing dependencies: `npm run notices`.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

execFileSync(process.execPath, ['esbuild.js', '--metafile'], { stdio: 'inherit' });
const inputs = JSON.parse(fs.readFileSync('.cache/inputs.json', 'utf8'));
const bundled = inputs
  .map((file) => file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[0])
  .filter(Boolean);
const copied = ['node_modules/onnxruntime-node/', 'node_modules/onnxruntime-common/'];
const folders = [...new Set([...bundled, ...copied])].sort();

function licenceText(folder) {
  const file = fs.readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file
    ? fs.readFileSync(path.join(folder, file), 'utf8').trim()
    : 'The package holds no licence file; its manifest names the licence above.';
}

const sections = folders.map((folder) => {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const author = typeof manifest.author === 'string' ? manifest.author : manifest.author?.name;
  return [
    `## ${manifest.name} ${manifest.version}`,
    `Licence: ${manifest.license}${author ? `. Author: ${author.replace(/\s*<[^>]*>/, '')}` : ''}`,
    '```text\n' + licenceText(folder) + '\n```',
  ].join('\n\n');
});

const head = `# Third-party notices

Transfer Lens is MIT-licensed. It ships with the following third-party software, and with an encoder derived from
all-MiniLM-L6-v2 (Apache License 2.0), whose provenance is told in models/encoder/README.md. ONNX Runtime's own
third-party notices are part of its source distribution.
`;
fs.writeFileSync('THIRD_PARTY_NOTICES.md', `${head}\n${sections.join('\n\n')}\n`);
console.log(`THIRD_PARTY_NOTICES.md: ${folders.length} packages`);
