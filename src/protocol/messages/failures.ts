export const failureMessages = {} as const;
