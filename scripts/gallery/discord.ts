import type { Browser } from 'playwright-core';
import {
  type Discord,
  type Interaction,
  type Message,
  type Person,
  renderHtml,
} from '../../test/kit/discord/index.js';
import { shoot } from '../drawing.js';
import { type Hand, occurrences, type Picture, patience, stillness } from './ui-driver.js';

/** Discord's names for our languages. */
const locales: Record<string, string> = { en: 'en-US', es: 'es-ES', pt: 'pt-BR', zh: 'zh-CN' };

const width = 560;

/** A person who manages a server, at a computer, in a channel of their own. */
export const discordHand = (
  browser: Browser,
  discord: Discord,
  person: Person,
  language: string,
  song: Buffer,
): Hand => {
  const { id: channel } = discord.channel(`songs-${language}`);
  const place = { channel };
  const pictures: Picture[] = [];
  let drawn = 0;
  let lately: Interaction | undefined;
  const messages = () => discord.messages(channel, person);
  const said = () => messages().map(wordsOf).join('\n');
  const settled = async () => {
    await lately?.acknowledged;
    await stillness(() => said() + (lately?.modal?.title ?? ''));
  };
  const camera = async (name: string) => {
    await settled();
    const modal = lately?.modal;
    const fresh = messages().slice(drawn);
    const html = renderHtml(fresh, {
      channel: `songs-${language}`,
      names: discord.names,
      ...(modal ? { modal } : {}),
    }).replaceAll(`@${person.id}`, `@${person.name}`);
    pictures.push({ name, image: await shoot(browser, html, width) });
    drawn = messages().length;
  };
  const standing = (label: string, near = '') =>
    messages().findLast((one) => labelsOf(one).includes(label) && wordsOf(one).includes(near));
  const sees = async (text: string, times = 1) =>
    void (await patience(
      () => occurrences(said(), text) >= times,
      () => `“${text}” in ${(said()).slice(-400)}`,
    ));
  return {
    surface: 'discord',
    language,
    width,
    pictures,
    command: async (name, words) => {
      lately = await person.slash(name, words === undefined ? {} : { prompt: words }, place);
      await settled();
    },
    press: async (label, near) => {
      const found = await patience(
        () => standing(label, near),
        () => `the button ${label}`,
      );
      lately = await person.press(found, label);
      await settled();
    },
    offers: async (label, near) => standing(label, near) !== undefined,
    give: async () => {
      const before = messages().length;
      await person.say(`<@${discord.botId}>`, {
        ...place,
        attachments: [{ filename: 'riff.mp3', bytes: song, contentType: 'audio/mpeg' }],
      });
      // A plain message does not carry the person's language, so the answer may be in another one.
      await patience(
        () => messages().length > before + 1,
        () => 'an offer',
      );
    },
    settings: async () => {
      lately = await person.slash('settings', {}, place);
      await settled();
    },
    sees,
    picture: async (name) => {
      lately = undefined;
      await camera(name);
    },
    form: async (name) => {
      await patience(
        () => lately?.modal ?? undefined,
        () => `the form ${name}`,
      );
      await camera(name);
      lately = undefined;
    },
  };
};

/** A language as Discord names it. */
export const discordLocale = (language: string): string => locales[language] ?? language;

const labelsOf = (message: Message): string[] =>
  message.components.flatMap((row) => (row.components ?? []).map((button) => button.label ?? ''));

const wordsOf = (message: Message): string =>
  [
    message.content,
    ...message.embeds.flatMap(({ title, description, fields = [], footer }) => [
      title ?? '',
      description ?? '',
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text ?? '',
    ]),
    ...message.attachments.map(({ filename }) => filename),
    ...labelsOf(message),
  ].join('\n');
