import { type BotFacts, startBot } from './bot.js';

/** Milliseconds from the command to the first 200 of /readyz. */
export const measureStart = async (facts: BotFacts): Promise<number> => {
  const bot = await startBot(facts);
  await bot.stop();
  return bot.readyMs;
};
