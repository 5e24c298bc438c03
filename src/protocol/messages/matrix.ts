/** Several files at once: what the engine finds, and how the terminal, the editor and the page show it. */
export const matrixMessages = {
  'matrix.answer.measured':
    '{source} is the best source for {target}: expect {accuracy} accuracy {interval}.',
  'matrix.answer.measured.nearest':
    '{source} is the best source for {target}, and the nearest: expect {accuracy} accuracy {interval}.',
  'matrix.answer.measured.other':
    '{source} is the best source for {target}: expect {accuracy} accuracy {interval}. The nearest is {nearest}.',
  'matrix.answer.estimated':
    '{source} is probably the best source for {target}: expect {low} to {high} % accuracy, estimated without labels.',
  'matrix.answer.estimated.nearest':
    '{source} is probably the best source for {target}, because it is the nearest: expect {low} to {high} % accuracy, estimated without labels.',
  'matrix.answer.estimated.other':
    '{source} is probably the best source for {target}: expect {low} to {high} % accuracy, estimated without labels. The nearest is {nearest}.',
  'matrix.answer.none': 'None of the others can serve as a source for {target}: the dashes say why.',
  'matrix.answer.none.other':
    'None of the others can serve as a source for {target}: the dashes say why. The nearest is {nearest}.',
  'matrix.level': '{second} cannot be told from {source} as a source: {difference} points {interval}.',
  'matrix.level.estimated':
    'Without labels {source} and {second} cannot be told apart, so the nearer one stands first. Label some rows to see which is the better source.',
  'matrix.own.below':
    'A model of {target}’s own labels reaches {accuracy}; that of {source} is {difference} points {interval} from it on the same rows, so your labels are worth using.',
  'matrix.own.level':
    'A model of {target}’s own labels reaches {accuracy}, about the same: that of {source} is {difference} points {interval} from it on the same rows.',
  'matrix.own.above':
    'A model of {target}’s own labels reaches {accuracy}; that of {source} does better on the same rows, by {difference} points {interval}.',
  'matrix.bridge':
    '{bridge} may be a bridge: it lies between {source} and {target} (proxy A-distances {first} and {second}, against {direct} directly), so learning from {source}, then {bridge}, then {target} may carry further. This is a suggestion; it was not tried.',
  'matrix.next':
    'Next, compare {target} with {source} alone: that tells whether your labels and its rows together do better.',
  'matrix.remark.vectors':
    'The models of a matrix learn from vectors alone, on folds of their own; what is fine-tuned may weigh words too, so it can do a little better.',
  'matrix.reason.unlabeled': '{source} has no usable labels.',
  'matrix.reason.labelsDiffer':
    'The labels of {source} ({sourceLabels}) do not match those of {target} ({targetLabels}).',
  'matrix.reason.shared':
    '{count} labeled texts of {target} also stand in {source}; the others are too few to measure on.',
  'matrix.reason.foreign':
    '{source} or {target} does not look like English, so nothing can be estimated without labels.',
  'matrix.remark.shared':
    '{count} texts of {source} also stand in {target}. They were left out of what is measured between the two.',
  'matrix.remark.targetTooSmall':
    '{name} has too few labeled rows to measure on or to learn from: at least two labels with {least} rows each are needed. Its labels were not used.',

  'error.matrixCount':
    '{count} domains were given; a matrix needs {least} to {most}. Choose more files, or fewer.',
  'error.matrixSameFile': '{file} was given twice. Choose each file once.',
  'error.matrixSameData': '{file} and {other} hold the same bytes. Choose one of the two.',

  'cli.matrix.accuracy':
    'Expected accuracy, %: row = source, column = target, * = best source, ~ = estimated without labels, (…) = its own model at home',
  'cli.matrix.distance': 'Proxy A-distance: 0 = cannot be told apart, 2 = always',
  'cli.matrix.unknown': 'Not known:',

  'editor.matrix.name': '{target} and {count} others',
  'editor.matrix.gone':
    '{file} is not where it was when this report was made. Select the two files and choose Compare Domains.',
  'editor.progress.matrix': 'Comparing {count} domains',

  'view.matrix.caption': 'Expected accuracy and distance of every pair: rows are sources, columns targets',
  'view.matrix.cell.measured':
    '{source} to {target}: accuracy {accuracy} % {interval}, measured on {rows} rows; distance {distance}',
  'view.matrix.cell.estimated':
    '{source} to {target}: accuracy {low} to {high} %, estimated without labels; distance {distance}',
  'view.matrix.cell.unknown': '{source} to {target}: accuracy not known; distance {distance}',
  'view.matrix.cell.best': '{cell}; best source of {target}',
  'view.matrix.cell.home': '{name} at home: accuracy {accuracy} % {interval}',
  'view.matrix.cell.homeUnknown': '{name} at home: not known',
  'view.matrix.key.accuracy': 'large: expected accuracy, %',
  'view.matrix.key.distance': 'small and fill: proxy A-distance',
  'view.matrix.key.best': 'best source of its column',
  'view.matrix.key.estimated': 'estimated without labels',
  'view.matrix.key.home': 'its own model at home',
  'view.matrix.key.unknown': 'not known, see why below',
  'view.matrix.note':
    'Accuracy of each source’s own model, used as it is, on the labeled rows of the target; adapting it may do better. Similar domains stand beside each other.',
  'view.matrix.note.open': 'Choose a cell to compare its two files in full. Arrow keys move between cells.',
  'view.matrix.unknown': 'Why {count} accuracies are not known',
  'view.matrix.ranked.title': 'Sources for {target}',
  'view.matrix.ranked.caption': 'Sources by expected accuracy on {target}',
  'view.matrix.ranked.difference': 'Points against its own labels',
  'view.matrix.ranked.axis': 'Expected accuracy, %',
  'view.matrix.ranked.home': 'its own labels',
  'view.matrix.ranked.missing': 'No other domain has labels that fit {target}.',
  'view.matrix.heading': '{count} domains compared.',
} as const;
