/** How a table was read and understood. English texts: see ../message.ts. */
export const tableMessages = {
  'table.skipped.notJson': 'It is not valid JSON (column {column}).',
  'table.skipped.notAnObject': 'It is JSON, but not an object with named values.',
  'table.skipped.binary': '{name} holds binary data, not text.',
  'table.skipped.tooManyCells': 'It has more cells than the header.',
  'table.note.broken':
    '{name}: {count} rows hold bytes that are not {encoding}; they read as \ufffd. Name the encoding if it is another one.',
  'table.note.comments': '{name}: {count} comment lines (#) were left out.',
  'table.note.otherFiles': '{name}: {count} files beside the .txt files were left out.',
  'table.note.drawn': '{name}: {rows} of {all} rows were drawn, in proportion to their labels (seed {seed}).',
} as const;
