import type { Interaction, Message, Person } from '../kit/discord/index.js';
import {
  answerTo,
  type Harness,
  type HarnessOptions,
  openHarness,
  press,
  textOf,
} from './discord-harness.js';

/** A server that Olga manages, with a role Singers that Ada has. */
export const openServer = async (settings: HarnessOptions = {}) => {
  const harness = await openHarness(settings);
  const { discord } = harness;
  const managers = discord.role('Managers', { permissions: 1n << 5n });
  const singers = discord.role('Singers');
  return {
    ...harness,
    singers,
    olga: discord.person('Olga', { roles: [managers] }),
    ada: discord.person('Ada the singer', { roles: [singers] }),
    bob: discord.person('Bob'),
  };
};

/** The message that answers an interaction. */
export const answerFrom = async (harness: Harness, asked: Promise<Interaction>): Promise<Message> =>
  answerTo(harness.discord, await asked);

/** Opens a page of the settings and fills it in. */
export const decide = async (
  harness: Harness,
  who: Person,
  page: string,
  values: Parameters<Person['fill']>[1],
): Promise<string> => {
  const shown = await answerFrom(harness, who.slash('settings'));
  const opened = await press(who, shown, page);
  const sent = await who.fill(opened, values);
  return textOf(await answerTo(harness.discord, sent));
};
