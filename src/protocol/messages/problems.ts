/** The preview of a table, the Problems panel and its fixes. English texts: see ../message.ts. */
export const problemMessages = {} as const;
