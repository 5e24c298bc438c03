export const rowMessages = {} as const;
