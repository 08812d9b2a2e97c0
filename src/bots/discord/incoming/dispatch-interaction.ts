import type {
  BaseInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import {
  type ChatEvent,
  type Clock,
  type EventHandler,
  isOperationName,
  note,
  parseAction,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { contextMenuNames } from '../commands.js';
import { hiddenValuesKey, mergeHiddenValues, parseHiddenValues } from '../forms/hidden-values.js';
import { parseFormId } from '../forms/modal.js';
import { createReply, type InteractionKind, type ReplyDeps } from '../outgoing/reply.js';
import { parseAudioOrVideo } from './audio.js';
import { createAutocomplete } from './autocomplete.js';
import { parseCommunity } from './community.js';
import {
  eventKey,
  parseAddress,
  parseCommandValues,
  parseFormAnswers,
  parseHandle,
  parsePerson,
  parseTargetText,
  tokenExpiry,
} from './interaction.js';
import { attachmentsOf, contentOf } from './message-content.js';

/** What the dispatch of interactions needs; `locale` is the language the commands are registered in. */
export type InteractionDispatchDeps = ReplyDeps & {
  clock: Clock;
  locale: string | undefined;
  /** The longest that core may take for suggestions, in milliseconds. */
  autocompleteMs: number;
};

/** The parts that every event of an interaction has. */
type EventBase = Pick<ChatEvent, 'key' | 'person' | 'address' | 'community' | 'reply'>;

/** How an interaction is answered: `ephemeral` when the answer is expected to be for this person alone. */
type ReplyOptions = { kind: InteractionKind; ephemeral: boolean; replyTo?: string };

/** Dispatches commands, button presses, forms and autocomplete to core. Never leaves an interaction unanswered. */
export const createInteractionDispatch = (deps: InteractionDispatchDeps) => {
  const { clock, expiring, locale } = deps;
  const autocomplete = createAutocomplete(deps);

  const respond = async (
    interaction: BaseInteraction,
    { kind, ephemeral, replyTo }: ReplyOptions,
    work: (base: EventBase) => Promise<void>,
  ): Promise<void> => {
    const expiresAt = tokenExpiry(clock());
    const person = parsePerson(interaction);
    const address = parseAddress(interaction, expiresAt, replyTo);
    const key = eventKey(interaction);
    const handle = parseHandle(interaction);
    const { reply, finish } = createReply(deps, { kind, ephemeral, key, handle, expiresAt, address, person });
    try {
      await work({ key, person, address, community: parseCommunity(interaction), reply });
    } catch (error) {
      return finish({ error });
    }
    return finish({});
  };

  const command = (handler: EventHandler, interaction: ChatInputCommandInteraction) => {
    const name = interaction.commandName;
    return respond(interaction, { kind: 'command', ephemeral: !isOperationName(name) }, (base) =>
      handler.handle({ ...base, kind: 'command', name, values: parseCommandValues(interaction) }),
    );
  };

  const contextMenu = (handler: EventHandler, interaction: MessageContextMenuCommandInteraction) => {
    const wantsAudio = interaction.commandName === contextMenuNames(locale).audio;
    const options = { kind: 'command', ephemeral: wantsAudio, replyTo: interaction.targetId } as const;
    return respond(interaction, options, (base) => {
      if (!wantsAudio) {
        const prompt = parseTargetText(interaction);
        return handler.handle({ ...base, kind: 'command', name: 'song', values: { prompt } });
      }
      const { targetMessage } = interaction;
      const audio = parseAudioOrVideo(attachmentsOf(targetMessage));
      const text = contentOf(targetMessage);
      if (audio !== undefined) return handler.handle({ ...base, kind: 'audio', audio, text });
      return base.reply.tell(note('bad', say(base.person.locale, 'refusal.upload-not-audio')));
    });
  };

  const button = (handler: EventHandler, interaction: ButtonInteraction) =>
    respond(interaction, { kind: 'press', ephemeral: true }, (base) =>
      handler.handle({ ...base, kind: 'press', action: parseAction(interaction.customId) }),
    );

  const form = (handler: EventHandler, interaction: ModalSubmitInteraction) => {
    const { form, hasHiddenValues } = parseFormId(interaction.customId);
    const ephemeral = parseAction(form)?.do !== 'operation';
    return respond(interaction, { kind: 'form', ephemeral }, async (base) => {
      const answers = parseFormAnswers(interaction);
      if (!hasHiddenValues) return handler.handle({ ...base, kind: 'form', form, values: answers });
      const stored = await expiring.load(hiddenValuesKey(interaction.customId, base.person.id));
      const hidden = parseHiddenValues(stored);
      // Without the hidden values the song would differ from the request.
      if (hidden === undefined) {
        return base.reply.tell(note('bad', say(base.person.locale, 'refusal.form-expired')));
      }
      const values = mergeHiddenValues(answers, hidden);
      return handler.handle({ ...base, kind: 'form', form, values });
    });
  };

  return async (handler: EventHandler, interaction: Interaction): Promise<void> => {
    if (interaction.isAutocomplete()) return autocomplete(handler, interaction);
    if (interaction.isChatInputCommand()) return command(handler, interaction);
    if (interaction.isMessageContextMenuCommand()) return contextMenu(handler, interaction);
    if (interaction.isButton()) return button(handler, interaction);
    if (interaction.isModalSubmit()) return form(handler, interaction);
  };
};
