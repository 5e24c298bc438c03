/** English texts: see ../message.ts. */
export const reportMessages = {} as const;
