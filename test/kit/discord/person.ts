import { chooseCommand, findCommand, type Gift, type OptionValue, withType } from './command-choice.js';
import { isSelect } from './component-limits.js';
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
import type { Account, Channel, Component, Message, State } from './state.js';
import type { Wire } from './wire.js';

/** Where a person acts: a channel by id, or their direct messages; #general when absent. */
export type Place = {
  readonly channel?: string;
  readonly dm?: boolean;
};

/** What a person started, and what they see of it. */
export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly channelId: string;
  /** Whether a connected bot heard of it. */
  readonly delivered: boolean;
  /** The bot's first answer; rejects after 3 s without one ("The application did not respond"). */
  readonly acknowledged: Promise<Acknowledgement>;
  /** The original answer, or the message whose button was pressed when the bot changes that one. */
  readonly message: Message | null;
  readonly modal: Modal | null;
  readonly choices: readonly Choice[] | null;
  /** The message, form or suggestions shown, whichever there is. */
  readonly response: Message | Modal | readonly Choice[] | null;
  readonly followUps: readonly Message[];
  /** Whether only this person sees the answer. */
  readonly ephemeral: boolean;
  /** Ages the interaction past its 15 minutes at once; when it is unanswered, it stays so. */
  expire(): void;
};

/** Someone who uses the bot. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly mention: string;
  /** The id of the channel of their direct messages with the bot. */
  readonly dm: string;
  /** Runs a slash command; words of sub-commands come after a space. */
  slash(
    command: string,
    options?: Readonly<Record<string, OptionValue>>,
    place?: Place,
  ): Promise<Interaction>;
  /** Types into an option and sees what is suggested. */
  autocomplete(
    command: string,
    option: string,
    typed: string,
    others?: Readonly<Record<string, OptionValue>>,
    place?: Place,
  ): Promise<readonly Choice[]>;
  /** Presses the button with this label or custom id. */
  press(message: Message, button: string): Promise<Interaction>;
  /** Chooses in the menu with this custom id or placeholder; options by value or label. */
  select(message: Message, menu: string, values: readonly string[]): Promise<Interaction>;
  /** Fills in and submits the form an interaction showed; fields by custom id or label. */
  fill(shown: Interaction, values: Readonly<Record<string, FieldValue>>): Promise<Interaction>;
  /** Runs a command from the menu of a message. */
  messageCommand(command: string, message: Message): Promise<Interaction>;
  /** Writes a message; a reply rings the author of the other message unless `quietReply`. */
  say(
    text: string,
    place?: Place & { replyTo?: Message; quietReply?: boolean; attachments?: readonly Gift[] },
  ): Promise<Message>;
  /** Refuses direct messages of the bot from now on (50007). */
  closeDirectMessages(): void;
};

/** Lets someone use the bot through the simulated Discord. */
export const createPerson = (state: State, account: Account, locale: string): Person => {
  const { id, name } = account;

  const at = (place: Place | undefined): Channel => {
    if (place?.dm) return state.directChannel(id);
    const channel = place?.channel ? state.channels.get(place.channel) : state.general;
    if (!channel) throw new Error(`There is no channel ${place?.channel}`);
    return channel;
  };

  const act = (type: number, channel: Channel, data: Wire, source?: Message): Interaction => {
    const deed = { type, person: account, channel, data, locale };
    return show(createInteraction(state, source ? { ...deed, source } : deed));
  };

  const channelOf = (message: Message): Channel => {
    if (message.deleted) throw new Error(`${name} cannot see a deleted message`);
    if (message.ephemeralFor !== null && message.ephemeralFor !== id) {
      throw new Error(`${name} cannot see this message`);
    }
    return at({ channel: message.channelId });
  };

  const useComponent = (
    message: Message,
    found: Component | undefined,
    wanted: string,
    data: Wire,
  ): Interaction => {
    const channel = channelOf(message);
    if (!found) throw new Error(`${name} sees no "${wanted}" among: ${namesIn(message).join(', ')}`);
    if (found.disabled) throw new Error(`"${wanted}" is disabled`);
    if (found.url) throw new Error(`"${wanted}" is a link`);
    const chosen = { custom_id: found.custom_id, component_type: found.type, id: found.id ?? 1, ...data };
    return act(3, channel, chosen, message);
  };

  return {
    id,
    name,
    mention: `<@${id}>`,
    get dm() {
      return state.directChannel(id).id;
    },
    async slash(command, options = {}, place) {
      const channel = at(place);
      return act(2, channel, chooseCommand(state, channel, command, options));
    },
    async autocomplete(command, option, typed, others = {}, place) {
      const channel = at(place);
      const data = chooseCommand(state, channel, command, { ...others, [option]: typed }, option);
      const interaction = act(4, channel, data);
      await interaction.acknowledged;
      return interaction.choices ?? [];
    },
    async press(message, wanted) {
      const buttons = componentsOf(message).filter((each) => each.type === 2);
      const button =
        buttons.find((each) => each.custom_id === wanted) ?? buttons.find((each) => each.label === wanted);
      return useComponent(message, button, wanted, {});
    },
    async select(message, wanted, values) {
      const menu = componentsOf(message).find(
        (each) => isSelect(each) && (each.custom_id === wanted || each.placeholder === wanted),
      );
      const chosen = values.map((value) => {
        const option = menu?.options?.find((each) => each.value === value || each.label === value);
        if (menu?.options && !option) throw new Error(`"${wanted}" offers no "${value}"`);
        return option?.value ?? value;
      });
      return useComponent(message, menu, wanted, { values: chosen });
    },
    async fill(shown, values) {
      const record = state.interactions.get(shown.token);
      if (!record?.modal) throw new Error(`${name} was shown no form`);
      const data = fillForm(state, record.channel, record.modal, values);
      return act(5, record.channel, data, record.source ?? undefined);
    },
    async messageCommand(command, message) {
      const channel = channelOf(message);
      const found = findCommand(state, channel, 3, command);
      const messages = { [message.id]: messageWire(state, message, 'whole') };
      return act(2, channel, {
        id: found.id,
        name: command,
        type: 3,
        target_id: message.id,
        resolved: { messages },
      });
    },
    async say(text, place = {}) {
      const { attachments = [], quietReply, replyTo } = place;
      const channel = replyTo && !place.channel && !place.dm ? channelOf(replyTo) : at(place);
      const notes = attachments.flatMap(({ seconds }, id) =>
        seconds ? [{ id, duration_secs: seconds }] : [],
      );
      const body: Wire = { content: text, ...(notes.length > 0 ? { attachments: notes } : {}) };
      if (replyTo) body.message_reference = { message_id: replyTo.id };
      if (quietReply) body.allowed_mentions = { parse: ['users', 'roles', 'everyone'], replied_user: false };
      const files = attachments.map((gift, index) => ({ index, ...withType(gift) }));
      return createMessage(state, { body, files }, { channel, author: account, kind: 'channel' });
    },
    closeDirectMessages() {
      state.closedToMessages.add(id);
    },
  };
};

const show = (record: InteractionRecord): Interaction => {
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

/** Every component of a message, those inside others too. */
const componentsOf = (message: Message): Component[] => {
  const inside = (component: Component): Component[] => [
    component,
    ...(component.components ?? []).flatMap(inside),
    ...(component.accessory ? [component.accessory] : []),
  ];
  return message.components.flatMap(inside);
};

const namesIn = (message: Message): string[] => {
  return componentsOf(message).flatMap((each) => each.label ?? each.custom_id ?? []);
};
