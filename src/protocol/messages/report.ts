/**
 * The report's summary: the answer, the distance, what to expect, remarks. English texts: see ../message.ts.
 * Numbers arrive as formatted text (core/report/format.ts); {interval} and {band} carry their brackets.
 */
export const reportMessages = {
  'summary.helpful':
    'Transfer from {source} helps: {difference} points {interval} over training on your {n} labels alone.',
  'summary.harmless':
    'Transfer from {source} makes no difference here: {difference} points {interval}. Your {n} labels alone are enough.',
  'summary.negative':
    'Transfer from {source} hurts: {difference} points {interval} against training on your {n} labels alone.',
  'summary.negativeByPooling':
    'Adding all rows of {source} hurts: {difference} points {interval} against training on your {n} labels alone. No other use of them surely helps.',
  'summary.undecided':
    'Too close to call: {source} changes what your {n} labels alone reach by {difference} points {interval}. More labels would narrow the interval.',
  'summary.targetOnly': 'Trained on your {n} labels of {target} alone, without a source.',
  'summary.noTargetLabels':
    '{target} has no labels that could be used, so whether transfer from {source} helps cannot be told. Label {rows} rows to check.',
  'summary.neitherLabeled':
    'Neither {target} nor {source} has labels, so this tells how the texts differ, not whether transfer helps.',
  'summary.expect':
    '{target} has no labels that could be used. Expect {low} to {high} % accuracy from what was learned on {source}, by an estimate without labels. Label {rows} rows to check.',
  'summary.expect.home':
    '{target} has no labels that could be used. Expect {low} to {high} % accuracy from what was learned on {source}, by an estimate without labels; at home it scores {home}. Label {rows} rows to check.',
  'summary.notCompared':
    'Whether transfer from {source} to {target} helps cannot be told here; the remarks below say why.',
  'summary.poolingHurts':
    'Adding all rows of {source} to yours costs accuracy: {difference} points {interval}.',
  'summary.saved.target-only': 'The model trained on your labels alone was saved.',
  'summary.saved.source-only': 'The model of {source} was saved as it is, without training on your labels.',
  'summary.saved.prior-corrected':
    'The model of {source} was saved, corrected for the share of each label in your rows.',
  'summary.saved.centred': 'The model of {source} was saved, with your rows moved to where its own lie.',
  'summary.saved.self-training':
    'A model was saved that learned from {source} and then from its own surest answers on your rows.',
  'summary.saved.pooled': 'The model trained on your labels and all rows of {source} was saved.',
  'summary.saved.weighted':
    'The model trained on your labels and, with less weight, the rows of {source} was saved.',
  'summary.saved.anchored':
    'The model trained on your labels, starting from {source} and pulled towards it, was saved.',
  'summary.saved.coral':
    'The model trained on rows of {source} that were aligned to yours (CORAL) was saved.',
  'summary.saved.subspace-alignment':
    'The model trained on rows of {source} in the main directions of yours (subspace alignment) was saved.',
  'summary.saved.importance-weighting':
    'The model trained on rows of {source}, with more weight on those that look like yours, was saved.',
  'summary.saved.kernel-mean-matching':
    'The model trained on rows of {source}, weighed to match yours on average (kernel mean matching), was saved.',
  'summary.best.target-only': 'Training on your labels alone would be chosen.',
  'summary.best.source-only':
    'The model of {source} as it is would be chosen, without training on your labels.',
  'summary.best.prior-corrected':
    'The model of {source}, corrected for the share of each label in your rows, would be chosen.',
  'summary.best.centred':
    'The model of {source}, with your rows moved to where its own lie, would be chosen.',
  'summary.best.self-training':
    'Learning from {source} and then from its own surest answers on your rows would be chosen.',
  'summary.best.pooled': 'Training on your labels and all rows of {source} would be chosen.',
  'summary.best.weighted':
    'Training on your labels and, with less weight, the rows of {source} would be chosen.',
  'summary.best.anchored':
    'Training on your labels, starting from {source} and pulled towards it, would be chosen.',
  'summary.best.coral': 'Training on rows of {source} that are aligned to yours (CORAL) would be chosen.',
  'summary.best.subspace-alignment':
    'Training on rows of {source} in the main directions of yours (subspace alignment) would be chosen.',
  'summary.best.importance-weighting':
    'Training on rows of {source}, with more weight on those that look like yours, would be chosen.',
  'summary.best.kernel-mean-matching':
    'Training on rows of {source}, weighed to match yours on average (kernel mean matching), would be chosen.',
  'summary.lexical': 'Besides the encoder’s vectors, the model weighs the words of your labeled rows.',
  'summary.start':
    'With so few labels, the strategy that needs none is given a start: others must be clearly ahead of it, since a few rows are luck.',
  'summary.pinned': 'You named this strategy; another has the better cross-validated score.',
  'summary.estimatedBeside':
    'Without your labels, {low} to {high} % would have been expected of what was learned from {source}; measured on them it is {accuracy} {interval}.',
  'summary.cause.similar-tasks':
    'Probably because {source} and {target} do not mean the same by their labels.',
  'summary.cause.near-distributions': 'Probably because {target} is too far from {source}.',
  'summary.cause.suitable-model':
    'Probably because the encoder does not suit both: from its vectors the labels can hardly be told.',
  'summary.cause.unclear':
    'None of the three conditions for transfer says why; the rows of {source} may outweigh yours.',
  'summary.topics.all':
    'Each of the {count} groups of texts is found in one file only: {source} and {target} speak of different things.',
  'summary.topics.largest': 'The largest group that only {target} has is about “{words}”.',
  'summary.topics.none': 'None of the {count} groups of texts belongs to one file alone.',
  'summary.topics.some':
    'Groups of texts: {count}. Only in {target}: {ofTarget}; only in {source}: {ofSource}; the others have rows of both files.',
  'summary.expected':
    'Expect {accuracy} accuracy {interval} on new rows like those of {target} (nested cross-validation, {rows} labeled rows).',
  'summary.distance.same':
    '{target} reads like the same domain as {source}: a simple model cannot tell them apart (proxy A-distance {value}, same-domain band {band}).',
  'summary.distance.hidden':
    'A simple model cannot tell {target} from {source} (proxy A-distance {value}, same-domain band {band}), but other measures lie outside their bands.',
  'summary.distance.apart':
    '{target} differs from {source}: a simple model tells them apart (proxy A-distance {value}, same-domain band {band}).',
  'summary.distance.unlike':
    '{target} differs from {source}: a simple model tells them apart almost always (proxy A-distance {value}, same-domain band {band}). Real review domains usually lie this far apart, so this alone does not speak against transfer.',
  'summary.flips':
    'Words that change their polarity between {source} and {target}: {count}, first of all “{word}”.',
  'summary.remark.fewRows':
    'Distances were left out: they need at least {least} rows with text on each side; {source} has {sourceRows}, {target} has {targetRows}.',
  'summary.remark.shortened':
    '{share} of the texts of {name} are longer than the encoder reads ({maxTokens} tokens); of those, the first and last halves were read.',
  'summary.remark.shortened.both':
    '{share} of the texts of {name} and {otherShare} of those of {otherName} are longer than the encoder reads ({maxTokens} tokens); of those, the first and last halves were read.',
  'summary.remark.skipped':
    'Rows of {name} that were skipped, because they have no text or cannot be read: {count}.',
  'summary.remark.sampled': 'Distances were measured on {rows} random rows of each side.',

  // The three conditions for transfer, each with its evidence
  'condition.similar-tasks.measured':
    'The model of {source} gives {accuracy} {interval} of your labeled rows the right label; always answering “{label}” would be right for {share}.',
  'condition.similar-tasks.labelsDiffer':
    'The two files name different labels: {sourceLabels} in {source}, {targetLabels} in {target}.',
  'condition.similar-tasks.unknown':
    'Without enough labels of {target} it cannot be seen whether both mean the same by them.',
  'condition.near-distributions.same':
    'A simple model cannot tell the two apart (proxy A-distance {value}, same-domain band {band}).',
  'condition.near-distributions.loss':
    'A simple model tells the two apart (proxy A-distance {value}, same-domain band {band}); the model of {source} scores {home} at home and {here} here.',
  'condition.near-distributions.loss.met':
    'They are apart (proxy A-distance {value}, same-domain band {band}), but near enough: the model of {source} scores {home} at home and {here} here.',
  'condition.near-distributions.expected':
    'A simple model tells the two apart (proxy A-distance {value}, same-domain band {band}); the model of {source} scores {home} at home, and what was learned from it is expected to score {low} to {high} % here.',
  'condition.near-distributions.expected.met':
    'They are apart (proxy A-distance {value}, same-domain band {band}), but near enough: the model of {source} scores {home} at home, and what was learned from it is expected to score {low} to {high} % here.',
  'condition.near-distributions.apart':
    'A simple model tells the two apart (proxy A-distance {value}, same-domain band {band}).',
  'condition.near-distributions.unknown': 'There are too few rows to measure a distance.',
  'condition.suitable-model.both':
    'From the encoder’s vectors, a classifier gives {home} of unseen rows of {source} the right label, and {here} of yours; always answering “{label}” would be right for {share} of yours.',
  'condition.suitable-model.source':
    'From the encoder’s vectors, a classifier gives {home} of unseen rows of {source} the right label.',
  'condition.suitable-model.target':
    'From the encoder’s vectors, a classifier gives {here} of your unseen rows the right label; always answering “{label}” would be right for {share}.',
  'condition.suitable-model.foreign': 'The encoder does not know the language of one of the files.',
  'condition.suitable-model.unknown': 'There are too few labels to try the encoder on.',

  // Why the next step is the next step
  'next.label-rows.decide':
    'About {rows} more labels would decide: the interval narrows with the square root of the rows.',
  'next.add-labels':
    'Add labeled rows of this kind: two labels with at least {least} rows each are needed to measure the model. Until then its accuracy is a guess.',
  'next.add-rows':
    'About {rows} more labeled rows would decide. All rows of this file have labels already, so they must be new ones; until then, use the model that was chosen.',
  'next.label-rows.check': 'They show how accurate the model really is on {target}.',
  'next.train-without-source': 'Your labels alone do as well, and the model needs no source.',
  'next.find-source':
    'Compare with a source whose labels mean the same, or with a bridge: a domain between the two.',
  'next.find-source.encoder':
    'Compare with another source, or choose another encoder in the settings: this one hardly tells the labels apart.',
  'next.match-labels':
    'Say which label of {source} means which of {target}: then its labels can be learned from. If none does, choose another source.',
  'next.try-model': 'The model is saved: try it on texts of your own.',
  'next.fine-tune': 'Saves the best of these strategies as a model.',
  'next.find-source.labels':
    'Learning needs labels: choose a source that has them, or label some rows of yours.',
  'summary.macroF1':
    'One label holds over 80 % of the labeled rows of {target}, so strategies are chosen and compared by macro F1 rather than accuracy: the points above are points of macro F1.',
  'condition.similar-tasks.useless':
    'The labels of {source} could not be used, so it cannot be seen whether both mean the same by them.',
  'condition.similar-tasks.macroF1':
    'The model of {source} reaches a macro F1 of {accuracy} {interval} on your labeled rows; always answering “{label}” would reach {share}.',
  'condition.near-distributions.hidden':
    'A simple model cannot tell the two apart (proxy A-distance {value}, same-domain band {band}), although other measures lie outside their bands.',
  'condition.suitable-model.macroF1':
    'From the encoder’s vectors, a classifier reaches a macro F1 of {here} on unseen rows of yours; always answering “{label}” would reach {share}.',
} as const;
