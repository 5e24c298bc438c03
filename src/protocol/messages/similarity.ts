export const similarityMessages = {} as const;
