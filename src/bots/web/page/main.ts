import {
  type Command,
  type EncodedMessage,
  encodeAction,
  type MediaFile,
  mediaPath,
  note,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import {
  type Answer,
  freshKey,
  readConversation,
  readText,
  ServerError,
  sendAudio,
  sendForm,
  sendPress,
  sendText,
  watchConversation,
} from './api.js';
import { takeDrops } from './attach.js';
import type { Pending } from './bubble.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { element, icon } from './dom.js';
import { createForm, type Verdict } from './form.js';
import { openKaraoke } from './karaoke.js';
import { language } from './language.js';
import { parseLyrics } from './lyrics.js';
import { createWelcome } from './welcome.js';

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
  say(language, 'web.newest'),
);
let commands: readonly Command[] = [];
let watching = false;

const conversation = createConversation({
  list: part('conversation'),
  scroller: part('scroller'),
  newest,
  hands: {
    press: (action, button, card) => void press(action, button, card),
    sing: (words, card) => void sing(words, card),
  },
});
const attach = (files: readonly File[]) => {
  for (const file of files) handOver(file);
};
const composer = createComposer({
  commands: () => commands,
  send: (text, shown) => void submit(text, shown),
  attach,
});
takeDrops(document.body, attach);
part('dock').append(newest, composer.node);
start.append(
  ...createWelcome({
    example: (text) => void submit(text, text),
    custom: (button) =>
      void press(encodeAction({ do: 'operation', operation: 'custom', track: undefined }), button),
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
    connection.textContent = reasonOf(error) ?? say(language, 'web.reconnecting');
  }
  drawStart();
};

const reasonOf = (error: unknown): string | undefined =>
  error instanceof ServerError && error.sentence !== undefined ? say(language, error.sentence) : undefined;

/** Shows what was said to this person alone. */
const take = async (answer: Answer, about?: HTMLElement, opener?: HTMLElement) => {
  for (const message of answer.notes) conversation.addNote(message, about);
  if (answer.form !== undefined) openForm(answer, about, opener);
  if (!watching) await refresh();
  drawStart();
};

/** Shows what a person sends at once, and what comes of it; what did not get through can be sent again. */
const deliver = (
  shown: string,
  send: (key: string, pending: Pending) => Promise<Answer>,
  cancel?: (pending: Pending) => void,
): Promise<void> => {
  const key = freshKey();
  const attempt = async () => {
    try {
      const answer = await send(key, pending);
      pending.sent();
      await take(answer);
    } catch (error) {
      pending.failed(reasonOf(error) ?? say(language, 'web.unreachable'));
    }
  };
  const pending = conversation.addPending(key, shown, {
    retry: () => void attempt(),
    cancel: cancel && (() => cancel(pending)),
  });
  drawStart();
  return attempt();
};

const submit = (text: string, shown: string) => deliver(shown, (key) => sendText(key, text, shown));

/** The largest audio that is taken, in bytes; the server holds to it as well. */
const mostBytes = 100_000_000;

/** One file after the other: together they would only be slower, and the server holds few at once. */
let turn: Promise<unknown> = Promise.resolve();

const handOver = (file: File) => {
  if (file.size > mostBytes) return sayAbout(note('bad', say(language, 'refusal.upload-too-large')));
  if (file.size === 0) return sayAbout(note('bad', say(language, 'refusal.upload-not-audio')));
  const stop = new AbortController();
  const send = (key: string, { progress }: Pending): Promise<Answer> => {
    progress(0);
    const sent = turn.then(() => {
      stop.signal.throwIfAborted();
      return sendAudio(key, file, { progress, signal: stop.signal });
    });
    turn = sent.catch(() => undefined);
    return sent;
  };
  void deliver(`♪ ${file.name}`, send, (pending) => {
    stop.abort();
    pending.withdraw();
    sayAbout(note('plain', say(language, 'wizard.cancelled')));
    composer.focus();
  });
};

const sing = async (words: MediaFile, card: HTMLElement) => {
  try {
    const { title, lines } = parseLyrics(await readText(mediaPath(words)));
    const name = title ?? words.name.replace(/\.lrc$/, '');
    openKaraoke(name, lines, conversation.trackCalled(name));
  } catch (error) {
    sayAbout(note('bad', reasonOf(error) ?? say(language, 'web.unreachable-press')), card);
  }
};

/** Loads the page in the language that was just chosen, and says there what came of choosing it. */
const speakAnew = ({ notes }: Answer): 'done' => {
  sessionStorage.setItem(kept, JSON.stringify(notes));
  location.reload();
  return 'done';
};
const kept = 'minstrel-notes';

const openForms = new Map<HTMLElement, () => void>();

const press = async (action: string, button: HTMLButtonElement, card?: HTMLElement) => {
  const open = openForms.get(button);
  if (open !== undefined) return open();
  if (button.getAttribute('aria-disabled') === 'true') return;
  // `disabled` would throw the keyboard off the button.
  button.setAttribute('aria-disabled', 'true');
  if (card !== undefined) conversation.dropNotes(card);
  try {
    const answer = await sendPress(freshKey(), action);
    // What was asked for stands at the end, and whoever asked wants to see it.
    if (answer.carded) conversation.toEnd();
    await take(answer, card, button);
  } catch (error) {
    sayAbout(note('bad', reasonOf(error) ?? say(language, 'web.unreachable-press')), card);
  } finally {
    button.removeAttribute('aria-disabled');
  }
};

const sayAbout = (message: EncodedMessage, card?: HTMLElement) => {
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
        !answer.carded && answer.form === undefined && answer.notes.some(({ tone }) => tone === 'bad');
      if (refused) return { notes: answer.notes };
      close();
      if (answer.language !== language) return speakAnew(answer);
      if (answer.carded) conversation.toEnd();
      await take(answer, about, opener);
      return 'done';
    } catch (error) {
      return { unreachable: reasonOf(error) ?? say(language, 'web.unreachable-form') };
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
    connection.textContent = say(language, 'web.reconnecting');
  },
});
// A phone that slept may not have noticed that the connection was gone.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void refresh();
});
void refresh().then(() => {
  // What stood there before is not read out; what comes from now on is.
  part('conversation').removeAttribute('aria-busy');
  const notes: EncodedMessage[] = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
  sessionStorage.removeItem(kept);
  for (const message of notes) sayAbout(message);
  if (!matchMedia('(pointer: coarse)').matches) composer.focus();
});
