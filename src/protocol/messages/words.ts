export const wordMessages = {} as const;
