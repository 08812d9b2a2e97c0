import type { InteractionRecord } from './interaction.js';
import { createPlaces } from './places.js';
import { createSnowflakes } from './snowflake.js';
import type { Account, Attachment, Channel, GatewayEvent, Message, RequestRecord } from './types.js';
import type { Wire } from './wire.js';

/** Everything Discord stores; it outlives the process of the bot. */
export type State = ReturnType<typeof createState>;

/** Creates a Discord with one server, one text channel, and the bot as the only account. */
export const createState = (settings: {
  origin: string;
  maxFileBytes: number;
  privilegedIntents: boolean;
}) => {
  let emitToGateway: (event: GatewayEvent) => number = () => 0;
  const changeListeners = new Set<() => void>();
  const snowflake = createSnowflakes();
  const bot: Account = { id: snowflake(), name: 'Minstrel', bot: true };
  const places = createPlaces(snowflake);
  const accounts = new Map<string, Account>([[bot.id, bot]]);
  const messages: Message[] = [];

  return {
    ...settings,
    ...places,
    token: `${Buffer.from(bot.id).toString('base64url')}.simulated.discord-bot-token`,
    applicationId: bot.id,
    bot,
    accounts,
    commands: [] as Wire[],
    messages,
    /** The roles of each account by its id, in all guilds. */
    rolesOf: new Map<string, string[]>(),
    /** The message that was posted with each nonce of the bot. */
    nonces: new Map<string, Message>(),
    interactions: new Map<string, InteractionRecord>(),
    uploads: new Map<string, Pick<Attachment, 'bytes' | 'contentType'>>(),
    requests: [] as RequestRecord[],
    /** The people who take no direct messages of the bot. */
    closedDirectMessages: new Set<string>(),
    /** The largest file that interactions promise to take, in bytes. */
    promisedFileBytes: settings.maxFileBytes,
    /** The intents of the last session that identified itself. */
    intents: 0,
    snowflake,

    addAccount(name: string): Account {
      const account: Account = { id: snowflake(), name, bot: false };
      accounts.set(account.id, account);
      return account;
    },

    /** The direct messages of this person with the bot, opened when they are not yet. */
    directChannel(personId: string): Channel {
      const open = [...places.channels.values()].find((channel) => channel.personId === personId);
      return open ?? places.addChannel('direct', { personId });
    },

    message(id: string): Message | undefined {
      return messages.find((message) => message.id === id);
    },

    /** Sends an event to the connected sessions; returns how many received it. */
    emit(event: GatewayEvent): number {
      return emitToGateway(event);
    },
    connectGateway(emit: (event: GatewayEvent) => number): void {
      emitToGateway = emit;
    },
    notifyChange(): void {
      for (const listener of [...changeListeners]) listener();
    },
    /** Calls the listener at every change; the function returned stops that. */
    onChange(listener: () => void): () => void {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
  };
};
