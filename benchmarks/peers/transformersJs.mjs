// Plain Transformers.js as its documentation shows it: one pipeline, q8, batches in the order of the table.
//   node transformersJs.mjs ENCODER TEXTS.json MAX_TOKENS BATCH
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { env, pipeline } from '@xenova/transformers';

const [, , encoder, file, maxTokens, batch] = process.argv;
const texts = JSON.parse(readFileSync(file, 'utf8'));
env.allowRemoteModels = false;
env.useFSCache = false;
const extract = await pipeline('feature-extraction', path.resolve(encoder), { dtype: 'q8', device: 'cpu' });
extract.tokenizer._tokenizerConfig.model_max_length = Number(maxTokens); // what the pipeline truncates to
await extract(texts.slice(0, 2), { pooling: 'mean', normalize: true });

const start = performance.now();
for (let i = 0; i < texts.length; i += Number(batch)) {
  await extract(texts.slice(i, i + Number(batch)), { pooling: 'mean', normalize: true });
}
console.log(JSON.stringify({ rows: texts.length, seconds: (performance.now() - start) / 1000 }));
