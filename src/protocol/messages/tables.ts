/** How a table was read and understood. English texts: see ../message.ts. */
export const tableMessages = {
  'table.skipped.tooManyCells': 'It has more cells than the header.',
  'table.why.text': 'Long, different texts in words.',
  'table.why.label': 'Few values, each in many rows.',
  'table.why.other': 'Neither.',
} as const;
