import { createMessage, type Draft, deleteMessage, editMessage } from './message.js';
import { accountWire, channelWire, memberWire, messageWire, permissionsIn } from './message-wire.js';
import { checkChoices, checkModal } from './modal-limits.js';
import { createProblems } from './problems.js';
import { refusals } from './refusal.js';
import type { Account, Channel, Component, Message, State } from './state.js';
import { asList, asNumber, asWire, type Wire } from './wire.js';

/** How the bot first answered: the callback type (Discord docs, interactions), after how many ms, with what. */
export type Acknowledgement = {
  readonly type: number;
  readonly ms: number;
  readonly data: Wire;
};

/** A form the bot showed. */
export type Modal = {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
};

/** A suggestion while a person types. */
export type Choice = {
  readonly name: string;
  readonly value: string | number;
};

/** What a person did, and what became of it. */
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
  /** Heard by a connected gateway session. */
  delivered: boolean;
  acknowledgement: Acknowledgement | null;
  original: Message | null;
  modal: Modal | null;
  choices: Choice[] | null;
  followUps: Message[];
  settle(acknowledgement: Acknowledgement): void;
  /** Ages the interaction past its 3 s and its 15 minutes. */
  expire(): void;
};

const threeSeconds = 3_000;
const fifteenMinutes = 15 * 60_000;

/** Lets a person do something: the gateway hears of it, and the bot has 3 s to answer. */
export const createInteraction = (
  state: State,
  deed: { type: number; person: Account; channel: Channel; data: Wire; source?: Message; locale: string },
): InteractionRecord => {
  const { person, channel } = deed;
  let settle: (acknowledgement: Acknowledgement) => void = () => {};
  let giveUp = () => {};
  const acknowledged = new Promise<Acknowledgement>((resolve, reject) => {
    giveUp = () => reject(new Error('The application did not respond within 3 seconds.'));
    const timer = setTimeout(giveUp, threeSeconds);
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
    type: deed.type,
    person,
    channel,
    source: deed.source ?? null,
    createdAt: now,
    acknowledged,
    expiresAt: now + fifteenMinutes,
    delivered: false,
    acknowledgement: null,
    original: null,
    modal: null,
    choices: null,
    followUps: [],
    settle,
    expire() {
      record.expiresAt = 0;
      giveUp();
    },
  };
  state.interactions.set(record.token, record);
  const wire = interactionWire(state, record, deed.data, deed.locale);
  record.delivered = state.tell({ name: 'INTERACTION_CREATE', data: () => wire }) > 0;
  state.changed();
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

/** The bot's first answer: refused when it is late, repeated, or of a kind this interaction does not take. */
export const answerInteraction = (state: State, id: string, token: string, draft: Draft): InteractionRecord => {
  const record = state.interactions.get(token);
  if (record?.id !== id) throw refusals.unknownInteraction();
  if (record.acknowledgement) throw refusals.alreadyAcknowledged();
  const ms = Date.now() - record.createdAt;
  if (ms > threeSeconds || Date.now() > record.expiresAt) throw refusals.unknownInteraction();
  const type = asNumber(draft.body.type);
  const data = asWire(draft.body.data);
  const answer = { body: data, files: draft.files };
  checkType(record, type, data);

  if (type === 4 || type === 5) record.original = say(state, record, answer, type === 5);
  if (type === 6 || type === 7) {
    record.original = record.source;
    if (type === 7 && record.source) editMessage(state, record.source, answer, 'webhook');
  }
  if (type === 8) {
    checkChoices(data);
    record.choices = asList(data.choices) as unknown as Choice[];
  }
  if (type === 9) {
    checkModal(data);
    record.modal = data as unknown as Modal;
  }
  const acknowledgement: Acknowledgement = { type, ms, data };
  record.acknowledgement = acknowledgement;
  record.settle(acknowledgement);
  state.changed();
  return record;
};

const checkType = (record: InteractionRecord, type: number, data: Wire): void => {
  const allowed: Record<number, readonly number[]> = {
    2: [4, 5, 9],
    3: [4, 5, 6, 7, 9],
    4: [8],
    5: record.source ? [4, 5, 6, 7] : [4, 5],
  };
  const problems = createProblems();
  const types = allowed[record.type] ?? [];
  if (!types.includes(type)) {
    problems.add('type', 'BASE_TYPE_CHOICES', `Value must be one of {${types.join(', ')}}.`);
  }
  if (type === 5 && (asNumber(data.flags) & ~64) !== 0) {
    problems.add(
      'data.flags',
      'INTERACTION_DEFER_FLAGS',
      'Only EPHEMERAL (64) is valid for a deferred answer.',
    );
  }
  problems.refuse();
};

const say = (state: State, record: InteractionRecord, draft: Draft, loading: boolean): Message => {
  const ephemeral = (asNumber(draft.body.flags) & 64) !== 0;
  const type = record.acknowledgement ? 19 : record.type === 2 ? 20 : record.source ? 19 : 0;
  return createMessage(state, loading ? { body: {}, files: [] } : draft, {
    channel: record.channel,
    author: state.bot,
    kind: 'webhook',
    type,
    interactionToken: record.token,
    interactionId: record.id,
    ephemeralFor: ephemeral ? record.person.id : null,
    loading,
  });
};

/** The interaction behind a webhook call; a token older than 15 minutes answers 401 with code 50027. */
export const openInteraction = (state: State, application: string, token: string): InteractionRecord => {
  const record = state.interactions.get(token);
  if (!record || application !== state.applicationId) throw refusals.unknownWebhook();
  if (Date.now() >= record.expiresAt) throw refusals.invalidWebhookToken();
  if (!record.acknowledgement) throw refusals.unknownWebhook();
  return record;
};

/** Says one more thing; right after a deferred answer it fills that answer instead, as on Discord. */
export const followUp = (state: State, record: InteractionRecord, draft: Draft): Message => {
  const waiting = record.original && !record.original.deleted && (record.original.flags & 128) !== 0;
  if (record.original && waiting && record.acknowledgement?.type === 5) {
    editMessage(state, record.original, draft, 'webhook');
    return record.original;
  }
  if (record.channel.foreign && record.followUps.length >= 5) throw refusals.tooManyFollowUps();
  const message = say(state, record, draft, false);
  record.followUps.push(message);
  return message;
};

/** The message a webhook call names: `@original`, or one this interaction said. */
export const interactionMessage = (state: State, record: InteractionRecord, id: string): Message => {
  const message = id === '@original' ? record.original : state.message(id);
  const own = message && (message === record.original || message.interactionToken === record.token);
  if (!message || !own || message.deleted) throw refusals.unknownMessage();
  return message;
};

/** Takes back what was said through the interaction. */
export const retract = (state: State, record: InteractionRecord, id: string): void => {
  deleteMessage(state, interactionMessage(state, record, id));
};
