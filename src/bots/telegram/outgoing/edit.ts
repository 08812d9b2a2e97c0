import { type MessageRef, SurfaceError } from '../../../core/index.js';
import { hasNoText, isDeletedAlready, isNotModified, toSurfaceError } from '../errors.js';
import type { StyledText } from '../render/entities.js';
import { mediaOf, type Upload } from '../render/media.js';
import type { RenderedMessage } from '../render/rendered-message.js';
import type { Clients } from './send.js';
import { targetParameters } from './target.js';

/** Builds the requests that change or delete posted messages. An edit that changes nothing succeeds. */
export const createEditMethods = ({ texts, files }: Clients) => {
  const editCaption = async (ref: MessageRef, { keyboard }: RenderedMessage, caption: StyledText) => {
    try {
      await texts.raw.editMessageCaption({
        ...targetParameters(ref),
        ...replyMarkup(keyboard),
        caption: caption.text,
        caption_entities: caption.entities,
      });
    } catch (error) {
      if (!isNotModified(error)) throw toSurfaceError(error);
    }
  };

  /**
   * Replaces the text of a message. A message that holds a file keeps the file and gets `caption` instead; `holdsFile`
   * saves the request that would find that out.
   */
  const editMessage = async (
    ref: MessageRef,
    message: RenderedMessage,
    caption: StyledText,
    holdsFile = false,
  ): Promise<void> => {
    if (holdsFile) return editCaption(ref, message, caption);
    try {
      await texts.raw.editMessageText({
        ...targetParameters(ref),
        ...replyMarkup(message.keyboard),
        text: message.text,
        entities: message.entities,
        link_preview_options: { is_disabled: true },
      });
    } catch (error) {
      if (isNotModified(error)) return;
      if (!hasNoText(error)) throw toSurfaceError(error);
      await editCaption(ref, message, caption);
    }
  };

  /** Replaces a message by an uploaded file; resolves to the file's `file_id` if Telegram reports one. */
  const editMedia = async (
    ref: MessageRef,
    upload: Upload,
    caption: RenderedMessage,
  ): Promise<string | undefined> => {
    // A picture is small: a card waits for it no longer than for a text.
    const { raw } = upload.type === 'photo' ? texts : files;
    try {
      const edited = await raw.editMessageMedia({
        ...targetParameters(ref),
        media: { ...mediaOf(upload), caption: caption.text, caption_entities: caption.entities },
        ...replyMarkup(caption.keyboard),
      });
      if (edited === true) return undefined;
      return (edited.audio ?? edited.video ?? edited.document ?? edited.photo?.at(-1))?.file_id;
    } catch (error) {
      if (isNotModified(error)) return undefined;
      throw toSurfaceError(error);
    }
  };

  /** Replaces a message by a song that Telegram already stores under `fileId`. */
  const editMediaById = async (ref: MessageRef, fileId: string, caption: RenderedMessage): Promise<void> => {
    const text = { caption: caption.text, caption_entities: caption.entities };
    try {
      await texts.raw.editMessageMedia({
        ...targetParameters(ref),
        media: { type: 'audio', media: fileId, ...text },
        ...replyMarkup(caption.keyboard),
      });
    } catch (error) {
      if (!isNotModified(error)) throw toSurfaceError(error);
    }
  };

  /** Deletes a message; succeeds when it is gone already. An inline message cannot be deleted by a bot. */
  const deleteMessage = async (ref: MessageRef): Promise<void> => {
    const target = targetParameters(ref);
    if ('inline_message_id' in target)
      throw new SurfaceError('telegram', 'forbidden', 'a message made inline');
    try {
      await texts.raw.deleteMessage(target);
    } catch (error) {
      if (!isDeletedAlready(error)) throw toSurfaceError(error);
    }
  };

  return { editMessage, editMedia, editMediaById, deleteMessage };
};

const replyMarkup = (keyboard: RenderedMessage['keyboard']) =>
  keyboard === undefined ? {} : { reply_markup: keyboard };
