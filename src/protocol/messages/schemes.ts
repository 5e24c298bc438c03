/** How labels are understood. English texts: see ../message.ts. */
export const schemeMessages = {
  'error.multiLabel':
    '{file}: cells of column "{column}" hold several labels ({example}), and a classifier here gives one label a text. Keep one label a row, or make a column of yes and no for each label and name one of them as the label column.',
  'error.oneHotLabels':
    '{file} has a column of 0 and 1 for each label ({columns}), and a classifier here learns from one label column. Name one of them as the label column, or put the labels into one column.',

  // Ways to understand labels
  'scheme.names': 'every label is a class: {classes}',
  'scheme.polarity': 'two poles: {classes}',
  'scheme.threeWay': 'two poles and a middle: {classes}',
  'scheme.dropped': 'two poles: {classes}; {leftOut} left out',
  'scheme.stars': 'ratings: {low} = negative, {high} = positive',
  'scheme.starsDropped': 'ratings: {low} = negative, {high} = positive, {middle} left out',
  'scheme.starsKept': 'ratings: {low} = negative, {middle} = neutral, {high} = positive',

  // What `inspect` prints
  'cli.inspect.rows': '{rows} rows with text, {unlabeled} unlabeled, {leftOut} left out, {skipped} skipped',
  'cli.inspect.drawn': 'A sample of the {count} rows of the file.',
  'cli.inspect.delimited': '{encoding}, delimiter: {delimiter}; the first row names the columns',
  'cli.inspect.noHeader': '{encoding}, delimiter: {delimiter}; no header: the first row is data',
  'cli.inspect.kind': '{kind}, {encoding}',
  'cli.inspect.scheme': 'Labels are read so: {scheme}.',
  'cli.inspect.otherScheme': 'or: {scheme}',
  'cli.inspect.readAs': 'Read as',
  'cli.inspect.class': 'Class',
  'cli.inspect.leftOut': '(left out)',
  'cli.inspect.unlabeled': '(unlabeled)',
  'cli.inspect.more': '… and {count} more',
  'cli.inspect.takenAs': 'Taken as',
  'cli.inspect.why': 'Why',
  'cli.inspect.example': 'Example',
  'cli.inspect.text': 'text',
  'cli.inspect.label': 'label',
  'cli.inspect.skipped': 'Rows that could not be read:',
  'cli.inspect.skippedRow': 'row {row}: {why}',
  'cli.inspect.skippedLine': 'row {row}, line {line}: {why}',
  'cli.inspect.proposal': 'Read as the other table’s labels: {labels}.',
  'cli.inspect.proposalUnsure':
    'Perhaps, as the other table’s labels: {labels}. Say so with --labels if it is right.',

  // What the command line adds to a sentence: the option that puts it right
  'cli.hint.textColumn': 'Name it with --text-column NAME; several are joined: --text-column "title + body".',
  'cli.hint.labelColumn': 'Name it with --label-column NAME.',
  'cli.hint.columns': 'Name them with --text-column and --label-column (--source-… for the source).',
  'cli.hint.labels':
    'Change it with --labels, for the source --source-labels: "1,2=negative 4,5=positive 3=", or names.',
  'cli.hint.sourceLabels': 'Say how they match: --source-labels {mapping}.',
  'cli.hint.ownLabels': 'Say how they match: --labels {mapping}.',
  'cli.hint.source': 'Name a file with --source FILE.',
  'cli.hint.noSource': 'Go without one with --source none.',
  'cli.hint.force': 'Allow it with --force.',
  'cli.hint.encoder': 'Name one with --encoder FOLDER.',
  'cli.hint.encoding': 'Or name its encoding: --encoding NAME.',

  // Why a column was taken as the text or the label, or why not
  'table.why.text': 'long, different texts ({length} characters on average)',
  'table.why.text.short': 'short, different texts ({length} characters on average)',
  'table.why.text.repeated': 'texts, many of them more than once ({length} characters on average)',
  'table.why.text.words': 'different words ({length} characters on average)',
  'table.why.label': '{count} values, each in about {rows} rows',
  'table.why.empty': 'empty',
  'table.why.constant': 'the same value in every row',
  'table.why.dates': 'dates',
  'table.why.addresses': 'addresses',
  'table.why.measurements': 'measurements',
  'table.why.otherText': 'texts as well ({length} characters on average)',
  'table.why.repeatedText': 'few texts, again and again',
  'table.why.identifier': 'all different: an identifier',
  'table.why.numbers': '{count} different numbers',
  'table.why.names': '{count} different values: names or the like',
  'table.why.other': 'only {count} values, but another column looks more like the label',

  'engine.remark.stars': '{name}: ratings of {low} were read as “negative”, of {high} as “positive”.',
  'engine.remark.starsDropped':
    '{name}: ratings of {low} were read as “negative”, of {high} as “positive”; {count} rows with {middle} were left out.',
  'engine.remark.starsKept':
    '{name}: ratings of {low} were read as “negative”, of {middle} as “neutral”, of {high} as “positive”.',
  'engine.remark.labelsFolded': '{name}: these labels were taken as others: {labels}.',
  'engine.remark.emptyLabels': '{name}: rows with the label {labels} were taken as unlabeled.',
  'engine.remark.labelsLeftOut': '{name}: {count} rows with the label {labels} were left out.',
  'engine.remark.labelsUnused':
    '{name} has no row with the label {labels} that you have named. Check its spelling.',
  'engine.remark.leftOutRows': '{name}: {count} rows were left out because of their label, as you have said.',
} as const;
