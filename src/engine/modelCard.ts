import type { Interval } from '../protocol/interval';
import type { ModelManifest, TrainingData } from '../protocol/model';
import { modelFiles } from '../protocol/model';
import type { Strategy } from '../protocol/report';

/** README.md of a model folder: what it is, how good, from what, and how to use it. */
export function modelCard(manifest: ModelManifest, strategies: readonly Strategy[]): string {
  const { name, labels, encoder, created, producedBy, lexical } = manifest;
  return [
    `# ${name}`,
    `A text classifier with the labels ${labels.map((label) => `\`${label}\``).join(', ')}, trained by ${producedBy} on ${created.slice(0, 10)}.`,
    '## How good it is',
    howGood(manifest),
    strategyTable(strategies, manifest.strategy),
    '## What it was trained on',
    `- Strategy: ${manifest.strategy}${manifest.pinned ? ' (named by the user, not chosen by its score)' : ''}${lexical ? `, with words: TF-IDF on ${lexical.features} token features of the target beside the vectors` : ''}`,
    `- Target: ${dataLine(manifest.target)}`,
    `- Source: ${manifest.source ? dataLine(manifest.source) : 'none'}`,
    `- Seed ${manifest.seed}, penalty C = ${manifest.c}, temperature ${manifest.temperature.toFixed(3)}`,
    '## Encoder',
    `\`${encoder.id}\` (${encoder.dtype}, ${encoder.dim} numbers a text, at most ${encoder.maxTokens} tokens, sha-256 \`${encoder.hash}\`). The head is of no use with another encoder.`,
    '## How to use it',
    'In VS Code, select text and run *Transfer Lens: Predict*. In a terminal:',
    '```sh\ntransfer-lens predict --model . --text "A sentence to classify"\ntransfer-lens evaluate --model . labeled.csv\n```',
    `\`${modelFiles.manifest}\` is the manifest, \`${modelFiles.head}\` holds \`weight\` (labels x numbers) and \`bias\`: probabilities are softmax((weight . vector + bias) / temperature)${lexical ? '; `words.*` hold the token features, whose TF-IDF scores are added before the division' : ''}.`,
  ]
    .filter(Boolean)
    .reduce((text, part, i, parts) => text + (i === 0 ? '' : gap(parts[i - 1]!, part)) + part, '')
    .concat('\n');
}

function howGood({ figures, estimated }: ModelManifest): string {
  if (figures)
    return `Expected on new rows like those of the target: accuracy **${rate(figures.accuracy)}**, macro F1 **${rate(figures.macroF1)}** (nested cross-validation on ${figures.rows} labeled target rows; 95 % intervals). Expected calibration error ${figures.ece.toFixed(3)}.`;
  if (!estimated) return 'Not known: the target has no labels to measure on.';
  return `The target has no labels to measure on. **Estimated** accuracy without labels: ${rate(estimated)} (90 % range). Label some rows to check it.`;
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
