/** How alike tasks and encoders are. English texts: see ../message.ts. */
export const similarityMessages = {
  'view.similarity.title': 'Tasks and encoder',
  'view.similarity.needsLabels':
    'Needs labels: {target} has too few to compare its task with that of the source. Label some rows, then run the comparison again.',
  'view.similarity.unlabeled':
    'Needs labels: {target} has none, so its task cannot be compared with that of the source.',
  'view.similarity.missing':
    'This report was made without comparing the tasks. Run the comparison again to see how alike they are.',

  'view.similarity.finding.well':
    'The classes of {source} foretell your labels well: LEEP {leep}, where guessing is {guessing} and 0 is perfect.',
  'view.similarity.finding.partly':
    'The classes of {source} foretell your labels in part: LEEP {leep}, where guessing is {guessing} and 0 is perfect.',
  'view.similarity.finding.hardly':
    'The classes of {source} hardly foretell your labels: LEEP {leep}, where guessing is {guessing} and 0 is perfect.',
  'view.similarity.finding.vectors':
    'The encoder’s vectors tell your labels: LogME {logMe}, where shuffled labels give {chance}.',
  'view.similarity.finding.vectors.not':
    'The encoder’s vectors hardly tell your labels: LogME {logMe}, where shuffled labels give {chance}.',

  'view.similarity.score': 'Score',
  'view.similarity.scale': 'From chance to a perfect match',
  'view.similarity.value': 'Value',
  'view.similarity.chance': 'by chance {value}',
  'view.similarity.noBest': 'no upper end',
  'view.similarity.leep': 'LEEP',
  'view.similarity.nce': 'NCE',
  'view.similarity.hScore': 'H-score',
  'view.similarity.logMe': 'LogME',
  'view.similarity.use.leep': 'Choose among sources: nearer 0 transfers better.',
  'view.similarity.use.nce': 'Far below LEEP: trust the probabilities, not the hard answers.',
  'view.similarity.use.hScore': 'A second opinion to LogME: higher suits better.',
  'view.similarity.use.logMe': 'Choose among encoders on the same rows: higher suits better.',
  'view.similarity.note':
    'On {rows} labeled rows. By chance: the same with shuffled labels. These rank sources and encoders; they do not predict an accuracy.',
  'view.explain.leep': 'How well source classes foretell your labels; 0 is perfect.',
  'view.explain.nce': 'The same, with one hard class for each row.',
  'view.explain.hScore':
    'How far apart classes stand for their spread. It grows with the number of features.',
  'view.explain.logMe': 'How well a linear head could explain the labels from these vectors.',
  'view.explain.cka': 'How alike two layers see the same rows, 0 to 1, whatever the rotation.',
  'view.explain.rsa': 'Whether two layers agree on which rows are near each other.',

  'view.similarity.relation': 'The head of {source} on your rows',
  'view.similarity.relation.label': 'Your label',
  'view.similarity.relation.answers': 'the head answers',
  'view.similarity.relation.cell': '{count} rows, {share} % of “{label}”',
  'view.similarity.relation.note':
    'How the classes of {source} fall on your labels, without training on them: rows, and their share of each label.',
  'view.similarity.relation.rest': 'Rarer labels and classes are left out here.',

  'view.similarity.layers': 'Layers of the encoder',
  'view.similarity.layers.figure': 'Likeness of each layer to the last: CKA and RSA, 0 to 1',
  'view.similarity.layers.axis': 'layer',
  'view.similarity.layers.words': 'words',
  'view.similarity.layers.cka': 'CKA',
  'view.similarity.layers.rsa': 'RSA',
  'view.similarity.layers.table': 'Show layers as a table',
  'view.similarity.layers.note':
    'Each layer against the last, on {rows} rows; 1: both see the rows alike. Where a layer comes near 1, those above it change little, and a shorter encoder would do.',
  'view.similarity.layers.none':
    'How alike the encoder’s layers are takes reading some hundred rows again, so it is only done on request.',
  'view.similarity.compareLayers': 'Compare Layers',
  'view.similarity.compareEncoder': 'Compare With Another Encoder…',

  'view.similarity.other': 'Against {other}',
  'view.similarity.other.alike': 'CKA {cka}, RSA {rsa} on {rows} rows.',
  'view.similarity.other.same': 'Both encoders suit your labels about as well.',
  'view.similarity.other.better.other': '{other} suits your labels better: higher in LogME and H-score.',
  'view.similarity.other.better.own':
    'The encoder of this report suits your labels better: higher in LogME and H-score.',
  'view.similarity.other.unclear':
    'LogME and H-score do not agree on which encoder suits your labels better.',
  'view.similarity.other.encoder': 'Encoder',
  'view.similarity.other.own': 'of this report',
  'view.similarity.other.note':
    'On {rows} labeled rows. CKA near 1: both see the rows alike, so take the faster; else take the one that suits better, and compare their accuracies.',

  'cli.similarity': 'Similarity of tasks',
  'cli.similarity.chance': 'by chance',
  'cli.similarity.relation': 'Label \\ source class',
  'cli.similarity.layer': 'Layer',
  'cli.similarity.other': '{other} and this encoder on {rows} rows: CKA {cka}, RSA {rsa}',
  'cli.similarity.fit': 'Encoder on {rows} labels',

  'editor.error.layersUnknown':
    'The file of the encoder {encoder} does not tell its layers, or there are too few rows. Choose another encoder or a larger table.',
  'cli.similarity.layersUnknown': 'The file of the encoder {encoder} does not tell its layers.',

  'error.encoderChanged':
    'This report was made with the encoder {id}; the settings name another one now. Choose that encoder in the settings, or run the comparison again.',
  'editor.error.reportReplaced':
    '{file} was replaced by another report meanwhile, so the answer was not written. Ask again on the report that is there now.',
  'editor.encoder.title': 'Compare With Another Encoder',
  'editor.encoder.choose': 'Choose the Encoder’s Folder',
  'editor.progress.encoders': 'Comparing encoders on {target}',
} as const;
