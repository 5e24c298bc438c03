/** Where the model fails, and the names of slices. English texts: see ../message.ts. */
export const failureMessages = {
  'view.failures.title': 'Where it fails',
  'view.failures.figure': '{wrong} of {rows}',
  'view.failures.unlabeled':
    'Needs labels: {target} has none, so mistakes cannot be seen. Label 50 rows, then run again.',
  'view.failures.tooFew':
    'Needs labels: two labels with at least 20 rows each. Label more rows of {target}, then run again.',
  'view.failures.absent': 'This report does not hold the mistakes. Run again to see them.',

  'view.failures.finding.worst':
    'It fails most in “{slice}”: {accuracy} % {interval} right there, {overall} % of all rows.',
  'view.failures.finding.even': 'No part of the rows is surely worse than the whole.',
  'view.failures.finding.never': 'It never finds a row of {labels}.',
  'view.failures.finding.trusted':
    'Its stated probabilities hold: they differ from what is right by no more than chance.',
  'view.failures.finding.over': 'Its probabilities are too high: it is right less often than it says.',
  'view.failures.finding.under': 'Its probabilities are too low: it is right more often than it says.',
  'view.failures.finding.off':
    'Its probabilities are off by more than chance, too high in some places and too low in others.',

  'view.failures.confusion': 'Confusion',
  'view.failures.confusion.caption': 'Rows by their label and by the prediction',
  'view.failures.labeled': 'labeled',
  'view.failures.predicted': 'predicted',
  'view.failures.cell': '“{label}” predicted as “{predicted}”: {count} rows, {share} % of the label.',
  'view.failures.cell.name': '“{label}” predicted as “{predicted}”',
  'view.failures.confusion.note':
    '{rows} labeled rows, each judged by a head that never saw it; {right} right. Percent: share of a label’s rows. Select a number to see its rows.',
  'view.failures.confusion.right':
    '{rows} labeled rows, each judged by a head that never saw it; all of them right.',
  'view.failures.cell.mistakes':
    'Surest mistakes: “{label}” predicted as “{predicted}” ({shown} of {count} rows)',
  'view.failures.byLabel': 'Show each label as a table',
  'view.failures.byLabel.caption': 'Recall and precision of each label',
  'view.failures.recall': 'Recall, %',
  'view.failures.precision': 'Precision, %',

  'view.failures.reliability': 'Reliability',
  'view.failures.reliability.alt':
    'Stated probability against share right, in {bins} groups of rows. The numbers stand in the table below.',
  'view.failures.right': 'right, %',
  'view.failures.confidence': 'stated probability, %',
  'view.failures.perfect': 'dashed: perfect',
  'view.failures.calibration':
    'Calibration error {ece}; perfect calibration itself would show about {expected} {band} with {rows} rows.',
  'view.failures.bins': 'Show the groups of rows as a table',

  'view.failures.slices': 'Parts, worst first',
  'view.failures.slices.part': 'Part of the rows',
  'view.failures.slices.dashed':
    'Dashed: all rows, {accuracy} %. Parts of under 20 rows are not shown. Select a part to see its surest mistakes.',
  'view.failures.slices.corrected':
    '“Surely worse”: the interval, widened for looking at {count} parts, lies below the dashed line.',
  'view.failures.slices.none': 'Under 60 labeled rows, parts of them tell nothing.',
  'view.failures.surelyWorse': 'surely worse',
  'view.failures.slices.more': 'Show {count} more parts',
  'view.failures.slice.mistakes': '{accuracy} % {interval} of {rows} rows right; the surest mistakes:',
  'view.failures.slice.right': '{accuracy} % {interval} of {rows} rows right; no mistakes.',
  'view.failures.mistake': 'labeled {label}, predicted {predicted} {probability}',
  'view.failures.shown': 'Rows listed: {count}',

  'slice.length.first': 'Up to {to} words',
  'slice.length.middle': '{from} to {to} words',
  'slice.length.one': '{from} words',
  'slice.length.last': '{from} words or more',
  'slice.topic': 'Topic: {words}',
  'slice.topic.unnamed': 'A topic without typical words',
  'slice.label': 'Label: {label}',
  'slice.distance.nearest.5': 'Nearest fifth to {source}',
  'slice.distance.nearest.3': 'Nearest third to {source}',
  'slice.distance.farthest.5': 'Farthest fifth from {source}',
  'slice.distance.farthest.3': 'Farthest third from {source}',
  'slice.distance.between': 'Part {part} of {of} by distance to {source}, nearest first',
} as const;
