import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The requests that a child process answers, by name. */
type Handlers = Record<string, (facts: never) => unknown>;

/** A separate process, so that what surrounds Minstrel does not share its event loop. */
export type Child = {
  ask<Answer>(name: string, facts?: unknown): Promise<Answer>;
  stop(): Promise<void>;
};

type ChildRequest = { number: number; name: string; facts: unknown };
type Reply = { number: number; answer?: unknown; error?: string | undefined };

/** Starts a file of this folder as a child process, with the flags of this process. */
export const startChild = (file: string): Child => {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child: ChildProcess = fork(path, [], { serialization: 'advanced' });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let count = 0;
  child.on('message', ({ number, answer, error }: Reply) => {
    const request = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) request?.resolve(answer);
    else request?.reject(new Error(`${file}: ${error}`));
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const rejectAll = () => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended`));
  };
  ended.then(rejectAll, rejectAll);

  const ask = <Answer>(name: string, facts?: unknown): Promise<Answer> =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { resolve: (answer) => resolve(answer as Answer), reject });
      child.send({ number: count, name, facts } satisfies ChildRequest);
    });
  return {
    ask,
    stop: async () => {
      if (child.connected) child.disconnect();
      const killTimer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(killTimer);
    },
  };
};

/** The child's side: answers the parent, and ends with it. */
export const answerParent = (handlers: Handlers): void => {
  process.on('message', async ({ number, name, facts }: ChildRequest) => {
    try {
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`there is no handler for ${name}`);
      process.send?.({ number, answer: await handler(facts as never) } satisfies Reply);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ number, error: reason } satisfies Reply);
    }
  });
  // Ctrl-C reaches the whole process group; the parent cleans up and ends the child.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit(0));
};
