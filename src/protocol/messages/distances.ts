export const distanceMessages = {} as const;
