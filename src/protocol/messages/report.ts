/**
 * The report's summary: the answer, the distance, what to expect, remarks. English texts: see ../message.ts.
 * Numbers arrive as formatted text (core/report/format.ts); {interval} and {band} carry their brackets.
 */
export const reportMessages = {
  'summary.helpful':
    'Transfer from {source} helps: {difference} points {interval} over training on your {n} labels alone.',
  'summary.harmless':
    'Transfer from {source} makes no difference here: {difference} points {interval}. Your {n} labels alone are enough.',
  'summary.negative':
    'Transfer from {source} hurts: {difference} points {interval} against training on your {n} labels alone.',
  'summary.negativeByPooling':
    'Adding all rows of {source} hurts: {difference} points {interval} against training on your {n} labels alone. No other use of them surely helps.',
  'summary.undecided':
    'Too close to call: with {source} the accuracy is {difference} points {interval} against that of your {n} labels alone. More labels would narrow the interval.',
  'summary.targetOnly': 'Trained on your {n} labels of {target} alone, without a source.',
  'summary.noTargetLabels':
    '{target} has no labels, so whether transfer from {source} helps cannot be told. Label 50 rows to check.',
  'summary.notCompared':
    'Whether transfer from {source} to {target} helps cannot be told here; the remarks below say why.',
  'summary.poolingHurts':
    'Adding all rows of {source} to yours costs accuracy: {difference} points {interval}.',
  'summary.saved.source-only': 'The model of {source} was saved as it is, without training on your labels.',
  'summary.saved.target-only': 'The model trained on your labels alone was saved.',
  'summary.saved.pooled': 'The model trained on your labels and all rows of {source} was saved.',
  'summary.best.source-only':
    'The model of {source} as it is would be chosen, without training on your labels.',
  'summary.best.target-only': 'Training on your labels alone would be chosen.',
  'summary.best.pooled': 'Training on your labels and all rows of {source} would be chosen.',
  'summary.expected':
    'Expect {accuracy} accuracy {interval} on new rows like those of {target} (nested cross-validation, {rows} labeled rows).',
  'summary.distance.same':
    '{target} reads like the same domain as {source}: a simple model cannot tell them apart (proxy A-distance {value}, same-domain band {band}).',
  'summary.distance.hidden':
    'A simple model cannot tell {target} from {source} (proxy A-distance {value}, same-domain band {band}), but other measures lie outside their bands.',
  'summary.distance.apart':
    '{target} differs from {source}: a simple model tells them apart (proxy A-distance {value}, same-domain band {band}).',
  'summary.distance.unlike':
    '{target} differs from {source}: a simple model tells them apart almost always (proxy A-distance {value}, same-domain band {band}). Real review domains usually lie this far apart, so this alone does not speak against transfer.',
  'summary.flips':
    'Words that change their polarity between {source} and {target}: {count}, first of all “{word}”.',
  'summary.remark.fewRows':
    'Distances were left out: they need at least {least} rows with text on each side; {source} has {sourceRows}, {target} has {targetRows}.',
  'summary.remark.shortened':
    '{share} of the texts of {name} are longer than the encoder reads ({maxTokens} tokens); of those, the first and last halves were read.',
  'summary.remark.skipped':
    'Rows of {name} that were skipped, because they have no text or cannot be read: {count}.',
  'summary.remark.sampled': 'Distances were measured on {rows} random rows of each side.',
} as const;
