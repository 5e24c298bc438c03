export const matrixMessages = {} as const;
