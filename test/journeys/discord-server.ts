import type { Interaction, Message, Person } from '../kit/discord/index.js';
import { openStage, press, type Stage, type StageSettings, textOf, toldIn } from './discord-stage.js';

/** A server with Olga, who manages it, and a role of singers that Ada has. */
export const openServer = async (settings: StageSettings = {}) => {
  const stage = await openStage(settings);
  const { discord } = stage;
  const managers = discord.role('Managers', { permissions: 1n << 5n });
  const singers = discord.role('Singers');
  return {
    ...stage,
    singers,
    olga: discord.person('Olga', { roles: [managers] }),
    ada: discord.person('Ada the singer', { roles: [singers] }),
    bob: discord.person('Bob'),
  };
};

/** What a person is told in answer to what they do. */
export const tell = async (stage: Stage, asked: Promise<Interaction>): Promise<Message> =>
  toldIn(stage.discord, await asked);

/** Opens a page of the settings and fills it in. */
export const decide = async (
  stage: Stage,
  who: Person,
  page: string,
  values: Parameters<Person['fill']>[1],
): Promise<string> => {
  const shown = await tell(stage, who.slash('settings'));
  const opened = await press(who, shown, page);
  const sent = await who.fill(opened, values);
  return textOf(await toldIn(stage.discord, sent));
};
