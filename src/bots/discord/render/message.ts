import { MessageFlags, type RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { ChatMessage } from '../../../core/index.js';
import { filesOf, type RenderedFile } from './attachments.js';
import { renderButtons } from './buttons.js';
import { renderEmbed } from './embed.js';

/** A message as Discord takes it, and the files whose bytes are still to be loaded. */
export type RenderedMessage = {
  body: Pick<
    RESTPostAPIChannelMessageJSONBody,
    'content' | 'embeds' | 'components' | 'allowed_mentions' | 'attachments'
  >;
  files: RenderedFile[];
};

/**
 * Renders a message as one embed with buttons and files. Components V2 is not used: it has no player for audio files,
 * and a message can not leave it again. Takes any message and never throws.
 */
export const renderMessage = (message: ChatMessage): RenderedMessage => {
  const ping = /^\d{1,20}$/.test(message.ping ?? '') ? message.ping : undefined;
  const files = filesOf(message);
  return {
    body: {
      content: ping === undefined ? '' : `<@${ping}>`,
      embeds: [renderEmbed(message, files)],
      components: renderButtons(message.controls),
      allowed_mentions: { parse: [], users: ping === undefined ? [] : [ping], replied_user: false },
      attachments: files.map(({ name, title }, id) => ({
        id,
        filename: name,
        ...(title === undefined ? {} : { title }),
      })),
    },
    files,
  };
};

/** Renders a message without its image. */
export const renderWithoutImage = (message: ChatMessage): RenderedMessage =>
  renderMessage({ ...message, image: undefined });

/** Renders a message without its files, ready to be sent. */
export const renderWithoutFiles = (message: ChatMessage): { body: RenderedMessage['body']; files: [] } => ({
  body: renderMessage({ ...message, image: undefined, audio: undefined, audios: undefined, file: undefined })
    .body,
  files: [],
});

/** The flags of a new message: a quiet one notifies nobody. Edits take no such flag (Discord docs, message flags). */
export const renderFlags = ({ quiet }: ChatMessage): { flags?: MessageFlags } =>
  quiet === true ? { flags: MessageFlags.SuppressNotifications } : {};
