import { encodeAction } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import { createAnswers } from './actions/answers.js';
import { type Chat, showNote } from './actions/chat.js';
import { createKaraoke } from './actions/karaoke.js';
import { createPress } from './actions/press.js';
import { takeNotes } from './actions/reload.js';
import { createSend, createTextSender } from './actions/send.js';
import { createSync } from './actions/sync.js';
import { createUpload } from './actions/upload.js';
import { createComposer } from './composer/composer.js';
import { acceptDrops } from './composer/drop-overlay.js';
import { createConversation } from './conversation/conversation.js';
import { language } from './language.js';
import { element } from './ui/dom.js';
import { icon } from './ui/icon.js';
import { renderWelcome } from './welcome/welcome.js';

/** An element of the page shell. */
const shellElement = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element #${id}`);
  return found;
};

const list = shellElement('conversation');
const welcome = shellElement('welcome');
const newest = element(
  'button',
  { type: 'button', class: 'newest', hidden: true },
  icon('down'),
  say(language, 'web.newest'),
);

const conversation = createConversation({
  list,
  scroller: shellElement('scroller'),
  newest,
  handlers: {
    press: (action, button, card) => void press(action, button, card),
    karaoke: (lyrics, card) => void karaoke(lyrics, card),
  },
});
const chat: Chat = {
  conversation,
  updateWelcome: () => {
    welcome.hidden = !conversation.isEmpty();
  },
  focusComposer: () => composer.focus(),
};
const sync = createSync(chat, shellElement('connection'));
const answers = createAnswers(chat, { refresh: sync.refreshIfNeeded });
const press = createPress(chat, answers);
const karaoke = createKaraoke(chat);
const send = createSend(chat, answers);
const sendText = createTextSender(send);
const upload = createUpload(chat, send);
const composer = createComposer({ commands: sync.commands, send: sendText, attach: upload });

acceptDrops(document.body, upload);
shellElement('dock').append(newest, composer.node);
welcome.append(
  ...renderWelcome({
    example: composer.fill,
    custom: (button) =>
      void press(encodeAction({ do: 'operation', operation: 'custom', track: undefined }), button),
  }),
);
void sync.start().then(() => {
  // Screen readers do not read out the entries from before, only what arrives from now on.
  list.removeAttribute('aria-busy');
  for (const note of takeNotes()) showNote(chat, note);
  if (!matchMedia('(pointer: coarse)').matches) composer.focus();
});
