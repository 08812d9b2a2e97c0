import { say } from '../../../../i18n/index.js';
import { language, timeOfDay } from '../language.js';
import { textButton } from '../ui/button.js';
import { element } from '../ui/dom.js';
import { createUploadProgress } from './upload-progress.js';

/** A message on its way to the server. */
export type PendingMessage = {
  sent(): void;
  failed(reason: string): void;
  /** Shows how much of a file was sent, from 0 to 1; at 1 the server reads it. */
  progress(part: number): void;
  /** Removes the message from the page. */
  withdraw(): void;
};

/** What a person can do with a pending message. */
export type PendingHandlers = {
  retry(): void;
  /** Stops an upload; undefined for a message that cannot be stopped. */
  cancel?: (() => void) | undefined;
};

/** A person's message on the page; with `handlers` it starts as pending. */
export const createBubble = (text: string, handlers?: PendingHandlers) => {
  const time = element('time', { class: 'timestamp' });
  const retry = textButton(say(language, 'name.retry'));
  const reason = element('span', {});
  const error = element('p', { class: 'error', role: 'alert', hidden: true }, reason, retry);
  const upload = handlers?.cancel === undefined ? undefined : createUploadProgress(text, handlers.cancel);
  const node = element(
    'div',
    { class: `line from-person${handlers === undefined ? '' : ' is-sending'}` },
    bubbleText(text),
    upload?.node,
    time,
    error,
  );
  const sent = () => {
    node.classList.remove('is-sending', 'is-failed');
    error.hidden = true;
    upload?.hide();
  };
  retry.addEventListener('click', () => {
    sent();
    node.classList.add('is-sending');
    handlers?.retry();
  });
  return {
    node,
    sent,
    progress: (part: number) => upload?.show(part),
    failed: (cause: string) => {
      node.classList.replace('is-sending', 'is-failed');
      upload?.hide();
      reason.textContent = cause;
      error.hidden = false;
    },
    /** The server has the message since `at`, in milliseconds. */
    stored: (at: number) => {
      sent();
      const date = new Date(at);
      time.dateTime = date.toISOString();
      time.textContent = timeOfDay(date);
    },
  };
};

const bubbleText = (text: string): HTMLElement =>
  element(
    'p',
    { class: 'bubble', dir: 'auto' },
    element('span', { class: 'visually-hidden' }, `${say(language, 'web.you')}: `),
    text,
  );
