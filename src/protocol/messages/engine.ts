/** Remarks of the engine's handlers. English texts: see ../message.ts. */
export const engineMessages = {
  'engine.remark.columnsGuessed':
    '{name}: column "{text}" was taken as the text and "{label}" as the label. Other columns looked almost as likely; name yours if this is wrong.',
  'engine.remark.labelsDiffer':
    'The labels of {source} ({sourceLabels}) do not match those of {target} ({targetLabels}), so only the target’s own rows were used for training.',
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
} as const;
