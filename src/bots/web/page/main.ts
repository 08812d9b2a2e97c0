import { actionId, type ChatMessage, type Command, note, say } from '../../../core/index.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { element, icon } from './element.js';
import { createForm, type Verdict } from './form.js';
import {
  type Answer,
  freshKey,
  readConversation,
  ServerError,
  sendForm,
  sendPress,
  sendText,
  watchConversation,
} from './server.js';
import { createStart } from './start.js';

const part = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
};

const connection = part('connection');
const start = part('start');
const newest = element(
  'button',
  { type: 'button', class: 'newest', hidden: true },
  icon('down'),
  say(undefined, 'web.newest'),
);
let commands: readonly Command[] = [];
let watching = false;

const conversation = createConversation({
  list: part('conversation'),
  scroller: part('scroller'),
  newest,
  press: (action, button, card) => void press(action, button, card),
});
const composer = createComposer({
  commands: () => commands,
  send: (text, shown) => void submit(text, shown),
});
part('dock').append(newest, composer.node);
start.append(
  ...createStart({
    example: (text) => void submit(text, text),
    custom: (button) =>
      void press(actionId({ do: 'operation', operation: 'custom', track: undefined }), button),
  }),
);

const drawStart = () => {
  start.hidden = !conversation.isEmpty();
};

const refresh = async () => {
  try {
    const opening = await readConversation();
    commands = opening.commands;
    for (const entry of opening.entries) conversation.merge(entry);
    connection.textContent = '';
  } catch (error) {
    connection.textContent = reasonOf(error) ?? say(undefined, 'web.reconnecting');
  }
  drawStart();
};

const reasonOf = (error: unknown): string | undefined =>
  error instanceof ServerError && error.sentence !== undefined ? say(undefined, error.sentence) : undefined;

/** Shows what was said to this person alone. */
const take = async (answer: Answer, about?: HTMLElement, opener?: HTMLElement) => {
  for (const message of answer.notes) conversation.addNote(message, about);
  if (answer.form !== undefined) openForm(answer, about, opener);
  if (!watching) await refresh();
  drawStart();
};

const submit = async (text: string, shown: string) => {
  const key = freshKey();
  const pending = conversation.addPending(key, shown, () => void attempt());
  const attempt = async () => {
    try {
      const answer = await sendText(key, text, shown);
      pending.sent();
      await take(answer);
    } catch (error) {
      pending.failed(reasonOf(error) ?? say(undefined, 'web.unreachable'));
    }
  };
  drawStart();
  await attempt();
};

const openForms = new Map<HTMLElement, () => void>();

const press = async (action: string, button: HTMLButtonElement, card?: HTMLElement) => {
  const open = openForms.get(button);
  if (open !== undefined) return open();
  if (button.getAttribute('aria-disabled') === 'true') return;
  // `disabled` would throw the keyboard off the button.
  button.setAttribute('aria-disabled', 'true');
  if (card !== undefined) conversation.dropNotes(card);
  try {
    await take(await sendPress(freshKey(), action), card, button);
  } catch (error) {
    sayAbout(note('bad', reasonOf(error) ?? say(undefined, 'web.unreachable-press')), card);
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

const sayAbout = (message: ChatMessage, card?: HTMLElement) => {
  conversation.addNote(message, card);
  drawStart();
};

const openForm = ({ form }: Answer, about?: HTMLElement, opener?: HTMLElement) => {
  if (form === undefined) return;
  const key = { now: freshKey() };
  const close = () => {
    takeAway();
    if (opener !== undefined) openForms.delete(opener);
    drawStart();
    if (opener?.isConnected === true && opener.offsetParent !== null) opener.focus();
    else composer.focus();
  };
  const handIn = async (values: Parameters<typeof sendForm>[2]): Promise<Verdict> => {
    try {
      const answer = await sendForm(key.now, form.id, values);
      // The same answers again are the same request; mended ones are a new one.
      key.now = freshKey();
      const refused =
        !answer.carded && answer.form === undefined && answer.notes.some(({ tone }) => tone !== 'good');
      if (refused) return { notes: answer.notes };
      close();
      if (answer.carded) conversation.toEnd();
      await take(answer, about, opener);
      return 'done';
    } catch (error) {
      return { unreachable: reasonOf(error) ?? say(undefined, 'web.unreachable-form') };
    }
  };
  const view = createForm(form, { submit: handIn, close });
  const takeAway = conversation.addForm(view.node, about);
  if (opener !== undefined) openForms.set(opener, view.focus);
  drawStart();
  view.focus();
};

watchConversation({
  ready: () => {
    watching = true;
    connection.textContent = '';
    void refresh();
  },
  entry: (entry) => {
    conversation.merge(entry);
    drawStart();
  },
  lost: () => {
    watching = false;
    connection.textContent = say(undefined, 'web.reconnecting');
  },
});
// A phone that slept may not have noticed that the connection was gone.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void refresh();
});
void refresh().then(() => {
  if (!matchMedia('(pointer: coarse)').matches) composer.focus();
});
