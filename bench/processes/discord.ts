import { setTimeout as pause } from 'node:timers/promises';
import { type Discord, startDiscord } from '../../test/kit/discord/index.js';
import { answerParent } from '../child.js';

/** How commands are sent: at an even rate, from a number of people in turn. */
export type Rush = { perSecond: number; seconds: number; people: number };

/** How long each acknowledged command waited, in milliseconds, and how many were never acknowledged. */
export type Waits = { waits: number[]; unanswered: number };

let discord: Discord | undefined;

answerParent({
  start: async () => {
    discord = await startDiscord();
    return { token: discord.token, api: discord.api };
  },
  rush: async ({ perSecond, seconds, people }: Rush): Promise<Waits> => {
    if (discord === undefined) throw new Error('Discord is not started');
    const { person } = discord;
    const told: Waits = { waits: [], unanswered: 0 };
    const acknowledgements: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let number = 0; number < perSecond * seconds; number += 1) {
      const due = startedAt + (number * 1000) / perSecond;
      await pause(Math.max(0, due - performance.now()));
      const writer = person(`Robin ${number % people}`);
      const sentAt = performance.now();
      const { acknowledged } = await writer.slash('song', { prompt: `a song about the number ${number}` });
      acknowledgements.push(
        acknowledged.then(
          () => void told.waits.push(performance.now() - sentAt),
          () => {
            told.unanswered += 1;
          },
        ),
      );
    }
    await Promise.all(acknowledgements);
    return told;
  },
  stop: () => discord?.close(),
});
