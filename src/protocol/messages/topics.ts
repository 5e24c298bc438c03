/** Topics, outliers and placing the map again. English texts: see ../message.ts. */
export const topicMessages = {
  'view.topics.title': 'What the texts are about',
  'view.topics.figure': '{count} groups',
  'view.topics.missing':
    'Too few rows to group texts: both files together need at least {least} with text. Add rows, then run again.',
  'view.topics.missing.old':
    'This report was made before texts were grouped. Run the comparison again to see groups.',
  'view.topics.finding.none': 'None of the {count} groups of texts belongs to one file alone.',
  'view.topics.finding.all':
    'The files speak of different things: each of the {count} groups of texts is found in one file only.',
  'view.topics.finding.some':
    'Groups of texts: {count}. Only in {target}: {ofTarget}; only in {source}: {ofSource}; the others have rows of both files.',
  'view.topics.finding.target':
    'Groups of texts: {count}. Only in {target}: {ofTarget}, first of all “{words}”; about these, {source} has nothing to teach.',
  'view.topics.finding.alone': 'Groups of texts: {count}. The largest is about “{words}”.',
  'view.topics.finding.count': 'Groups of texts: {count}.',
  'view.topics.caption': 'Groups of texts that lie together: typical words, and rows in each file',
  'view.topics.words': 'Typical words',
  'view.topics.share': 'Share of the file’s rows',
  'view.topics.percent': '{share} %',
  'view.topics.only': 'only in {name}',
  'view.topics.unnamed': 'No typical words',
  'view.topics.unnamed.why': '{name} comes without its texts.',
  'view.topics.examples': 'Show typical rows',
  'view.topics.examplesOf': 'Typical rows of {name} about “{words}”',
  'view.topics.outliers': 'Rows unlike all others',
  'view.topics.outliersOf': 'Rows of {name} unlike all others',
  'view.topics.outliers.none': 'No row lies far from all others.',
  'view.topics.outliers.note':
    'Mean distance to the five nearest rows of either file, in multiples of the median row’s. Often a stray line, another language or a text cut short: worth a look before training.',
  'view.topics.outliers.times': '{times} × the median',
  'view.topics.note':
    'k-means on the vectors of both files together. What the encoder was trained to tell is left out, so that groups are subjects and not moods. “Only” means under 5 % of the other file’s kind, and fewer rows than chance would give.',
  'error.reportOutdated':
    '{file} has changed since this report was made, so its rows are no longer those of the report. Run the comparison again first.',
  'error.tooFewPoints':
    'The map has {points} points; at least {least} are needed to arrange them by their neighbours. Stay with the principal components.',
} as const;
