/** English texts: see ../message.ts. */
export const editorMessages = {} as const;
