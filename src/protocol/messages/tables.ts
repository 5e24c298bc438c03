/** How a table was read and understood. English texts: see ../message.ts. */
export const tableMessages = {
  'table.skipped.tooManyCells': 'It has more cells than the header.',
} as const;
