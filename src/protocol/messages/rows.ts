/** English texts: see ../message.ts. Rows of the tables, shown beside a report. */
export const rowMessages = {
  'view.rows.reading': 'Reading the text…',
  'view.rows.withheld': 'Text withheld',
  'view.rows.moved': 'Row moved',
  'view.rows.gone': 'File moved or deleted',
  'view.rows.unknown': 'The report does not say where this text lies',
  'view.rows.failed': 'The text cannot be read. The log says why.',
  'view.rows.empty': 'Empty text',
  'view.rows.none': 'No rows to show.',
  'view.rows.more.one': 'Show one more row',
  'view.rows.more.many': 'Show {count} more rows',
  'view.stale.changed':
    '{file} has changed since this report was made. Its numbers are true of the old file; its rows may have moved.',
  'view.stale.gone':
    '{file} is no longer where it was when this report was made, so its rows cannot be shown.',
  'view.stale.runAgain': 'Run Again',
  'view.withheld':
    'The texts are withheld from this copy; row references still lead whoever has the files to them. To include them, export again with texts (--texts).',

  'editor.button.copyText': 'Copy Text',
  'editor.button.openFile': 'Open File',
  'editor.row.changed':
    '{file} has changed since the report was made, so row {row} may be another one. Run again for a report of the file as it is now.',
  'editor.row.compressed':
    '{file} is compressed, so the editor cannot open it at row {row}. Copy the row’s text, or unpack the file to look around in it.',
  'editor.row.gone':
    '{path} is no longer there, so row {row} cannot be opened. Put the file back, or run again on the file where it is now.',
  'editor.row.missing':
    '{file} has no row {row}. The report was edited by hand, or is broken; run again for a new one.',
  'editor.row.unknown':
    'This report does not say where the rows of {file} lie. Run again with a folder open, so that the report is kept in a file.',
  'editor.row.unsaved':
    '{file} has unsaved changes, so row {row} may stand on another line. Save the file to be sure.',
  'editor.html.question': 'May the page hold texts of your tables?',
  'editor.html.withTexts': 'With Texts',
  'editor.html.withTexts.detail':
    '{count} rows that the report points at can be read by whoever gets the file.',
  'editor.html.withoutTexts': 'Without Texts',
  'editor.html.withoutTexts.detail': 'Row numbers only; single words with their counts stay.',
} as const;
