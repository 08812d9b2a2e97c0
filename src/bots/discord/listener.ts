import { setTimeout as pause } from 'node:timers/promises';
import {
  type AutocompleteInteraction,
  type BaseInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  Options,
  Partials,
  Status,
} from 'discord.js';
import {
  apologyFor,
  type ChatEvent,
  type ChatListener,
  type ChatMessage,
  type ChatSurface,
  type Clock,
  type Drafts,
  fieldName,
  type Hears,
  type Log,
  note,
  type Suggestion,
  say,
} from '../../core/index.js';
import { type Answer, createAnswer, type InteractionKind, unshownKey } from './answer.js';
import { createCalls } from './calls.js';
import { unformatted } from './escape.js';
import {
  addressIn,
  addressOf,
  answersIn,
  authorOf,
  eventKey,
  expiryFrom,
  handleOf,
  personIn,
  textForBot,
  textOfTarget,
  valuesIn,
} from './event.js';
import { readFault } from './faults.js';
import { parseFormId, parseUnshown, withUnshown } from './form.js';
import { invitation, postPatiently } from './posting.js';
import { registrations } from './registration.js';
import { createDiscordSurface } from './surface.js';

/** What a Discord listener needs. */
export type DiscordListenerSettings = {
  token: string;
  /** The API without its version: `https://discord.com/api`. */
  apiUrl: string;
  drafts: Drafts;
  /** Posts the answers to written messages; one of its own, which remembers nothing, when left out. */
  surface?: ChatSurface | undefined;
  clock: Clock;
  log: Log;
  /** The language of commands, and of answers to written messages, which tell none. */
  locale?: string | undefined;
  /** How long core may think before "thinking …" is shown, in milliseconds; 1.8 s when left out. */
  patienceMs?: number | undefined;
  /** How long suggestions may take, in milliseconds; 2 s when left out. */
  suggestMs?: number | undefined;
};

const stopMs = 5_000;

