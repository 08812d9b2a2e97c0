import { setTimeout as pause } from 'node:timers/promises';
import {
  type ChatAddress,
  type ChatMessage,
  type ChatSurface,
  type MessageRef,
  SurfaceError,
} from '../../../core/index.js';

const defaultPauseMs = 1_000;
const maxPauseMs = 5_000;

/** Posts a message; when Discord asks to slow down, once more after the pause it names, at most 5 s. */
export const postWithRetry = async (
  surface: ChatSurface,
  to: ChatAddress,
  message: ChatMessage,
  key: string,
): Promise<MessageRef> => {
  try {
    return (await surface.post(to, message, key)).ref;
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.code !== 'slow_down') throw error;
    await pause(Math.min(error.retryAfterMs ?? defaultPauseMs, maxPauseMs));
    return (await surface.post(to, message, key)).ref;
  }
};
