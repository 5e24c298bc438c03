/** English texts: see ../message.ts. */
export const editorMessages = {
  // What a person can put right
  'editor.error.manifestMissing':
    '{file} is missing. Train this model again, or delete the folder {folder} if nothing in it is yours.',
  'editor.error.manifestNewer':
    'This model was made by a newer version of Transfer Lens (schema {schema}). Update the extension, or train the model again.',
  'editor.error.manifestUnreadable':
    '{file} cannot be understood ({detail}). Train this model again, or restore the folder {folder} from a copy.',
  'editor.error.noEditor': 'Open a text and select what to predict, then try again.',
  'editor.error.noReports':
    'There is no report in this workspace yet. Right-click a table and choose Compare Domains… to make one.',
  'editor.error.noReportInFront': 'No report is in front. Open a report, then try again.',
  'editor.error.noStrategies':
    'This report compares no strategies, because its target has too few labels. Label some rows, fine-tune, then try again.',
  'editor.error.noWorkspace':
    'The trained model is kept in a folder, and no folder is open. Open the folder that holds {file}, then try again.',
  'editor.error.notATable': '{file} is not a table. Choose a CSV or TSV file (also gzip-compressed).',
  'editor.error.notOnDisk':
    '{file} is not on this machine’s disk ({scheme}). Save a copy in a folder on disk, then choose that file.',
  'editor.error.nothingToPredict':
    'There is no text at the cursor. Select some text, or put the cursor in a paragraph, then try again.',
  'editor.error.renameTaken': 'There is already a model named “{name}”. Choose another name.',
  'editor.error.reportNewer':
    '{file} was made by a newer version of Transfer Lens (schema {schema}). Update the extension to read it.',
  'editor.error.reportUnreadable':
    '{file} is not a report that can be read ({detail}). Run the comparison again, or restore the file from a copy.',
  'editor.error.sameFile': 'Source and target are the same file, {file}. Choose two different tables.',

  // Buttons
  'editor.button.allow': 'Allow Download',
  'editor.button.chooseColumns': 'Choose Columns…',
  'editor.button.delete': 'Move to Trash',
  'editor.button.deletePermanently': 'Delete Permanently',
  'editor.button.keepBoth': 'Keep Both',
  'editor.button.openFolder': 'Open Folder…',
  'editor.button.openReport': 'Open Report',
  'editor.button.openSettings': 'Open Settings',
  'editor.button.replace': 'Replace',
  'editor.button.save': 'Save and Continue',
  'editor.button.showLog': 'Show Log',
  'editor.button.tryIt': 'Try It',

  // Choosing columns
  'editor.labels.each': 'Say It Label by Label…',
  'editor.labels.leftOut': 'left out',
  'editor.labels.placeholder': 'The files name different labels. The target has: {labels}',
  'editor.labels.proposed': 'Match Them Like This',
  'editor.labels.step': 'Match the labels of the source ({step}/{steps})',
  'editor.labels.title': 'Match the labels of the source',
  'editor.labels.which': 'What does “{label}” mean in the target?',
  'editor.labels.without': 'Go On Without Matching',
  'editor.labels.withoutDetail': 'The source’s labels are not learned from',
  'editor.columns.noLabel': 'no label',
  'editor.columns.pair': '{text} → {label}',
  'editor.columns.placeholder': 'Which column is the text, and which is the label? (text → label)',
  'editor.columns.preview': '“{text}” → {label}',
  'editor.columns.title': 'Columns of {file}',

  // Choosing domains
  'editor.source.browse': 'Browse…',
  'editor.source.labels': '{rows} rows · {labels}',
  'editor.source.movies': 'Built-in Movie Reviews',
  'editor.source.moviesDetail':
    'A head trained on movie reviews that comes with the extension. Positive and negative.',
  'editor.source.noLabels': '{rows} rows · no labels',
  'editor.source.none': 'No Source Domain',
  'editor.source.noneDetail': 'Learns from the rows of {file} alone.',
  'editor.source.other': 'Tables in the workspace',
  'editor.source.placeholder': 'Which domain should the classifier be transferred from?',
  'editor.source.title': 'Fine-Tune on {file}',
  'editor.compare.placeholder': 'Which domain should it be compared with?',
  'editor.compare.title': 'Compare {file} with…',
  'editor.compare.name': '{source} and {target}',
  'editor.compare.moviesName': 'movie reviews',

  // Names and questions
  'editor.model.exists': 'A model named “{name}” exists already.',
  'editor.model.existsDetail': 'Replace it and its report, or keep both and name the new one “{fresh}”?',
  'editor.model.deleteQuestion': 'Delete the model “{name}” and its report?',
  'editor.model.deleteDetail': 'They are moved to the trash and can be restored from there.',
  'editor.report.deleteQuestion': 'Delete the report “{name}”?',
  'editor.report.deleteDetail': 'It is moved to the trash and can be restored from there.',
  'editor.trash.missing': 'There is no trash here.',
  'editor.trash.missingDetail': 'Delete “{name}” permanently? This cannot be undone.',
  'editor.model.renamePrompt': 'New name of the model “{name}”',
  'editor.model.renameEmpty': 'A model needs a name.',
  'editor.model.renameLetters':
    'A name cannot hold < > : " / \\ | ? * or begin or end with a dot or a space.',
  'editor.model.pick': 'Choose a model',
  'editor.report.pick': 'Choose a report',
  'editor.report.targetGone':
    'Where {file} lies now cannot be told from this report. Choose the table it was made from.',
  'editor.table.unsaved': '{file} has changes that are not saved. Only what is on disk is read.',
  'editor.network.question': 'Download the encoder “{id}” from the hub?',
  'editor.network.detail':
    'The setting “Encoder” names a model that is not on this machine. Allowing turns on the setting “Allow Network”. Only the encoder’s files are downloaded; your texts stay here.',

  // Progress
  'editor.progress.fineTune': 'Fine-tuning on {file}',
  'editor.progress.predict': 'Predicting',
  'editor.progress.inspect': 'Reading {file}',
  'editor.progress.clearCache': 'Clearing the vector cache',
  'editor.progress.waiting': 'Waiting for another run to finish',
  'editor.progress.count': '{what}: {done} of {total}',
  'editor.progress.rate': '{rate} a second',
  'editor.progress.seconds': '{seconds} s left',
  'editor.progress.minutes': '{minutes} min left',
  'editor.phase.read': 'Reading',
  'editor.phase.load': 'Loading the encoder',
  'editor.phase.embed': 'Turning texts into vectors',
  'editor.phase.fit': 'Training and checking',
  'editor.phase.shift': 'Measuring distances',
  'editor.phase.topics': 'Grouping texts',
  'editor.phase.explain': 'Looking for failures',
  'editor.phase.map': 'Drawing the map',
  'editor.phase.write': 'Saving',
  'editor.phase.subject': '{phase} ({subject})',

  // Results
  'editor.done.fineTune':
    '“{name}” is trained and active. Accuracy {accuracy} {bounds} (95 % interval, {rows} labeled rows). Strategy: {strategy}.',
  'editor.done.fineTuneEstimated':
    '“{name}” is trained and active. Without labels, its accuracy is estimated at {range}. Strategy: {strategy}.',
  'editor.done.fineTuneUnmeasured':
    '“{name}” is trained and active. There are no labels to measure its accuracy on. Strategy: {strategy}.',
  'editor.done.cache': 'The vector cache is empty; {size} were freed.',
  'editor.done.saved': '{file} is saved.',
  'editor.done.copied': 'Copied.',
  'editor.done.active': '“{name}” answers predictions from now on.',
  'editor.done.samples': 'The sample tables are in {folder}.',

  // Rows to label, and other strategies
  'editor.pick.prompt': 'How many rows of {file} do you want to label?',
  'editor.pick.invalid': 'Give a whole number from 1 to {most}.',
  'editor.pick.fewer': '{file} has only {count} rows without a label.',
  'editor.pick.fresh':
    '{count} rows of {file} are ready to label. Fill in the column “{label}”, save the text as a CSV file, then fine-tune on that file.',
  'editor.pick.beside':
    '{count} rows of {file} are ready to label. Fill in the column “{label}”, then copy the labels back by row number, or save the text as a CSV file and fine-tune on that file.',
  'editor.strategy.title': 'Use Another Strategy for {file}',
  'editor.strategy.placeholder': 'Which strategy should be trained and saved?',
  'editor.strategy.figures': '{accuracy} {bounds}',
  'editor.strategy.difference': '{accuracy} {bounds} · {difference} points to target-only',

  // Predictions
  'editor.predict.after': '{label} {probability}',
  'editor.predict.builtIn': 'movie reviews head',
  'editor.predict.builtInNote':
    'Answered by the built-in movie reviews head. Fine-tune a classifier on your own table for better answers.',
  'editor.predict.model': 'Model: {name}',
  'editor.predict.paragraph': 'Nothing was selected, so the current paragraph was predicted.',
  'editor.predict.row': 'Nothing was selected, so the current line of the table was predicted.',
  'editor.predict.shortened':
    '{count} of {total} texts were longer than the encoder reads: their beginning and end were read.',
  'editor.predict.many': '{count} predictions',
  'editor.predict.manyLabels': '{label}: {count}',
  'editor.predict.aria': 'Prediction: {text}. Model: {name}.',
  'editor.predict.listTitle': 'Predictions in {file}',
  'editor.predict.listPlaceholder': 'Choose a prediction to go to its text',
  'editor.predict.line': 'line {line}',
  'editor.predict.probabilityRow': '{label}: {probability}',

  // Views
  'editor.view.rate': '{accuracy} · {labels} labels · {rows} rows',
  'editor.view.rateEstimated': 'estimated {range} · {labels} labels',
  'editor.view.rateUnknown': 'accuracy not known · {labels} labels',
  'editor.view.active': 'active',
  'editor.view.accuracy': 'Accuracy: {accuracy} {bounds}, 95 % interval on {rows} labeled rows',
  'editor.view.accuracyEstimated': 'Accuracy: estimated {range}, without labels of the target',
  'editor.view.accuracyUnknown': 'Accuracy: not known, there are no labels to measure it on',
  'editor.view.f1': 'Macro F1: {value}',
  'editor.view.ece': 'Calibration error: {value}',
  'editor.view.labels': 'Labels: {labels}',
  'editor.view.data': 'Trained on {target}; source: {source}; saved: {strategy}',
  'editor.view.noSource': 'none',
  'editor.view.created': 'Made {date}',
  'editor.view.encoder': 'Encoder: {id}',
  'editor.view.broken': 'cannot be used',
  'editor.view.builtIn': 'Movie Reviews Head',
  'editor.view.builtInDescription': 'built-in',

  // Samples
  'editor.samples.title': 'Choose a folder for the sample tables',
  'editor.samples.open': 'Copy Samples Here',
} as const;
