/** English texts: see ../message.ts. */
export const engineMessages = {} as const;
