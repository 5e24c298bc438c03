/** The report page. English texts: see ../message.ts. Numbers arrive already written out. */
export const webviewMessages = {
  'view.problem.newer':
    'This report has format {found}; this version of Transfer Lens reads up to format {known}. Update Transfer Lens, then open the report again.',
  'view.problem.invalid':
    'This is not a report that Transfer Lens can read (at “{place}”). Run the comparison again to make a new one.',
  'view.problem.title': 'The report cannot be shown',
  'view.showLog': 'Show Log',
  'view.noScript': 'This report needs scripts to be shown. They load nothing from the network.',

  'view.contents': 'Contents',
  'view.answer': 'Answer',
  'view.heading.pair': '{target} compared with {source}.',
  'view.heading.alone': 'What is known of {target}.',
  'view.source': 'Source',
  'view.target': 'Target',
  'view.legend.source': 'source, {rows} rows, {labels}',
  'view.legend.target': 'target, {rows} rows, {labels}',
  'view.legend.allLabeled': 'all labeled',
  'view.legend.labeled': '{count} labeled',
  'view.legend.noLabels': 'no labels',
  'view.legend.both': 'trained on both',
  'view.rows': 'rows',
  'view.interval95': '95 % interval',
  'view.accuracy': 'Accuracy, %',
  'view.macroF1': 'Macro F1, %',
  'view.calibration': 'Calibration error',
  'view.seconds': '{seconds} s',
  'view.majority': 'Always answering “{label}” scores {share} %.',

  'view.verdict.helpful': 'Helpful transfer',
  'view.verdict.helpful.why': 'The whole interval is above zero.',
  'view.verdict.harmless': 'No difference',
  'view.verdict.harmless.why': 'The whole interval lies within one point of zero.',
  'view.verdict.negative': 'Negative transfer',
  'view.verdict.negative.why': 'The whole interval is below zero.',
  'view.verdict.pooling.why': 'Pooling all rows costs accuracy, and nothing else surely helps.',
  'view.verdict.undecided': 'Undecided',
  'view.verdict.undecided.why': 'The interval includes zero.',
  'view.ruler': 'Difference to training on the target alone: {difference} points, 95 % interval {interval}',
  'view.ruler.hurts': 'transfer hurts',
  'view.ruler.same': 'no difference',
  'view.ruler.helps': 'transfer helps',
  'view.ruler.end': '{tick} points',

  'view.next.tryModel': 'Try the Model',
  'view.next.tryModel.why': 'The model is saved and active: select any text, then predict.',
  'view.next.fineTune': 'Fine-Tune a Classifier',
  'view.next.fineTune.why': 'Saves the best of these strategies as a model.',
  'view.next.compare': 'Find a Nearer Source',
  'view.next.compare.why': 'Compare your rows with another labeled file.',

  'view.strategies.title': 'Strategies',
  'view.strategies.caption': 'Accuracy of each strategy, and its difference to target-only',
  'view.strategies.trainedOn': 'Trained on',
  'view.strategies.accuracy': 'Accuracy, %',
  'view.strategies.difference': 'Difference to target-only, points',
  'view.strategies.paired': 'paired, 95 %',
  'view.strategies.baseline': 'baseline',
  'view.strategies.saved': 'saved',
  'view.strategies.best': 'best',
  'view.strategies.showTable': 'Show accuracy and macro F1 as a table',
  'view.strategy.source-only': 'Source-only',
  'view.strategy.source-only.means': '{source}, none of your labels',
  'view.strategy.target-only': 'Target-only',
  'view.strategy.target-only.means': 'your {count} labels',
  'view.strategy.pooled': 'Pooled',
  'view.strategy.pooled.means': 'your {count} labels and {source}',
  'view.strategies.finding.alone':
    'Only one way of training could be measured, so there is no difference to judge.',
  'view.strategies.finding.sure.saved':
    '{strategy} was saved: on the same rows it beats target-only by more than chance.',
  'view.strategies.finding.sure.best':
    '{strategy} does best: on the same rows it beats target-only by more than chance.',
  'view.strategies.finding.unsure.saved':
    '{strategy} was saved, but its lead over target-only may be chance.',
  'view.strategies.finding.unsure.best': '{strategy} does best, but its lead over target-only may be chance.',
  'view.strategies.finding.target.saved': 'Target-only was saved: no use of {source} does surely better.',
  'view.strategies.finding.target.best': 'Target-only does best: no use of {source} does surely better.',
  'view.strategies.note':
    'Measured on the {count} labeled target rows by cross-validation, duplicates grouped, settings chosen inside the folds.',
  'view.strategies.note.paired':
    'Intervals of accuracy overlap because all vary with the same rows; the paired difference is the one to judge by.',
  'view.strategies.unlabeled':
    '{target} has no labels, so strategies cannot be measured. Label 50 rows, then run again.',
  'view.strategies.oneLabel':
    'All labeled rows of {target} are “{label}”. Add rows with another label, then run again.',
  'view.strategies.tooFew':
    'Too few labeled rows: “{label}” has {count}. Label at least 20 rows of each class, then run again.',

  'view.expectation.title': 'Expected accuracy',
  'view.expectation.figure': 'On new texts',
  'view.expectation.finding.saved':
    'Expect the saved model to label {accuracy} % {interval} of new texts like those of {target} correctly.',
  'view.expectation.finding.best':
    'Expect a model trained this way to label {accuracy} % {interval} of new texts like those of {target} correctly.',
  'view.expectation.note':
    'Nested cross-validation on {rows} labeled target rows: strategy and settings are chosen inside the folds, so the choice does not flatter the figure.',
  'view.expectation.dashed': 'Dashed: always answering “{label}”, {share} %.',
  'view.expectation.missing':
    'No model was judged in this run. Fine-tune a classifier on the target to see what to expect of it.',

  'view.distances.title': 'Distances',
  'view.distances.measure': 'Measure',
  'view.distances.scale': 'Each on its own scale, from 0',
  'view.distances.pair': 'This pair',
  'view.distances.upTo': 'Same domain, up to',
  'view.distances.like': 'Reads like',
  'view.distances.like.same': 'the same domain',
  'view.distances.like.inside': 'inside the band',
  'view.distances.like.other': 'different domains',
  'view.distances.like.outside': 'above the band',
  'view.distances.key.pair': 'this pair',
  'view.distances.key.band': 'same domain: 95 % of random halves',
  'view.distances.finding.none': 'No measure tells the two domains apart: every difference may be chance.',
  'view.distances.finding.all': 'The two domains differ by more than chance on every measure.',
  'view.distances.finding.some': 'The two domains differ by more than chance on {beyond} of {all} measures.',
  'view.distances.note':
    'Computed on {rows} rows of each side, so that file size does not change a value. A distance explains a difference in accuracy; it does not predict one.',
  'view.distances.noSource':
    'Trained without a source, so there is nothing to compare with. Choose a source file, or the built-in movie reviews, and run again.',
  'view.distances.tooFew':
    'Too few rows to tell a difference from chance: {name} has {rows} with text. Add rows up to at least 50, then run again.',
  'view.measure.proxy-a-distance': 'Proxy A-distance',
  'view.measure.mmd': 'MMD',
  'view.measure.coral': 'CORAL',

  'view.words.title': 'Words',
  'view.words.figure.flips.one': '{count} flip',
  'view.words.figure.flips.many': '{count} flips',
  'view.words.figure.pivots.one': '{count} pivot',
  'view.words.figure.pivots.many': '{count} pivots',
  'view.words.figure.words': '{count} words',
  'view.words.caption': 'Words and their association with the label in each domain',
  'view.words.word': 'Word',
  'view.words.axis': 'Association with the label, log-odds',
  'view.words.bad': 'bad ones',
  'view.words.good': 'good ones',
  'view.words.flips': 'Polarity flips',
  'view.words.flip.means': 'change sides',
  'view.words.pivots': 'Pivots',
  'view.words.pivot.means': 'same side in both',
  'view.words.more': 'Show {count} more words',
  'view.words.more.distinctive': 'Show more distinctive words',
  'view.words.distinctive': 'Distinctive for each side',
  'view.words.distinctiveOf': 'Distinctive words of {name}',
  'view.words.noneOf': 'No word is distinctive for {name}.',
  'view.words.finding.flips.none': 'No word changes sides between the domains.',
  'view.words.finding.flips.one': 'One word changes sides: it praises in one domain and blames in the other.',
  'view.words.finding.flips.many':
    '{count} words change sides: they praise in one domain and blame in the other.',
  'view.words.finding.pivots.one': 'One strong word holds in both and carries the transfer.',
  'view.words.finding.pivots.many': '{count} strong words hold in both and carry the transfer.',
  'view.words.finding.distinctive': 'These words tell the two domains apart most surely.',
  'view.words.sentence.praises.praises': '“{word}” praises in both domains: {numbers}.',
  'view.words.sentence.blames.blames': '“{word}” blames in both domains: {numbers}.',
  'view.words.sentence.praises.blames': '“{word}” praises in {source} and blames in {target}: {numbers}.',
  'view.words.sentence.blames.praises': '“{word}” blames in {source} and praises in {target}: {numbers}.',
  'view.words.note':
    'Log-odds of the positive label with an informative prior, 95 % intervals. Rows: labeled rows that hold the word.',
  'view.words.note.distinctive':
    'z-score of the log-odds ratio against both files together, one scale for both lists. Rows: texts that hold the word.',
  'view.words.unjudged':
    'Flips and pivots need two matching labels in both files, and enough labeled rows that share words.',
  'view.words.none':
    'No word is surely more frequent on one side. With more rows, or longer texts, differences show.',

  'view.domains.title': 'Domains',
  'view.domains.sizes': 'Sizes',
  'view.domains.rows': 'Rows with a text',
  'view.domains.labeled': 'Labeled',
  'view.domains.unlabeled': 'Not labeled',
  'view.domains.skipped': 'Skipped',
  'view.domains.shortened': 'Read in part',
  'view.domains.labels': 'Share of each label',
  'view.domains.label': 'Label',
  'view.domains.share': 'Share of labeled rows, %',
  'view.domains.moreLabels': '{count} rarer labels are not shown.',
  'view.domains.finding.same': 'Both files use the same {count} labels.',
  'view.domains.finding.different': 'The files name their labels differently; {count} occur in the target.',
  'view.domains.finding.alone': 'The target has {count} labels.',
  'view.domains.finding.unlabeled': '{target} has no labels.',

  'view.provenance.title': 'Provenance',
  'view.provenance.domain': '{name}: {rows} rows, {labeled} labeled, {skipped} skipped',
  'view.provenance.encoder': 'Encoder',
  'view.provenance.encoder.facts': '{id}, {dtype}, {pooling} pooling, {dim} numbers, {tokens} tokens, {hash}',
  'view.provenance.seed': 'Seed',
  'view.provenance.created': 'Created',
  'view.provenance.versions': 'Versions',
  'view.provenance.versions.facts': '{producer}, report format {schema}',
  'view.provenance.time': 'Time',
  'view.provenance.times': '{total} s, of it embedding {embed}, strategies {fit}, distances {shift}',
  'view.saveHtml': 'Save as HTML…',
  'view.saveJson': 'Save as JSON…',
  'view.openJson': 'Open JSON',

  'view.explain.paired':
    'Both models judged on the same rows and folds, so shared luck cancels. Below about 100 labels the interval is wide.',
  'view.explain.accuracy':
    'Share of texts that get the right label. It misleads when one label is much more frequent than the others.',
  'view.explain.macroF1':
    'Mean of the classes’ F1, each class weighing the same. A rare class with few rows makes it jump.',
  'view.explain.calibration':
    'Average gap between stated probability and share right. With few rows it is overestimated.',
  'view.explain.band':
    'Where 95 % of random halves of one domain fall; inside it, the difference may be chance.',
  'view.explain.proxy-a-distance':
    'How well a simple model tells the two domains apart: 0 not at all, 2 perfectly. Most review domains lie above 1.7. p is the chance of seeing this if both files came from one domain; with many rows, even trifles become significant.',
  'view.explain.mmd':
    'Distance between the average positions of the domains in a curved space. Differing text lengths inflate it.',
  'view.explain.coral': 'How differently features vary together. It cannot see a plain shift of the mean.',
  'view.explain.skipped': 'Rows without a text, or that cannot be read. They count nowhere else.',
  'view.explain.shortened':
    'Texts longer than the encoder reads: only their first and last halves were read.',
  'view.explain.distinctive':
    'How surely the word belongs to one side, given both files (z). Names and topics come first; they need not matter to the label.',
} as const;
