import type { ChatForm, RawValues } from '../../../../core/index.js';
import { say } from '../../../../i18n/index.js';
import { type Answer, createKey, sendForm } from '../api/calls.js';
import { createForm, type SubmitResult } from '../forms/form.js';
import { language } from '../language.js';
import { type Chat, reasonOf } from './chat.js';
import { reloadWithNotes } from './reload.js';

/** Where an answer belongs: the card that it is about, and the button that a form was opened with. */
type Place = { about?: HTMLElement | undefined; opener?: HTMLElement | undefined };

/** Shows the answers of the server. */
export type Answers = ReturnType<typeof createAnswers>;

/** Creates what shows an answer: its notes and its form. `refresh` reads the conversation if no events arrive. */
export const createAnswers = (chat: Chat, { refresh }: { refresh(): Promise<void> }) => {
  const openForms = new Map<HTMLElement, () => void>();

  const show = async (answer: Answer, place: Place = {}): Promise<void> => {
    for (const message of answer.notes) chat.conversation.addNote(message, place.about);
    if (answer.form !== undefined) openForm(answer.form, place);
    await refresh();
    chat.updateWelcome();
  };

  const openForm = (form: ChatForm, place: Place) => {
    const { about, opener } = place;
    const close = () => {
      removeForm();
      if (opener !== undefined) openForms.delete(opener);
      chat.updateWelcome();
      if (opener?.isConnected === true && opener.offsetParent !== null) opener.focus();
      else chat.focusComposer();
    };
    const accept = async (answer: Answer) => {
      close();
      if (answer.language !== language) return reloadWithNotes(answer.notes);
      if (answer.carded) chat.conversation.toEnd();
      await show(answer, place);
    };
    const view = createForm(form, { submit: createSubmit(form.id, accept), close });
    const removeForm = chat.conversation.addForm(view.node, about);
    if (opener !== undefined) openForms.set(opener, view.focus);
    chat.updateWelcome();
    view.focus();
  };

  return {
    show,
    /** Focuses the form that a button has opened; false when none is open. */
    focusForm: (opener: HTMLElement): boolean => {
      const focus = openForms.get(opener);
      focus?.();
      return focus !== undefined;
    },
  };
};

/** Submits a form. `accept` receives the answer, unless the server refused the values. */
const createSubmit = (form: string, accept: (answer: Answer) => Promise<void>) => {
  let key = createKey();
  return async (values: RawValues): Promise<SubmitResult> => {
    try {
      const answer = await sendForm(key, form, values);
      // A retry after a failure is the same input. Corrected values are a new one.
      key = createKey();
      if (isRefused(answer)) return { notes: answer.notes };
      await accept(answer);
      return 'done';
    } catch (error) {
      return { unreachable: reasonOf(error) ?? say(language, 'web.unreachable-form') };
    }
  };
};

const isRefused = ({ carded, form, notes }: Answer): boolean =>
  !carded && form === undefined && notes.some(({ tone }) => tone === 'bad');
