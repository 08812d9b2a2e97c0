import { randomBytes } from 'node:crypto';
import type { ChatAddress, ChatForm, ExpiringStore, Log, RawValues } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import { describeError } from '../errors.js';
import type { ChatContext } from '../incoming/chat.js';
import { adaptForm } from './adapt-form.js';
import { renderAnsweredQuestion, renderQuestion } from './question.js';
import { parseQuestionButton } from './question-button.js';
import { stepsOf } from './steps.js';
import { beginWizard, type Progress, reduceWizard, type Transition, type Wizard } from './wizard-state.js';
import { createWizardStore } from './wizard-store.js';

/** A filled form; `address` is where it was asked for. */
export type FilledForm = { key: string; form: string; values: RawValues; address: ChatAddress };

/** Submits a filled form to core; rejects when core could not handle it. */
export type Submit = (filled: FilledForm) => Promise<void>;

/** A text that a person typed; `repliesTo` is the message it replies to. */
type TypedText = { text: string; messageId: number; repliesTo: number | undefined };

/** Asks forms and takes their answers. */
export type Wizards = ReturnType<typeof createWizards>;

/**
 * Builds the wizards, which ask a form as one question after the other. A wizard is kept in the store for an hour and
 * goes on after a restart. `forms/wizard-state.ts` decides what an answer changes; this part posts and stores it.
 */
export const createWizards = (deps: { api: TelegramApi; drafts: ExpiringStore; log: Log }) => {
  const store = createWizardStore(deps.drafts);
  const { postQuestion, closeQuestion } = createQuestionPoster(deps);

  const ask = async (context: ChatContext, progress: Progress): Promise<void> =>
    store.save(context, await postQuestion(context, progress));

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

  return {
    /** Asks the first question of a form. A form that is open here for this person is cancelled. */
    async start(context: ChatContext, asked: ChatForm, submit: Submit): Promise<void> {
      const form = adaptForm(asked, context);
      const open = await store.load(context);
      if (open !== undefined) await closeQuestion(open, say(context.person.locale, 'wizard.cancelled'));
      const { address } = context;
      const wizard = beginWizard(newId(), form, address, Number(address.replyTo ?? 0));
      await store.save(context, wizard);
      if (stepsOf(form).length > 0) await ask(context, wizard.progress);
      else await submitForm(context, wizard, '', submit);
    },

    /** Takes a text; false when it is no answer. In a group only a reply to a question is one. */
    async answer(context: ChatContext, typed: TypedText, submit: Submit): Promise<boolean> {
      const { text, messageId, repliesTo } = typed;
      const event = `message:${messageId}`;
      const wizard = await store.load(context);
      if (wizard === undefined) return submitAgain(context, event, submit);
      const isReply = wizard.progress.questions.some((question) => question === repliesTo);
      if (!context.isPrivate && !isReply) return false;
      const transition = reduceWizard(wizard, { kind: 'text', text, messageId }, context.person.locale);
      await apply(context, wizard, transition, event, submit);
      return true;
    },

    /** Takes a press on a button under a question; resolves to the text of a popup, if there is one. */
    async answerByButton(
      context: ChatContext,
      { id, data }: { id: string; data: string },
      submit: Submit,
    ): Promise<string | undefined> {
      const event = `press:${id}`;
      const { locale } = context.person;
      const button = parseQuestionButton(data);
      if (button !== undefined && button.owner !== context.person.id) return say(locale, 'refusal.not-yours');
      const wizard = button === undefined ? undefined : await store.load(context);
      if (button === undefined || wizard?.progress.id !== button.wizard) {
        if (await submitAgain(context, event, submit)) return undefined;
        const submitted = await store.loadSubmitted(context);
        const isSubmitted = submitted !== undefined && submitted.wizard.progress.id === button?.wizard;
        return say(locale, isSubmitted ? 'refusal.running-already' : 'refusal.form-expired');
      }
      const { step, action } = button;
      const transition = reduceWizard(wizard, { kind: 'button', step, action }, locale);
      await apply(context, wizard, transition, event, submit);
      return 'popup' in transition ? transition.popup : undefined;
    },

    /** Cancels the form that is open here for this person; false when there is none. */
    async cancel(context: ChatContext): Promise<boolean> {
      const wizard = await store.take(context);
      if (wizard === undefined) return false;
      await closeQuestion(wizard, say(context.person.locale, 'wizard.cancelled'));
      return true;
    },
  };
};

/** Builds the posting of questions and the edit that removes the buttons of an answered one. */
const createQuestionPoster = ({ api, log }: { api: TelegramApi; log: Log }) => ({
  async postQuestion(context: ChatContext, progress: Progress): Promise<Wizard> {
    const { replyTo, ...address } = progress.address;
    const { isPrivate, person } = context;
    const asking = { wizard: progress.id, owner: person.id, locale: person.locale, isPrivate };
    const original = progress.newestAnswer ?? replyTo;
    // In a private chat it is clear who is asked.
    const to = isPrivate || original === undefined ? address : { ...address, replyTo: original };
    const question = await api.sendMessage(to, renderQuestion(progress.form, progress.step, asking));
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

const newId = (): string => randomBytes(5).toString('hex');
