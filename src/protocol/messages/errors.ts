/** What went wrong and what to do next. English texts: see ../message.ts. */
export const errorMessages = {
  'error.cancelled': 'Cancelled.',
  'error.internal':
    'Something went wrong inside Transfer Lens: {detail}. See the log for details, then try again.',
  'error.engineStopped':
    'The Transfer Lens engine stopped unexpectedly ({detail}). Try again; it restarts by itself.',
} as const;
