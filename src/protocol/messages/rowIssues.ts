/** Rows worth a look. English texts: see ../message.ts. */
export const rowIssueMessages = {} as const;
