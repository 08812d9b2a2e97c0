import { setTimeout as pause } from 'node:timers/promises';
import {
  type ChatAddress,
  type ChatForm,
  type ChatMessage,
  type ChatSurface,
  type MessageRef,
  parseAction,
  SurfaceError,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';

const longestPauseMs = 5_000;

/** Posts an answer; when Discord asks to slow down, once more after the time it asked for, at most 5 s. */
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
    await pause(Math.min(error.retryAfterMs ?? 1_000, longestPauseMs));
    return (await surface.post(to, message, key)).ref;
  }
};

/** Stands in for a form that can not open by itself: a button that asks for it again. */
export const invitation = (form: ChatForm, locale: string | undefined): ChatMessage => {
  const action = parseAction(form.id);
  const label = say(locale, 'form.open');
  return {
    tone: 'plain',
    title: form.title,
    body: form.intro,
    controls: action === undefined ? [] : [[{ kind: 'button', label, action, style: 'main' }]],
  };
};
