import { say } from '../../../i18n/index.js';
import { element, setText } from './dom.js';
import { language, percentOf, timeOfDay } from './language.js';
import { createProgress } from './progress.js';

/** A person's words on their way to the server: what became of them, and how much of a file is there. */
export type Pending = {
  sent(): void;
  failed(reason: string): void;
  /** Shows the bar of a file from 0 to 1; 1 is all of it, and it is looked at now. */
  progress(part: number): void;
  /** Takes the words back, as if they had not been said. */
  withdraw(): void;
};

/** What a person may do with words that are not there yet. */
export type PendingHands = {
  retry(): void;
  /** For what takes long to send; without it, it cannot be stopped. */
  cancel?: (() => void) | undefined;
};

/** The words of a person on the page. */
export const createBubble = (text: string, hands?: PendingHands) => {
  const words = element(
    'p',
    { class: 'bubble', dir: 'auto' },
    element('span', { class: 'aside' }, `${say(language, 'web.you')}: `),
    text,
  );
  const time = element('time', { class: 'when' });
  const again = element('button', { type: 'button', class: 'button plain' }, say(language, 'name.retry'));
  const reason = element('span', {});
  const trouble = element('p', { class: 'trouble', role: 'alert', hidden: true }, reason, again);
  const way = hands?.cancel === undefined ? undefined : wayOf(text, hands.cancel);
  const node = element(
    'div',
    { class: `line from-person${hands === undefined ? '' : ' is-sending'}` },
    words,
    way?.node,
    time,
    trouble,
  );
  const sent = () => {
    node.classList.remove('is-sending', 'is-failed');
    trouble.hidden = true;
    way?.hide();
  };
  again.addEventListener('click', () => {
    sent();
    node.classList.add('is-sending');
    hands?.retry();
  });
  return {
    node,
    sent,
    progress: (part: number) => way?.show(part),
    failed: (why: string) => {
      node.classList.replace('is-sending', 'is-failed');
      way?.hide();
      reason.textContent = why;
      trouble.hidden = false;
    },
    said: (at: number) => {
      sent();
      const when = new Date(at);
      time.dateTime = when.toISOString();
      time.textContent = timeOfDay(when);
    },
  };
};

/** How far a file is on its way, and how to stop it. */
const wayOf = (text: string, cancel: () => void) => {
  const bar = createProgress(text);
  const percent = element('span', { class: 'percent', 'aria-hidden': 'true' });
  const stop = element('button', { type: 'button', class: 'button plain' }, say(language, 'name.cancel'));
  stop.addEventListener('click', cancel);
  const node = element('div', { class: 'way', hidden: true }, bar.node, percent, stop);
  return {
    node,
    show: (part: number) => {
      const whole = part >= 1;
      node.hidden = false;
      bar.show(whole ? undefined : part);
      setText(percent, whole ? '' : percentOf(Math.floor(part * 100)));
      // What has arrived can be stopped no more.
      stop.hidden = whole;
    },
    hide: () => {
      node.hidden = true;
    },
  };
};
