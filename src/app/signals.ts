/**
 * Milliseconds within which signals count as one. Ctrl-C reaches every process of the terminal's group, and npm sends
 * its own again to the process it started.
 */
const oneSignalMs = 1000;

/**
 * Stops in order at the first SIGINT or SIGTERM and ends the process; a second signal, a moment later, ends it at once.
 * The answer is true from the first signal on.
 */
export const stopOnSignals = (stop: () => Promise<void>): (() => boolean) => {
  let firstAt: number | undefined;
  const receive = () => {
    const now = performance.now();
    if (firstAt !== undefined) {
      if (now - firstAt > oneSignalMs) process.exit(1);
      return;
    }
    firstAt = now;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, receive);
  return () => firstAt !== undefined;
};
