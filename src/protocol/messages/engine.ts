/** Remarks of the engine's handlers, and what the command line prints. English texts: see ../message.ts. */
export const engineMessages = {
  'engine.remark.columnsGuessed':
    '{name}: column "{text}" was taken as the text and "{label}" as the label. Other columns looked almost as likely; name yours if this is wrong.',
  'engine.remark.labelsDiffer':
    'The labels of {source} ({sourceLabels}) do not match those of {target} ({targetLabels}), so only the target’s own rows were used for training.',
  'engine.remark.builtinWords':
    'Words of {name} were counted in {documents} reviews; distances and strategies use {rows} of them.',
  'engine.remark.labelsMapped':
    'The labels {sourceLabels} of {source} were taken as {targetLabels} of {target}.',
  'engine.remark.notEnglish':
    'The texts of {name} do not look like English, and the embedded encoder knows English only: expect little. Choose an encoder for their language in the settings.',
  'engine.remark.rareLabels':
    '{name}: rows with the labels {labels} were left out of training, because each has fewer than {least} rows.',
  'engine.remark.skippedRows':
    '{name}: {count} rows could not be read and were skipped (row {rows}): they have more cells than the header.',
  'engine.remark.sourceUnlabeled':
    '{name} has no usable labels, so only the target’s own rows were used for training.',
  'engine.remark.sourceOneLabel':
    'All labeled rows of {name} have the same label, “{label}”: nothing can be learned from one label alone.',
  'engine.remark.bothUnlabeled': '{name} has no usable labels either, so nothing could be learned.',
  'engine.remark.sharedAlmostAll':
    '{count} labeled texts of {source} also stand in {target}; the {left} others are too few to learn from, so {source} was not used as a source.',
  'engine.remark.sharedTexts':
    '{count} texts of {source} also stand in {target}. They were left out of the source, so that they flatter no figure.',
  'engine.remark.targetTooSmall':
    '{name} has too few labeled rows to compare strategies: at least two labels with {least} rows each are needed. Its labels were not used.',
  'engine.remark.targetUnlabeled':
    '{name} has no labels, so strategies cannot be compared. Label about 50 rows to see whether transfer helps.',
  'engine.remark.unlabeledRows':
    '{name}: {count} rows have no label. They serve for distances, words and adaptation; nothing is measured on them.',

  'cli.accuracy': 'Accuracy',
  'cli.against': 'Points against target-only',
  'cli.againstMacroF1': 'Macro F1 against target-only',
  'cli.againstSource': 'Points against source-only',
  'cli.builtin':
    'The built-in movie-review model answers: it learned from movie reviews, not from your texts.',
  'cli.cached': '{rows} vectors of {dim} numbers ({cached} from the cache), {rate} texts a second: {out}',
  'cli.column': 'Column',
  'cli.columns': 'Text: {text}. Label: {label}.',
  'cli.condition': '{name}: {state}. {evidence}',
  'cli.distance': 'Distance',
  'cli.distance.coral': 'CORAL',
  'cli.distance.mmd': 'MMD',
  'cli.distance.proxy-a-distance': 'Proxy A-distance',
  'cli.domain': '{name}: {rows} rows with text ({labels})',
  'cli.ece': 'Expected calibration error',
  'cli.estimated':
    'Estimated accuracy, without labels: {low} to {high} % (made to hold the truth 9 times in 10), {strategy}, {rows} rows',
  'cli.estimatedShares': 'Estimated shares: {shares}',
  'cli.f1': 'F1',
  'cli.flips': 'Polarity changes',
  'cli.label': 'Label',
  'cli.macroF1': 'Macro F1',
  'cli.modelSaved': 'Model: {folder}',
  'cli.nextStep': 'Next step: {command}\n  {reason}',
  'cli.none': 'none',
  'cli.nullBand': 'Same-domain band',
  'cli.phase.embed': 'Embedding',
  'cli.phase.fit': 'Comparing strategies',
  'cli.phase.explain': 'Explaining',
  'cli.phase.load': 'Loading the encoder',
  'cli.phase.read': 'Reading',
  'cli.phase.shift': 'Measuring distances',
  'cli.phase.topics': 'Grouping texts',
  'cli.phase.map': 'Drawing the map',
  'cli.phase.write': 'Writing',
  'cli.picked':
    '{rows} rows to label: {out}. Fill in the column "{label}", then copy the labels back to your table by the column "row" and fine-tune on that; the picked file alone holds only these rows.',
  'cli.pickedFewer': '{name} has only {count} rows without a label.',
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
  'cli.best': 'chosen',
  'cli.strategy': 'Strategy',
  'cli.timeLeft': '{time} left',
  'cli.unlabeled': 'no labels',
  'cli.unsure':
    'This is a guess: other columns, or other ways to read the labels, are almost as likely. Say yours with --text-column, --label-column and --labels.',
  'cli.value': 'Value',
  'cli.verdict': 'Verdict: {verdict}',
  'cli.words': 'Words of {name}',
  'cli.worstSlice':
    'Fails most in: {slice}, {accuracy} right against {overall} of all rows ({rows} rows; interval widened for looking at {count} parts)',
} as const;
