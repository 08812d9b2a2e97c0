import { chooseCommand, findCommand, type LocalFile, type OptionValue, toUpload } from './command-choice.js';
import { findButton, findMenu, labelsIn } from './components.js';
import { type FieldValue, fillForm } from './form.js';
import {
  type Acknowledgement,
  type Choice,
  createInteraction,
  type InteractionRecord,
  type Modal,
} from './interaction.js';
import { createMessage } from './message.js';
import { messageWire } from './message-wire.js';
import type { State } from './state.js';
import type { Account, Channel, Component, Message } from './types.js';
import type { Wire } from './wire.js';

/** Where a person acts: a channel by id, or their direct messages; #general when absent. */
export type Place = {
  readonly channel?: string;
  readonly dm?: boolean;
};

/** An interaction as the person sees it. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  /** True when a connected bot received it. */
  readonly delivered: boolean;
  /** The first response; rejects after 3 s without one ("The application did not respond"). */
  readonly acknowledged: Promise<Acknowledgement>;
  /** The message of the first response, or the message with the button when the bot edits that one. */
  readonly message: Message | null;
  readonly modal: Modal | null;
  readonly choices: readonly Choice[] | null;
  /** The message, the form or the choices shown, whichever there is. */
  readonly response: Message | Modal | readonly Choice[] | null;
  readonly followUps: readonly Message[];
  /** True when only this person sees the response. */
  readonly ephemeral: boolean;
  /** Moves the interaction past its 15 minutes. */
  expire(): void;
};

/** A person who uses the bot. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly mention: string;
  /** The id of the channel of direct messages with the bot. */
  readonly dm: string;
  /** Runs a slash command; a subcommand follows after a space. */
  slash(
    command: string,
    options?: Readonly<Record<string, OptionValue>>,
    place?: Place,
  ): Promise<Interaction>;
  /** Types into an option and returns the choices offered. */
  autocomplete(
    command: string,
    option: string,
    typed: string,
    others?: Readonly<Record<string, OptionValue>>,
    place?: Place,
  ): Promise<readonly Choice[]>;
  /** Presses the button with this label or custom id. */
  press(message: Message, button: string): Promise<Interaction>;
  /** Selects in the menu with this custom id or placeholder; options by value or label. */
  select(message: Message, menu: string, values: readonly string[]): Promise<Interaction>;
  /** Fills in and submits the form of an interaction; fields by custom id or label. */
  fill(shown: Interaction, values: Readonly<Record<string, FieldValue>>): Promise<Interaction>;
  /** Runs a command from the context menu of a message. */
  messageCommand(command: string, message: Message): Promise<Interaction>;
  /** Sends a message; a reply notifies the author of the other message unless `quietReply`. */
  say(
    text: string,
    place?: Place & { replyTo?: Message; quietReply?: boolean; attachments?: readonly LocalFile[] },
  ): Promise<Message>;
  /** Takes no direct messages of the bot from now on (50007). */
  closeDirectMessages(): void;
};

/** Creates a person who uses the bot through the simulated Discord. */
export const createPerson = (state: State, account: Account, locale: string): Person => {
  const { id, name } = account;

  const act = (type: number, channel: Channel, data: Wire, source?: Message): Interaction => {
    const action = { type, person: account, channel, data, locale };
    return viewOf(createInteraction(state, source ? { ...action, source } : action));
  };

  const use = (message: Message, component: Component | undefined, wanted: string, data: Wire) => {
    const channel = visibleChannel(state, account, message);
    return act(3, channel, useComponent(message, component, name, wanted, data), message);
  };

  return {
    id,
    name,
    mention: `<@${id}>`,
    get dm() {
      return state.directChannel(id).id;
    },
    async slash(command, options = {}, place) {
      const channel = channelAt(state, account, place);
      return act(2, channel, chooseCommand(state, channel, command, options));
    },
    async autocomplete(command, option, typed, others = {}, place) {
      const channel = channelAt(state, account, place);
      const data = chooseCommand(state, channel, command, { ...others, [option]: typed }, option);
      const interaction = act(4, channel, data);
      await interaction.acknowledged;
      return interaction.choices ?? [];
    },
    press: async (message, wanted) => use(message, findButton(message, wanted), wanted, {}),
    async select(message, wanted, values) {
      const menu = findMenu(message, wanted);
      return use(message, menu, wanted, { values: selectedValues(menu, wanted, values) });
    },
    async fill(shown, values) {
      const record = state.interactions.get(shown.token);
      if (!record?.modal) throw new Error(`${name} was shown no form`);
      const data = fillForm(state, record.channel, record.modal, values);
      return act(5, record.channel, data, record.source ?? undefined);
    },
    async messageCommand(command, message) {
      const channel = visibleChannel(state, account, message);
      const { id: commandId } = findCommand(state, channel, 3, command);
      const messages = { [message.id]: messageWire(state, message, 'whole') };
      const target = { target_id: message.id, resolved: { messages } };
      return act(2, channel, { id: commandId, name: command, type: 3, ...target });
    },
    say: async (text, place = {}) => sendMessage(state, account, text, place),
    closeDirectMessages() {
      state.closedDirectMessages.add(id);
    },
  };
};

