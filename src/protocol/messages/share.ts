export const shareMessages = {} as const;
