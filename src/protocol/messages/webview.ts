/** English texts: see ../message.ts. */
export const webviewMessages = {} as const;
