/** What went wrong and what to do next. English texts: see ../message.ts. */
export const errorMessages = {
  'error.cancelled': 'Cancelled.',
  'error.internal':
    'Something went wrong inside Transfer Lens ({detail}). See the log for details, then try again.',
  'error.engineStopped':
    'The Transfer Lens engine stopped unexpectedly ({detail}). Try again; it restarts by itself.',

  // Tables
  'error.columnMissing': '{file} has no column "{column}". Its columns are: {columns}.',
  'error.encodingUnknown':
    'There is no encoding "{encoding}". Often used ones are UTF-8, UTF-16LE, windows-1252, Shift_JIS and GB18030.',
  'error.fileIsFolder':
    '{path} is a folder without texts. Choose a table in it, or a folder that holds one folder of .txt files for each label.',
  'error.fileMissing': 'There is no file {path}. Check the name, or whether it was moved or deleted.',
  'error.fileUnreadable': '{path} cannot be read ({detail}). Check its permissions, then try again.',
  'error.folderNested':
    '{path} holds no .txt files directly in its folders. Choose the folder whose folders are the labels, such as {inner}.',
  'error.jsonLineLong':
    '{file}: line {line} is longer than {limit} million characters, so this is not a file of one JSON object a line. Check that line.',
  'error.jsonSeveral':
    '{file} holds several tables ({names}). Save the one you want in a file of its own, as an array of objects.',
  'error.jsonShape':
    '{file} is JSON, but not a table. Tables are arrays of objects, alone or under one name, one object a line, or columns as pandas writes them.',
  'error.jsonTooLarge':
    '{file} is larger than {limit} MB, too large for one JSON document. Save it as JSON Lines (one object a line) or CSV, which are read piece by piece.',
  'error.noLabelColumn':
    'No column of {file} looks like a label (few different values, each several times). Its columns are: {columns}. Name the label column, or use Compare Domains for a table without labels.',
  'error.noTextColumn':
    'No column of {file} looks like text. Its columns are: {columns}. Name the text column.',
  'error.noTexts': 'Column "{column}" of {file} has no text in any row. Choose another text column.',
  'error.oneColumn':
    '{file} has only one column, "{column}". Fine-tuning needs a text column and a label column, separated by commas, semicolons, tabs or |.',
  'error.sameColumn': '{file}: column "{column}" cannot be both the text and the label. Name two columns.',
  'error.tableBinary':
    '{file} is not a text table: it holds binary data. Export it as CSV (UTF-8), then choose that file.',
  'error.tableColumnsDiffer':
    'The files {first} and {file} have different columns ({firstColumns} / {columns}). Choose files with the same columns, or one at a time.',
  'error.tableEmpty': '{file} is empty. Choose a table with a header and at least one row.',
  'error.tableEncoding':
    '{file} is not valid {encoding}: byte {byte} belongs to no character. Choose another encoding, or save the file as UTF-8.',
  'error.tableFormat':
    '{file} is of a kind that cannot be read ({extension}). Tables are read from {supported}, also gzip-compressed (.gz).',
  'error.tableGzip': '{file} is damaged or not gzip-compressed ({detail}). Compress it again, or unpack it.',
  'error.tableJson':
    '{file} is not valid JSON: see line {line}, column {column}. Mend that place, or export the table again as CSV or JSON Lines.',
  'error.tableLfs':
    '{file} is a placeholder of Git LFS, not the table itself. Run "git lfs pull", then choose it again.',
  'error.tableNoRows': '{file} holds a header but no rows. Add rows below the header.',
  'error.tableQuote':
    '{file}: a quotation mark that opens in row {row} (line {line}, cell {cell}) is never closed. Close it, or double it ("") where it belongs to the text.',
  'error.tableTooManyColumns':
    '{file} has more than {limit} different names of values. Export it as a table with one column for each kind of value.',
  'error.tableTooLong':
    '{file}: row {row} (line {line}) is longer than {limit} MB, probably because of a quotation mark that is never closed. Check that row.',

  // Labels
  'error.labelsUnknown':
    'The labels of {file} ({labels}) do not match those of the model {model} ({modelLabels}). Name the label column, or rename the labels.',
  'error.noLabeledRows':
    '{file} has no labeled rows in column "{column}". Add labels, or name another label column.',
  'error.oneClass':
    'All labeled rows of {file} have the same label, "{label}" (column "{column}"). At least two different labels are needed.',
  'error.sameTexts':
    'The labeled rows of {file} hold only {different} different texts (column "{column}"); at least {least} are needed. Name another text column, or add different texts.',
  'error.nothingToLabel':
    'Every row of {file} with a text has a label already, so there is nothing to pick. Fine-tune on it, or add rows.',
  'error.strategyImpossible':
    'The strategy {strategy} needs something that this target or source does not have. Possible here: {possible}.',
  'error.sourceIsTarget':
    'All labeled texts of {source} also stand in {target}, so there is nothing to transfer. Choose another source, or none.',
  'error.targetUnlabeled':
    '{file} has no labels, and there is no labeled source to learn from. Choose a source with labels, or label some rows first.',
  'error.sourceUseless':
    '{target} has too few labels to train on, and {source} cannot stand in: it has no usable labels either, or the two files name theirs differently. Choose another source, or label at least {least} rows of each label.',
  'error.tooFewRows':
    'Column "{column}" of {file} has {rows} labeled rows and {labels} different labels, but at least two labels with {least} rows each are needed to train and to check the result. Add labeled rows, or name another label column.',
  'error.tooManyClasses':
    'Column "{column}" of {file} holds {classes} different labels; at most {limit} are possible. Is it the label column? Name another.',

  // Encoders
  'error.encoderBroken':
    'The encoder in {folder} cannot be loaded: {detail}. Copy it again, or choose another encoder.',
  'error.encoderDamaged':
    'The file {file} of the encoder in {folder} is damaged: its checksum is not the one it was made with. Install or copy it again.',
  'error.encoderDownload':
    'The encoder {id} could not be downloaded ({detail}). Check its name and the network, or give a folder that holds it.',
  'error.encoderFileMissing':
    'The encoder folder {folder} has no {file}. An encoder needs config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx or onnx/model.onnx.',
  'error.encoderId':
    '"{id}" is not the name of an encoder on the hub. Such a name looks like Xenova/all-MiniLM-L6-v2.',
  'error.encoderMissing': 'There is no encoder folder {folder}. Check the name, or choose another encoder.',
  'error.encoderNetwork':
    'The encoder {id} would have to be downloaded, and the network is not allowed. Allow it with the setting {setting}, or give a folder that holds the encoder.',
  'error.moviesBroken':
    'The built-in movie reviews in {folder} cannot be read ({detail}). Install Transfer Lens again, or name a labeled file as the source.',
  'error.moviesEncoder':
    'The built-in movie reviews belong to the encoder that ships with Transfer Lens and cannot be used with {encoder}. Name a labeled file as the source.',

  // Models and files that are written
  'error.diskFull':
    'There is no space left for {path}. Free some space, then try again. Nothing was changed.',
  'error.modelBroken':
    'The model in {folder} cannot be used: {file} is missing or damaged ({detail}). Train it again, or restore that folder from a copy.',
  'error.modelEncoder':
    'The model {model} was trained with the encoder {trained}, but {opened} is open. Use that encoder ({hint}), or train the model again.',
  'error.modelExists':
    'There is already a model in {folder}. Choose another name, or allow it to be replaced.',
  'error.modelMissing': 'There is no model in {folder}: {file} is missing. Choose a folder made by training.',
  'error.modelNewer':
    'The model in {folder} was made by a newer version of Transfer Lens (schema {schema}). Update Transfer Lens, or train the model again.',
  'error.modelNotOurs':
    '{folder} exists and holds other files, so it is not replaced. Choose another folder for the model.',
  'error.notWritable':
    '{path} cannot be written ({detail}). Choose another place, or change its permissions.',
  'error.outIsInput': 'The result would overwrite its own input, {path}. Choose another output file.',
  'error.outExists': '{path} exists already. Choose another name, or allow it to be replaced.',
} as const;
