import { accountWire, channelWire, memberWire, messageWire, permissionsIn } from './message-wire.js';
import type { State } from './state.js';
import type { Account, Channel, Component, Message } from './types.js';
import type { Wire } from './wire.js';

/** The first response of the bot: the callback type (Discord docs, interactions), the time it took, and its data. */
export type Acknowledgement = {
  readonly type: number;
  readonly ms: number;
  readonly data: Wire;
};

/** A form that the bot opened. */
export type Modal = {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
};

/** A choice offered while a person types. */
export type Choice = {
  readonly name: string;
  readonly value: string | number;
};

/** An interaction of a person and the responses of the bot. */
export type InteractionRecord = {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 form. */
  readonly type: number;
  readonly person: Account;
  readonly channel: Channel;
  readonly source: Message | null;
  readonly createdAt: number;
  readonly acknowledged: Promise<Acknowledgement>;
  expiresAt: number;
  /** True when a connected gateway session received it. */
  delivered: boolean;
  acknowledgement: Acknowledgement | null;
  original: Message | null;
  modal: Modal | null;
  choices: Choice[] | null;
  followUps: Message[];
  settle(acknowledgement: Acknowledgement): void;
  /** Moves the interaction past its 3 s and its 15 minutes. */
  expire(): void;
};

/** The time for the first response (Discord docs, interactions/receiving-and-responding). */
export const responseMs = 3_000;

/** How long an interaction token works. */
const tokenMs = 15 * 60_000;

/** Creates an interaction and emits it; the bot has 3 s for its first response. */
export const createInteraction = (
  state: State,
  action: { type: number; person: Account; channel: Channel; data: Wire; source?: Message; locale: string },
): InteractionRecord => {
  const { person, channel } = action;
  let settle: (acknowledgement: Acknowledgement) => void = () => {};
  let timeOut = () => {};
  const acknowledged = new Promise<Acknowledgement>((resolve, reject) => {
    timeOut = () => reject(new Error('The application did not respond within 3 seconds.'));
    const timer = setTimeout(timeOut, responseMs);
    timer.unref();
    settle = (acknowledgement) => {
      clearTimeout(timer);
      resolve(acknowledgement);
    };
  });
  acknowledged.catch(() => {});
  const now = Date.now();
  const record: InteractionRecord = {
    id: state.snowflake(),
    token: `interaction-${state.snowflake()}-${Buffer.from(person.id).toString('base64url')}`,
    type: action.type,
    person,
    channel,
    source: action.source ?? null,
    createdAt: now,
    acknowledged,
    expiresAt: now + tokenMs,
    delivered: false,
    acknowledgement: null,
    original: null,
    modal: null,
    choices: null,
    followUps: [],
    settle,
    expire() {
      record.expiresAt = 0;
      timeOut();
    },
  };
  state.interactions.set(record.token, record);
  const wire = interactionWire(state, record, action.data, action.locale);
  record.delivered = state.emit({ name: 'INTERACTION_CREATE', data: () => wire }) > 0;
  state.notifyChange();
  return record;
};

const interactionWire = (state: State, record: InteractionRecord, data: Wire, locale: string): Wire => {
  const { channel, person } = record;
  const guild = channel.guildId
    ? {
        guild_id: channel.guildId,
        guild: { id: channel.guildId, locale: 'en-US', features: [] },
        guild_locale: 'en-US',
        member: {
          ...memberWire(state, person, channel.guildId),
          user: accountWire(person),
          permissions: permissionsIn(state, person, channel.guildId),
        },
      }
    : { user: accountWire(person) };
  return {
    id: record.id,
    application_id: state.applicationId,
    type: record.type,
    data,
    ...guild,
    channel_id: channel.id,
    channel: channelWire(state, channel),
    ...(record.source ? { message: messageWire(state, record.source, 'whole') } : {}),
    token: record.token,
    version: 1,
    app_permissions: '2248473465835073',
    locale,
    entitlements: [],
    authorizing_integration_owners: channel.foreign ? { '1': person.id } : { '0': channel.guildId ?? '0' },
    context: channel.type === 1 ? 1 : 0,
    attachment_size_limit: state.promisedFileBytes,
  };
};
