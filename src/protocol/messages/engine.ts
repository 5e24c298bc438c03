/** Remarks of the engine's handlers, and what the command line prints. English texts: see ../message.ts. */
export const engineMessages = {
  'engine.remark.columnsGuessed':
    '{name}: column "{text}" was taken as the text and "{label}" as the label. Other columns looked almost as likely; name yours if this is wrong.',
  'engine.remark.labelsDiffer':
    'The labels of {source} ({sourceLabels}) do not match those of {target} ({targetLabels}), so only the target’s own rows were used for training.',
  'engine.remark.builtinWords':
    'Words of {name} were counted in {documents} reviews; distances and strategies use {rows} of them.',
  'engine.remark.rareLabels':
    '{name}: rows with the labels {labels} were left out of training, because each has fewer than {least} rows.',
  'engine.remark.skippedRows':
    '{name}: {count} rows could not be read and were skipped (row {rows}): they have more cells than the header.',
  'engine.remark.sourceUnlabeled':
    '{name} has no usable labels, so only the target’s own rows were used for training.',
  'engine.remark.targetTooSmall':
    '{name} has too few labeled rows to compare strategies: at least two labels with {least} rows each are needed.',
  'engine.remark.targetUnlabeled':
    '{name} has no labels, so strategies cannot be compared. Label about 50 rows to see whether transfer helps.',
  'engine.remark.unlabeledRows':
    '{name}: {count} rows have no label. They count for the distances and words, not for training.',

  'cli.accuracy': 'Accuracy',
  'cli.against': 'Points against target-only',
  'cli.builtin':
    'The built-in movie-review model answers: it learned from movie reviews, not from your texts.',
  'cli.cached': '{rows} vectors of {dim} numbers ({cached} from the cache), {rate} texts a second: {out}',
  'cli.column': 'Column',
  'cli.columns': 'Text: {text}. Label: {label}.',
  'cli.distance': 'Distance',
  'cli.distance.coral': 'CORAL',
  'cli.distance.mmd': 'MMD',
  'cli.distance.proxy-a-distance': 'Proxy A-distance',
  'cli.domain': '{name}: {rows} rows with text ({labels})',
  'cli.ece': 'Expected calibration error',
  'cli.f1': 'F1',
  'cli.file': '{rows} rows with text, {unlabeled} unlabeled, {skipped} skipped; {encoding}, {delimiter}',
  'cli.flips': 'Polarity changes',
  'cli.label': 'Label',
  'cli.looksLikeLabel': 'Like a label',
  'cli.looksLikeText': 'Like text',
  'cli.macroF1': 'Macro F1',
  'cli.modelSaved': 'Model: {folder}',
  'cli.none': 'none',
  'cli.nullBand': 'Same-domain band',
  'cli.phase.embed': 'Embedding',
  'cli.phase.fit': 'Comparing strategies',
  'cli.phase.load': 'Loading the encoder',
  'cli.phase.read': 'Reading',
  'cli.phase.shift': 'Measuring distances',
  'cli.phase.write': 'Writing',
  'cli.pivots': 'Same polarity',
  'cli.precision': 'Precision',
  'cli.predictedTable': '{rows} rows were predicted by {model}: {out}',
  'cli.rate': '{rate} a second',
  'cli.recall': 'Recall',
  'cli.reportWritten': 'Report: {file}',
  'cli.rows': 'Rows',
  'cli.saved': 'saved',
  'cli.seenInTraining':
    'These are the rows that the model was trained on: the figures say nothing about new rows. Its card holds the cross-validated accuracy.',
  'cli.best': 'best',
  'cli.strategy': 'Strategy',
  'cli.timeLeft': '{time} left',
  'cli.unlabeled': 'no labels',
  'cli.unsure': 'Other columns look almost as likely. Name them with --text-column and --label-column.',
  'cli.value': 'Value',
  'cli.words': 'Words of {name}',
} as const;
