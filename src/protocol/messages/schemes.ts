/** How labels are understood. English texts: see ../message.ts. */
export const schemeMessages = {} as const;