const channelAt = (state: State, account: Account, place: Place | undefined): Channel => {
  if (place?.dm) return state.directChannel(account.id);
  const channel = place?.channel ? state.channels.get(place.channel) : state.general;
  if (!channel) throw new Error(`There is no channel ${place?.channel}`);
  return channel;
};

/** The channel of a message that the person sees. */
const visibleChannel = (state: State, account: Account, message: Message): Channel => {
  if (message.deleted) throw new Error(`${account.name} cannot see a deleted message`);
  if (message.ephemeralFor !== null && message.ephemeralFor !== account.id) {
    throw new Error(`${account.name} cannot see this message`);
  }
  return channelAt(state, account, { channel: message.channelId });
};

/** The data of a component interaction; throws where a client would not let the person use the component. */
const useComponent = (
  message: Message,
  component: Component | undefined,
  name: string,
  wanted: string,
  data: Wire,
): Wire => {
  if (!component) throw new Error(`${name} sees no "${wanted}" among: ${labelsIn(message).join(', ')}`);
  if (component.disabled) throw new Error(`"${wanted}" is disabled`);
  if (component.url) throw new Error(`"${wanted}" is a link`);
  return { custom_id: component.custom_id, component_type: component.type, id: component.id ?? 1, ...data };
};

const selectedValues = (menu: Component | undefined, wanted: string, values: readonly string[]): string[] =>
  values.map((valueOrLabel) => {
    const option = menu?.options?.find(
      ({ value, label }) => value === valueOrLabel || label === valueOrLabel,
    );
    if (menu?.options && !option) throw new Error(`"${wanted}" offers no "${valueOrLabel}"`);
    return option?.value ?? valueOrLabel;
  });

const sendMessage = (
  state: State,
  account: Account,
  text: string,
  place: NonNullable<Parameters<Person['say']>[1]>,
): Message => {
  const { attachments = [], quietReply, replyTo } = place;
  const channel =
    replyTo && !place.channel && !place.dm
      ? visibleChannel(state, account, replyTo)
      : channelAt(state, account, place);
  const durations = attachments.flatMap(({ seconds }, id) =>
    seconds ? [{ id, duration_secs: seconds }] : [],
  );
  const body: Wire = { content: text, ...(durations.length > 0 ? { attachments: durations } : {}) };
  if (replyTo) body.message_reference = { message_id: replyTo.id };
  if (quietReply) body.allowed_mentions = { parse: ['users', 'roles', 'everyone'], replied_user: false };
  const files = attachments.map((file, index) => ({ index, ...toUpload(file) }));
  return createMessage(state, { body, files }, { channel, author: account, kind: 'channel' });
};

const viewOf = (record: InteractionRecord): Interaction => {
  return {
    id: record.id,
    token: record.token,
    channelId: record.channel.id,
    acknowledged: record.acknowledged,
    get delivered() {
      return record.delivered;
    },
    get message() {
      return record.original;
    },
    get modal() {
      return record.modal;
    },
    get choices() {
      return record.choices;
    },
    get response() {
      return record.original ?? record.modal ?? record.choices;
    },
    get followUps() {
      return record.followUps;
    },
    get ephemeral() {
      return record.original !== null && record.original.ephemeralFor !== null;
    },
    expire: record.expire,
  };
};
