export const topicMessages = {} as const;
