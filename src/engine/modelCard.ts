import type { Interval } from '../protocol/interval';
import type { ModelManifest, TrainingData } from '../protocol/model';
import { modelFiles } from '../protocol/model';
import type { Strategy } from '../protocol/report';

/** README.md of a model folder: what it is, how good, from what, and how to use it. */
export function modelCard(manifest: ModelManifest, strategies: readonly Strategy[]): string {
  const { name, labels, figures, encoder, created, producedBy } = manifest;
  return [
    `# ${name}`,
    `A text classifier with the labels ${labels.map((label) => `\`${label}\``).join(', ')}, trained by ${producedBy} on ${created.slice(0, 10)}.`,
    '## How good it is',
    `Expected on new rows like those of the target: accuracy **${rate(figures.accuracy)}**, macro F1 **${rate(figures.macroF1)}** (nested cross-validation on ${figures.rows} labeled target rows; 95 % intervals). Expected calibration error ${figures.ece.toFixed(3)}.`,
    strategyTable(strategies, manifest.strategy),
    '## What it was trained on',
    `- Strategy: ${manifest.strategy}`,
    `- Target: ${dataLine(manifest.target)}`,
    `- Source: ${manifest.source ? dataLine(manifest.source) : 'none'}`,
    `- Seed ${manifest.seed}, penalty C = ${manifest.c}, temperature ${manifest.temperature.toFixed(3)}`,
    '## Encoder',
    `\`${encoder.id}\` (${encoder.dtype}, ${encoder.dim} numbers a text, at most ${encoder.maxTokens} tokens, sha-256 \`${encoder.hash}\`). The head is of no use with another encoder.`,
    '## How to use it',
    'In VS Code, select text and run *Transfer Lens: Predict*. In a terminal:',
    '```sh\ntransfer-lens predict --model . --text "A sentence to classify"\ntransfer-lens evaluate --model . labeled.csv\n```',
    `\`${modelFiles.manifest}\` is the manifest, \`${modelFiles.head}\` holds \`weight\` (labels x numbers) and \`bias\`: probabilities are softmax((weight . vector + bias) / temperature).`,
  ]
    .filter(Boolean)
    .reduce((text, part, i, parts) => text + (i === 0 ? '' : gap(parts[i - 1]!, part)) + part, '')
    .concat('\n');
}

/** List items stand close, all else apart. */
function gap(before: string, part: string): string {
  return before.startsWith('- ') && part.startsWith('- ') ? '\n' : '\n\n';
}

function strategyTable(strategies: readonly Strategy[], saved: string): string {
  if (strategies.length === 0) return '';
  const rows = strategies.map(
    ({ name, accuracy, macroF1 }) =>
      `| ${name}${name === saved ? ' (saved)' : ''} | ${rate(accuracy)} | ${rate(macroF1)} |`,
  );
  return ['| strategy | accuracy | macro F1 |', '|---|---|---|', ...rows].join('\n');
}

function dataLine({ name, rows, hash, textColumn, labelColumn }: TrainingData): string {
  const columns = textColumn ? `, text \`${textColumn}\`, label \`${labelColumn ?? 'none'}\`` : '';
  return `${name} (${rows} rows${columns}, sha-256 \`${hash}\`)`;
}

/** 0.873 [0.851, 0.894] */
function rate({ mean, low, high }: Interval): string {
  return `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
