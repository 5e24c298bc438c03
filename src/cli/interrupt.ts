/**
 * Ctrl+C from the very first moment: this module is the first that the command line loads. The first signal
 * asks the running call to stop and clean up; a second one leaves at once (the engine then stops by itself).
 */
const controller = new AbortController();

/** Exit codes of a process that a signal ended: 128 + the signal's number. */
export const interruptCodes = { SIGINT: 130, SIGTERM: 143 } as const;
let received: keyof typeof interruptCodes = 'SIGINT';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(interruptCodes[signal]);
    received = signal;
    controller.abort();
  });
}

export const interrupted: AbortSignal = controller.signal;
export const interruptCode = (): number => interruptCodes[received];
