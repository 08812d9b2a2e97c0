import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway } from './gateway.js';
import { channelWire } from './message-wire.js';
import { createPerson, type Person } from './person.js';
import { createRest, type Fault } from './rest.js';
import { type Channel, createState, type Message, type RequestRecord } from './state.js';
import type { Wire } from './wire.js';

export type { Gift, OptionValue } from './command-choice.js';
export { renderHtml } from './draw.js';
export type { FieldValue } from './form.js';
export type { Acknowledgement, Choice, Modal } from './interaction.js';
export type { Interaction, Person, Place } from './person.js';
export type { Fault, MadeUpAnswer } from './rest.js';
export type { Account, Attachment, Channel, Component, Message, RequestRecord } from './state.js';

/** How the simulated Discord differs from the usual one. */
export interface DiscordSettings {
  /** The largest single file it takes, bytes; 10 MiB when absent, as in an unboosted guild. */
  readonly maxFileBytes?: number;
  /** What interactions promise as `attachment_size_limit`, bytes; the largest file when absent. */
  readonly promisedFileBytes?: number;
  /** Time each HTTP answer takes, ms; 0 when absent. */
  readonly latencyMs?: number;
  /** Whether the privileged intents are switched on for the bot; without them asking closes with 4014. */
  readonly privilegedIntents?: boolean;
}

/** A small real Discord on loopback: it remembers people, messages and commands while bots come and go. */
export interface Discord {
  /** The base for discord.js: `rest: { api }`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly guildId: string;
  /** The channel where people act unless they say otherwise. */
  readonly channelId: string;
  /** The commands the bot registered. */
  readonly commands: readonly Wire[];
  readonly requests: readonly RequestRecord[];
  /** How many gateway sessions of the bot listen. */
  readonly connected: number;
  /** The person of this name, always the same. */
  person(name: string, settings?: { readonly locale?: string }): Person;
  /** A further channel; in a foreign one the bot is no member and people bring it along. */
  channel(name: string, settings?: { readonly foreign?: boolean }): Channel;
  /** What everyone sees in a channel, or what this person sees there, in order; entries change as the bot edits. */
  messages(channelId: string, seenBy?: Person): readonly Message[];
  /** The first truthy answer of the question, asked again at every change here and every 20 ms for changes elsewhere; rejects after 5 s unless told otherwise. */
  until<Found>(
    question: () => Found,
    label: string,
    timeoutMs?: number,
  ): Promise<Exclude<Found, false | null | undefined | 0 | ''>>;
  /** Lets requests meet a trouble; the function returned takes it back. */
  fail(fault: Fault): () => void;
  /** Changes the largest single file, bytes, and what interactions promise. */
  limitFiles(bytes: number, promisedBytes?: number): void;
  /** Closes the gateway sockets of the bot with this code; 4000 when absent, after which it resumes. */
  disconnect(code?: number): void;
  close(): Promise<void>;
}

/** Starts a Discord of our own on a free loopback port. */
export async function startDiscord(settings: DiscordSettings = {}): Promise<Discord> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state = createState({
    origin,
    maxFileBytes: settings.maxFileBytes ?? 10 * 1024 * 1024,
    privilegedIntents: settings.privilegedIntents ?? true,
  });
  state.promisedFileBytes = settings.promisedFileBytes ?? state.maxFileBytes;
  const rest = createRest(state, { latencyMs: settings.latencyMs ?? 0 });
  const gateway = createGateway(server, state);
  const people = new Map<string, Person>();
  server.on('request', rest.handle);

  return {
    api: `${origin}/api`,
    token: state.token,
    applicationId: state.applicationId,
    botId: state.bot.id,
    guildId: state.guild.id,
    channelId: state.general.id,
    requests: state.requests,
    get commands() {
      return state.commands;
    },
    get connected() {
      return gateway.connected();
    },
    person(name, { locale = 'en-US' } = {}) {
      const known = people.get(name) ?? createPerson(state, state.addAccount(name), locale);
      people.set(name, known);
      return known;
    },
    channel(name, place = {}) {
      const channel = state.addChannel(name, place);
      const event = {
        name: 'CHANNEL_CREATE',
        data: (intents: number) => ((intents & 1) !== 0 ? channelWire(state, channel) : null),
      };
      if (!channel.foreign) state.tell(event);
      return channel;
    },
    messages(channelId, seenBy) {
      return state.messages.filter(
        ({ channelId: place, ephemeralFor }) =>
          place === channelId && (ephemeralFor === null || ephemeralFor === seenBy?.id),
      );
    },
    until(question, label, timeoutMs = 5_000) {
      return new Promise((resolve, reject) => {
        const stop = (then: () => void) => {
          clearTimeout(timer);
          clearInterval(pulse);
          unwatch();
          then();
        };
        const ask = () => {
          try {
            const found = question();
            if (found) stop(() => resolve(found as Exclude<typeof found, false | null | undefined | 0 | ''>));
          } catch (error) {
            stop(() => reject(error));
          }
        };
        const timer = setTimeout(() => {
          const lately = state.requests
            .slice(-5)
            .map((each) => `${each.method} ${each.route} ${each.status}`);
          stop(() => reject(new Error(`Waited in vain for: ${label}. Last requests: ${lately.join('; ')}`)));
        }, timeoutMs);
        const pulse = setInterval(ask, 20);
        const unwatch = state.watch(ask);
        ask();
      });
    },
    fail: rest.fail,
    limitFiles(bytes, promisedBytes = bytes) {
      state.maxFileBytes = bytes;
      state.promisedFileBytes = promisedBytes;
    },
    disconnect(code = 4000) {
      gateway.disconnect(code);
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
