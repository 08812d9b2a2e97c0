import { randomBytes } from 'node:crypto';
import type { ChatForm, ExpiringStore, Log } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import type { ChatContext } from '../incoming/chat.js';
import { adaptForm } from './adapt-form.js';
import { parseQuestionButton } from './question-button.js';
import { stepsOf } from './steps.js';
import { createWizardEffects, type Submit } from './wizard-effects.js';
import { beginWizard, reduceWizard } from './wizard-state.js';
import { createWizardStore } from './wizard-store.js';

/** A text that a person typed; `repliesTo` is the message it replies to. */
type TypedText = { text: string; messageId: number; repliesTo: number | undefined };

/** Asks forms and takes their answers. */
export type Wizards = ReturnType<typeof createWizards>;

/**
 * Builds the wizards, which ask a form as one question after the other. A wizard is kept in the store for an hour and
 * continues after a restart. `wizard-state.ts` decides what an answer changes; `wizard-effects.ts` posts and stores it.
 */
export const createWizards = (deps: { api: TelegramApi; expiring: ExpiringStore; log: Log }) => {
  const store = createWizardStore(deps.expiring);
  const { ask, apply, submitForm, submitAgain, closeQuestion } = createWizardEffects({ ...deps, store });

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

    /** Puts the whole of a split message in place of its first part, which was an answer; false when it was none. */
    async extendAnswer(context: ChatContext, head: string, whole: string): Promise<boolean> {
      const wizard = await store.load(context);
      const answered = Object.entries(wizard?.progress.values ?? {}).find(
        ([, value]) => value === head.trim(),
      );
      if (wizard === undefined || answered === undefined) return false;
      const values = { ...wizard.progress.values, [answered[0]]: whole };
      await store.save(context, { ...wizard, progress: { ...wizard.progress, values } });
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

const newId = (): string => randomBytes(5).toString('hex');
