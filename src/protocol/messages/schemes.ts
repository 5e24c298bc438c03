/** How labels are understood. English texts: see ../message.ts. */
export const schemeMessages = {
  'error.multiLabel':
    '{file}: cells of column "{column}" hold several labels ({example}), and a classifier here gives one label a text. Keep one label a row, or make a column of yes and no for each label and name one of them as the label column.',
  'error.oneHotLabels':
    '{file} has a column of 0 and 1 for each label ({columns}), and a classifier here learns from one label column. Name one of them as the label column, or put the labels into one column.',
  'error.labelsNotInColumn':
    'Column "{column}" of {file} holds none of the labels that are to be read in another way ({labels}). Its labels are: {known}.',

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
  'engine.remark.leftOutRows': '{name}: {count} rows were left out because of their label, as you have said.',
} as const;
