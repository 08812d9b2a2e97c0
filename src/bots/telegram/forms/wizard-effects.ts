import type { ChatAddress, Log, RawValues } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import type { ChatContext } from '../incoming/chat.js';
import { renderAnsweredQuestion, renderQuestion } from './question.js';
import type { Progress, Transition, Wizard } from './wizard-state.js';
import type { WizardStore } from './wizard-store.js';

/** A filled form; `address` is where it was asked for. */
export type FilledForm = { key: string; form: string; values: RawValues; address: ChatAddress };

/** Submits a filled form to core; rejects when core could not handle it. */
export type Submit = (filled: FilledForm) => Promise<void>;

/** Builds what a wizard does outside: it posts and closes questions, stores its state and submits its form. */
export const createWizardEffects = (deps: { api: TelegramApi; log: Log; store: WizardStore }) => {
  const { store } = deps;
  const { postQuestion, closeQuestion } = createQuestionPoster(deps);

  /** Posts the question of the current step and stores it. */
  const ask = async (context: ChatContext, progress: Progress): Promise<void> =>
    store.save(context, await postQuestion(context, progress));

  /** Submits the form; false when another press did so at the same time. */
  const submitForm = async (
    context: ChatContext,
    wizard: Wizard,
    event: string,
    submit: Submit,
  ): Promise<boolean> => {
    // Saved before the draft is taken: when the process dies in between, the event comes again and finds its form.
    await store.saveSubmitted(context, { event, wizard });
    // Of two presses only one gets the draft, so one song is made.
    if ((await store.take(context)) === undefined) return false;
    try {
      await submit(filledForm(wizard));
    } catch (error) {
      await store.save(context, wizard);
      throw error;
    }
    return true;
  };

  /** Submits the form again, under the same key, when this event has submitted it before and is delivered again. */
  const submitAgain = async (context: ChatContext, event: string, submit: Submit): Promise<boolean> => {
    const submitted = await store.loadSubmitted(context);
    if (submitted?.event !== event) return false;
    await submit(filledForm(submitted.wizard));
    return true;
  };

  /** Carries out what the reducer decided. */
  const apply = async (
    context: ChatContext,
    wizard: Wizard,
    transition: Transition,
    event: string,
    submit: Submit,
  ): Promise<void> => {
    switch (transition.kind) {
      case 'stay':
        return;
      case 'ask':
        return ask(context, wizard.progress);
      case 'next': {
        const { progress, shown } = transition;
        await store.save(context, { status: 'pending', progress });
        await closeQuestion(wizard, shown);
        return ask(context, progress);
      }
      case 'submit': {
        const { progress, shown } = transition;
        const isSubmitted = await submitForm(context, { ...wizard, progress }, event, submit);
        if (isSubmitted) await closeQuestion(wizard, shown);
        return;
      }
      case 'cancel':
        await store.take(context);
        await closeQuestion(wizard, say(context.person.locale, 'wizard.cancelled'));
    }
  };

  return { ask, apply, submitForm, submitAgain, closeQuestion };
};

/** Builds the posting of questions and the edit that removes the buttons of an answered one. */
const createQuestionPoster = ({ api, log }: { api: TelegramApi; log: Log }) => ({
  async postQuestion(context: ChatContext, progress: Progress): Promise<Wizard> {
    const { replyTo, ...address } = progress.address;
    const { isPrivate, person } = context;
    const questionContext = { wizard: progress.id, owner: person.id, locale: person.locale, isPrivate };
    const original = progress.newestAnswer ?? replyTo;
    // In a private chat it is clear who is asked.
    const to = isPrivate || original === undefined ? address : { ...address, replyTo: original };
    const question = await api.sendMessage(to, renderQuestion(progress.form, progress.step, questionContext));
    const questions = [...progress.questions, Number(question.message)];
    return { status: 'asked', progress: { ...progress, questions }, question };
  },

  async closeQuestion(wizard: Wizard, answer: string): Promise<void> {
    if (wizard.status === 'pending') return;
    const rendered = renderAnsweredQuestion(wizard.progress.form, wizard.progress.step, answer);
    await api.editMessage(wizard.question, rendered, rendered).catch((error: unknown) => {
      log.warn(
        { event: 'question.not-closed', platform: 'telegram', reason: describeError(error) },
        'Answered question keeps its buttons',
      );
    });
  },
});

const filledForm = ({ progress: { id, form, values, address } }: Wizard): FilledForm => ({
  key: `telegram:form:${id}`,
  form: form.id,
  values,
  address,
});
