import type { APIMessage } from 'discord.js';
import type { Clock, MessageRef } from '../../../core/index.js';
import type { DiscordApi, InteractionToken, MessagePayload } from '../api.js';
import { isGone, isTokenExpired, parseApiError, toSurfaceError, unreachableMessage } from '../errors.js';
import { removeForumPost } from './forum.js';
import { interactionToken } from './routes.js';

/** Edits a message by its interaction token, or by the bot when the token has expired. Throws {@link SurfaceError}. */
export const editMessage = async (
  api: DiscordApi,
  clock: Clock,
  ref: MessageRef,
  payload: MessagePayload,
): Promise<APIMessage> => {
  const token = interactionToken(ref.extra, clock());
  if (token !== undefined) {
    try {
      return await api.editResponse(token, ref.message, payload);
    } catch (error) {
      if (!isTokenExpired(parseApiError(error))) throw toSurfaceError(error);
    }
  }
  if (!hasMessageId(ref)) throw unreachableMessage();
  try {
    return await api.editMessage(ref.chat, ref.message, payload);
  } catch (error) {
    throw toSurfaceError(error);
  }
};

/**
 * Deletes a message by its interaction token, or by the bot when the token has expired. A message that is gone is no
 * error. Throws {@link SurfaceError}.
 */
export const removeMessage = async (api: DiscordApi, clock: Clock, ref: MessageRef): Promise<void> => {
  const token = interactionToken(ref.extra, clock());
  try {
    if (token !== undefined && (await deleteResponse(api, token, ref.message))) return;
    if (!hasMessageId(ref)) throw unreachableMessage();
    // The first message of a post in a forum has the id of the post.
    if (ref.chat === ref.message) await removeForumPost(api, ref.chat);
    else await api.deleteMessage(ref.chat, ref.message);
  } catch (error) {
    if (!isGone(parseApiError(error))) throw toSurfaceError(error);
  }
};

/** False when the token has expired. */
const deleteResponse = async (
  api: DiscordApi,
  token: InteractionToken,
  message: string,
): Promise<boolean> => {
  try {
    await api.deleteResponse(token, message);
    return true;
  } catch (error) {
    if (!isTokenExpired(parseApiError(error))) throw error;
    return false;
  }
};

/** False for `@original`, the first response of an interaction whose id Discord did not name. */
const hasMessageId = ({ message }: MessageRef): boolean => /^\d+$/.test(message);