/** Listens to Discord: slash commands, buttons, forms, direct messages, mentions and replies to the bot. */
export const createDiscordListener = (settings: DiscordListenerSettings): ChatListener => {
  const { token, apiUrl, drafts, clock, log, locale, patienceMs = 1_800, suggestMs = 2_000 } = settings;
  const calls = createCalls({ token, apiUrl, timeoutMs: 20_000 });
  const surface = settings.surface ?? forgetfulSurface(settings);
  const tools = { calls, surface, drafts, log, patienceMs };
  const underWay = new Set<Promise<void>>();
  let client: Client | undefined;

  const fault = (error: unknown) => readFault(error).detail;

  const answerTo = (interaction: BaseInteraction, kind: InteractionKind, replyTo?: string) => {
    const expiresAt = expiryFrom(clock());
    const person = personIn(interaction);
    const address = addressIn(interaction, expiresAt, replyTo);
    const key = eventKey(interaction);
    const handle = handleOf(interaction);
    const asked = { kind, key, handle, expiresAt, address, person: person.id, locale: person.locale };
    const answer = createAnswer(tools, asked);
    return { answer, heard: { key, person, address, reply: answer.reply } };
  };

  const hearWith = async (answer: Pick<Answer, 'finish'>, hear: () => Promise<void>): Promise<void> => {
    try {
      await hear();
    } catch (error) {
      return answer.finish({ error });
    }
    return answer.finish({});
  };

  const hearInteraction = async (studio: Hears, interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) return suggest(studio, interaction);
    if (interaction.isChatInputCommand()) {
      const { answer, heard } = answerTo(interaction, 'command');
      const event: ChatEvent = {
        ...heard,
        kind: 'command',
        name: interaction.commandName,
        values: valuesIn(interaction),
      };
      return hearWith(answer, () => studio.hear(event));
    }
    if (interaction.isMessageContextMenuCommand()) {
      const { answer, heard } = answerTo(interaction, 'command', interaction.targetId);
      return hearWith(answer, () => studio.hear({ ...heard, kind: 'text', text: textOfTarget(interaction) }));
    }
    if (interaction.isButton()) {
      const { answer, heard } = answerTo(interaction, 'press');
      return hearWith(answer, () => studio.hear({ ...heard, kind: 'press', action: interaction.customId }));
    }
    if (interaction.isModalSubmit()) {
      const { answer, heard } = answerTo(interaction, 'form');
      const { form, remembered } = parseFormId(interaction.customId);
      return hearWith(answer, async () => {
        const answers = answersIn(interaction);
        if (!remembered) return studio.hear({ ...heard, kind: 'form', form, values: answers });
        const unshown = parseUnshown(await drafts.load(unshownKey(interaction.customId, heard.person.id)));
        // Without them it would be another song than the one that was asked for.
        if (unshown === undefined) {
          return heard.reply.tell(note('bad', say(heard.person.locale, 'refusal.form-expired')));
        }
        return studio.hear({ ...heard, kind: 'form', form, values: withUnshown(answers, unshown) });
      });
    }
  };

  const suggest = async (studio: Hears, interaction: AutocompleteInteraction): Promise<void> => {
    const focused = interaction.options.getFocused(true);
    const asked = studio.suggest(
      interaction.commandName,
      fieldName(focused.name),
      String(focused.value),
      personIn(interaction),
    );
    const late = new AbortController();
    const suggestions = await Promise.race([
      asked.catch((error): Suggestion[] => {
        log.warn({ id: eventKey(interaction), error: fault(error) }, 'No suggestions');
        return [];
      }),
      pause(suggestMs, [], { signal: late.signal }).catch((): Suggestion[] => []),
    ]);
    late.abort();
    const choices = suggestions
      .filter(({ value }) => value !== '' && value.length <= 100)
      .slice(0, 25)
      .map(({ value, label }) => ({ value, name: unformatted(label, 100) ?? value }));
    await calls.suggest(handleOf(interaction), choices);
  };

  const hearMessage = async (studio: Hears, message: Message<boolean>): Promise<void> => {
    const bot = message.client.user.id;
    const text = textForBot(message, bot);
    if (text === undefined) return;
    const person = authorOf(message, locale);
    const address = addressOf(message);
    const key = eventKey(message);
    let posts = 0;
    const post = (said: ChatMessage) => {
      posts += 1;
      return postPatiently(surface, address, said, `${key}:${posts}`);
    };
    const tell = async (said: ChatMessage): Promise<void> => {
      await post(said);
    };
    const reply = {
      card: post,
      tell,
      ask: (form: Parameters<typeof invitation>[0]) => tell(invitation(form, locale)),
    };
    try {
      await studio.hear({ key, person, address, reply, kind: 'text', text });
    } catch (error) {
      log.error({ id: key, error: fault(error) }, 'An event could not be heard');
      await tell(apologyFor(error, locale));
    }
  };

  /** Nothing that happens to one event may end the process. */
  const guard = (what: Promise<void>): void => {
    const guarded = what
      .catch((error) => log.error({ error: fault(error) }, 'A person was left without an answer'))
      .finally(() => underWay.delete(guarded));
    underWay.add(guarded);
  };

  const register = async (application: string): Promise<void> => {
    try {
      await calls.overwriteCommands(application, registrations(locale));
      log.info({}, 'The commands are registered with Discord');
    } catch (error) {
      log.error(
        { error: fault(error) },
        'The commands could not be registered; those from before still work',
      );
    }
  };

  return {
    id: 'discord',

    async start(studio) {
      const connecting = createClient(apiUrl);
      client = connecting;
      connecting.on(Events.Error, (error) => log.error({ error: fault(error) }, 'Discord gateway'));
      connecting.on(Events.ShardError, (error) => log.error({ error: fault(error) }, 'Discord gateway'));
      connecting.on(Events.Invalidated, () => log.error({}, 'Discord has ended the session for good'));
      connecting.on(Events.InteractionCreate, (interaction) => guard(hearInteraction(studio, interaction)));
      connecting.on(Events.MessageCreate, (message) => guard(hearMessage(studio, message)));
      const ready = new Promise<Client<true>>((resolve) => connecting.once(Events.ClientReady, resolve));
      try {
        await connecting.login(token);
      } catch (error) {
        await connecting.destroy();
        throw new Error(`Discord: ${fault(error)}`);
      }
      await register((await ready).application.id);
    },

    async stop() {
      const leaving = client;
      client = undefined;
      if (leaving === undefined) return;
      leaving.removeAllListeners(Events.InteractionCreate);
      leaving.removeAllListeners(Events.MessageCreate);
      await leaving.destroy();
      const late = new AbortController();
      const patience = pause(stopMs, undefined, { signal: late.signal }).catch(() => {});
      await Promise.race([Promise.allSettled(underWay), patience]);
      late.abort();
    },

    ready: () =>
      client?.isReady() === true && client.ws.shards.every((shard) => shard.status === Status.Ready),
  };
};

const createClient = (apiUrl: string): Client =>
  new Client({
    // No privileged intent: what is written to the bot can be read without (Discord docs, message content intent).
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    waitGuildTimeout: 2_000,
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
    rest: { api: apiUrl },
  });

const forgetfulSurface = ({ token, apiUrl, clock, log }: DiscordListenerSettings): ChatSurface =>
  createDiscordSurface({
    token,
    apiUrl,
    clock,
    log,
    receipts: { find: async () => undefined, keep: async () => {} },
    read: async () => {
      throw new Error('this listener has no shelf of files');
    },
  });
