import { setTimeout as pause } from 'node:timers/promises';
import {
  type BaseInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  Options,
  Partials,
  Status,
} from 'discord.js';
import {
  type ChatEvent,
  type ChatListener,
  type ChatSurface,
  type Clock,
  type EventHandler,
  type ExpiringStore,
  isOperationName,
  type Log,
  note,
  parseAction,
} from '../../core/index.js';
import { say } from '../../i18n/index.js';
import { createDiscordApi } from './api.js';
import { audioAmong } from './audio.js';
import { entryNames, registrations } from './commands.js';
import { parseApiError } from './errors.js';
import { parseFormId, parseUnshown, withUnshown } from './forms/modal.js';
import { createAutocomplete } from './incoming/autocomplete.js';
import { communityIn } from './incoming/community.js';
import {
  addressIn,
  answersIn,
  eventKey,
  expiryFrom,
  handleOf,
  personIn,
  textOfTarget,
  valuesIn,
} from './incoming/event.js';
import { guildJoinEvent } from './incoming/guild-join.js';
import { createMessageReader } from './incoming/messages.js';
import { inviteLink } from './invite-link.js';
import {
  createInteractionReply,
  type InteractionKind,
  type InteractionReply,
  unshownKey,
} from './outgoing/reply.js';
import { createDiscordSurface } from './surface.js';

/** What a Discord listener needs. */
export type DiscordListenerSettings = {
  token: string;
  /** The API without its version: `https://discord.com/api`. */
  apiUrl: string;
  drafts: ExpiringStore;
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
  const calls = createDiscordApi({ token, apiUrl, timeoutMs: 20_000 });
  const surface = settings.surface ?? forgetfulSurface(settings);
  const tools = { calls, surface, drafts, log, patienceMs };
  const suggest = createAutocomplete({ calls, log, suggestMs });
  const hearMessage = createMessageReader({ surface, log, locale });
  const underWay = new Set<Promise<void>>();
  let client: Client | undefined;
  let link: string | undefined;

  const fault = (error: unknown) => parseApiError(error).detail;

  const answerTo = (
    interaction: BaseInteraction,
    kind: InteractionKind,
    hidden: boolean,
    replyTo?: string,
  ) => {
    const expiresAt = expiryFrom(clock());
    const person = personIn(interaction);
    const address = addressIn(interaction, expiresAt, replyTo);
    const key = eventKey(interaction);
    const handle = handleOf(interaction);
    const asked = { kind, hidden, key, handle, expiresAt, address, person: person.id, locale: person.locale };
    const answer = createInteractionReply(tools, asked);
    const community = communityIn(interaction);
    return { answer, heard: { key, person, address, community, reply: answer.reply } };
  };

  const hearWith = async (
    answer: Pick<InteractionReply, 'finish'>,
    hear: () => Promise<void>,
  ): Promise<void> => {
    try {
      await hear();
    } catch (error) {
      return answer.finish({ error });
    }
    return answer.finish({});
  };

  const hearInteraction = async (studio: EventHandler, interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) return suggest(studio, interaction);
    if (interaction.isChatInputCommand()) {
      const { answer, heard } = answerTo(interaction, 'command', !isOperationName(interaction.commandName));
      const event: ChatEvent = {
        ...heard,
        kind: 'command',
        name: interaction.commandName,
        values: valuesIn(interaction),
      };
      return hearWith(answer, () => studio.handle(event));
    }
    if (interaction.isMessageContextMenuCommand()) {
      const wantsAudio = interaction.commandName === entryNames(locale).audio;
      const { answer, heard } = answerTo(interaction, 'command', wantsAudio, interaction.targetId);
      return hearWith(answer, () => {
        if (!wantsAudio) return studio.handle({ ...heard, kind: 'text', text: textOfTarget(interaction) });
        const { attachments, content } = interaction.targetMessage;
        const audio = audioAmong(attachments.values());
        if (audio !== undefined) return studio.handle({ ...heard, kind: 'audio', audio, text: content });
        return heard.reply.tell(note('bad', say(heard.person.locale, 'refusal.upload-not-audio')));
      });
    }
    if (interaction.isButton()) {
      const { answer, heard } = answerTo(interaction, 'press', true);
      return hearWith(answer, () =>
        studio.handle({ ...heard, kind: 'press', action: parseAction(interaction.customId) }),
      );
    }
    if (interaction.isModalSubmit()) {
      const { form, remembered } = parseFormId(interaction.customId);
      const { answer, heard } = answerTo(interaction, 'form', parseAction(form)?.do !== 'operation');
      return hearWith(answer, async () => {
        const answers = answersIn(interaction);
        if (!remembered) return studio.handle({ ...heard, kind: 'form', form, values: answers });
        const unshown = parseUnshown(await drafts.load(unshownKey(interaction.customId, heard.person.id)));
        // Without them it would be another song than the one that was asked for.
        if (unshown === undefined) {
          return heard.reply.tell(note('bad', say(heard.person.locale, 'refusal.form-expired')));
        }
        return studio.handle({ ...heard, kind: 'form', form, values: withUnshown(answers, unshown) });
      });
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
      // Servers that were there before, or come back, are no arrivals to Discord's library.
      connecting.on(Events.GuildCreate, (guild) => {
        const arrival = guildJoinEvent(guild, surface);
        if (arrival !== undefined) guard(studio.handle(arrival));
      });
      connecting.on(Events.MessageCreate, (message) => guard(hearMessage(studio, message)));
      const ready = new Promise<Client<true>>((resolve) => connecting.once(Events.ClientReady, resolve));
      try {
        await connecting.login(token);
      } catch (error) {
        await connecting.destroy();
        throw new Error(`Discord: ${fault(error)}`);
      }
      const { application } = await ready;
      link = inviteLink(application.id);
      log.info({ link }, 'This link brings the bot to a server');
      await register(application.id);
    },

    async stop() {
      const leaving = client;
      client = undefined;
      if (leaving === undefined) return;
      leaving.removeAllListeners(Events.InteractionCreate);
      leaving.removeAllListeners(Events.MessageCreate);
      leaving.removeAllListeners(Events.GuildCreate);
      await leaving.destroy();
      const late = new AbortController();
      const patience = pause(stopMs, undefined, { signal: late.signal }).catch(() => {});
      await Promise.race([Promise.allSettled(underWay), patience]);
      late.abort();
    },

    invitation: () => link,

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
