import { randomBytes } from 'node:crypto';
import type {
  ChatAddress,
  ChatForm,
  ExpiringStore,
  Log,
  MessageRef,
  RawValues,
} from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { TelegramApi } from '../api.js';
import type { Place } from '../chat.js';
import { describeError } from '../errors.js';
import { formAt } from './form.js';
import {
  choicesOf,
  drawAnswered,
  drawQuestion,
  meaningOf,
  parsePressId,
  readAnswer,
  shownValue,
  stepsOf,
} from './question.js';

/** A form that is filled in; `address` is where it was asked for. */
export type FilledForm = { key: string; form: string; values: RawValues; address: ChatAddress };

/** Hands a filled form to the studio; rejects when the studio could not take it. */
export type Finish = (filled: FilledForm) => Promise<void>;

/** Asks forms as one question after the other. Half-filled forms live in the drafts, one per person and place, for an hour; a restart does not hurt them. */
export const createWizards = (settings: { messenger: TelegramApi; drafts: ExpiringStore; log: Log }) => {
  const { messenger, drafts, log } = settings;

  const save = (place: Place, wizard: Wizard) => drafts.save(draftKey(place), wizard, keptSeconds);
  const load = async (place: Place) => parseWizard(await drafts.load(draftKey(place)));

  const ask = async (place: Place, wizard: Wizard): Promise<void> => {
    const { replyTo, ...address } = wizard.address;
    const asked = { ...place, wizard: wizard.id, owner: place.person.id, locale: place.person.locale };
    const under = wizard.newest ?? replyTo;
    // Alone with the bot there is no need to say who is asked.
    const to = place.isPrivate || under === undefined ? address : { ...address, replyTo: under };
    const question = await messenger.send(to, drawQuestion(wizard.form, wizard.step, asked));
    await save(place, { ...wizard, question, asked: [...wizard.asked, Number(question.message)] });
  };

  const close = async (wizard: Wizard, answer: string): Promise<void> => {
    if (wizard.question === undefined) return;
    const drawn = drawAnswered(wizard.form, wizard.step, answer);
    await messenger.edit(wizard.question, drawn, drawn).catch((error: unknown) => {
      log.warn(
        { platform: 'telegram', error: describeError(error) },
        'an answered question keeps its buttons',
      );
    });
  };

  const tell = async ({ id, form, values, address }: Wizard, hear: Finish): Promise<void> =>
    hear({ key: `telegram:form:${id}`, form: form.id, values, address });

  const finish = async (place: Place, wizard: Wizard, event: string, hear: Finish): Promise<boolean> => {
    // Kept before the draft goes: when the process dies here, the event comes again and finds its form.
    const end: End = { event, wizard };
    await drafts.save(endKey(place), end, keptSeconds);
    // Of two presses only one gets the draft: one song is made.
    if (parseWizard(await drafts.take(draftKey(place))) === undefined) return false;
    try {
      await tell(wizard, hear);
    } catch (error) {
      await save(place, wizard);
      throw error;
    }
    return true;
  };

  /** The form this very event has handed over already: it is delivered again, and heard under the same key again. */
  const repeat = async (place: Place, event: string, hear: Finish): Promise<boolean> => {
    const end = parseEnd(await drafts.load(endKey(place)));
    if (end?.event !== event) return false;
    await tell(end.wizard, hear);
    return true;
  };

  /** Takes an answer to the question that stands, and asks the next one or hands the form over. */
  const goOn = async (place: Place, wizard: Wizard, answer: Answer, hear: Finish): Promise<void> => {
    const { question, ...rest } = wizard;
    const { field, value, message } = answer;
    const next: Wizard = {
      ...rest,
      values: field === undefined ? wizard.values : { ...wizard.values, [field]: value },
      ...(message === undefined ? {} : { heard: message, newest: String(message) }),
    };
    if (answer.isLast === true || wizard.step + 1 >= stepsOf(wizard.form).length) {
      const isMine = await finish(place, { ...next, question }, answer.event, hear);
      if (isMine) await close(wizard, answer.shown);
      return;
    }
    const moved = { ...next, step: wizard.step + 1 };
    await save(place, moved);
    await close(wizard, answer.shown);
    await ask(place, moved);
  };

  return {
    /** Asks the first question; a form that is still open here for this person is given up. */
    async begin(place: Place, asked: ChatForm, hear: Finish): Promise<void> {
      const form = formAt(asked, place);
      const left = await load(place);
      if (left !== undefined) await close(left, say(place.person.locale, 'wizard.cancelled'));
      const kept = form.fields.filter((field) => field.value !== undefined);
      const values = Object.fromEntries(kept.map((field) => [field.name, field.value]));
      const { address } = place;
      // What was written before the form was opened answers none of its questions.
      const heard = Number(address.replyTo ?? 0);
      const wizard: Wizard = { id: newId(), form, step: 0, values, asked: [], heard, address };
      await save(place, wizard);
      if (stepsOf(form).length > 0) await ask(place, wizard);
      else await finish(place, wizard, '', hear);
    },

    /** Hears a text; false when it answers no question. In a group only a reply to a question does. */
    async answer(place: Place, said: Said, hear: Finish): Promise<boolean> {
      const { text, message, answers } = said;
      const event = `message:${message}`;
      const wizard = await load(place);
      if (wizard === undefined) return repeat(place, event, hear);
      if (!place.isPrivate && !wizard.asked.some((one) => one === answers)) return false;
      const step = stepsOf(wizard.form)[wizard.step];
      // Nobody can have answered a question that never came: the process died before it was asked.
      if (wizard.question === undefined) {
        await ask(place, wizard);
        return true;
      }
      if (message <= wizard.heard || step === undefined) return true;
      if (step.kind === 'offer' || text === '') {
        await ask(place, wizard);
        return true;
      }
      const { locale } = place.person;
      const value = readAnswer(step.field, text, locale);
      const shown = shownValue(step.field, value, locale);
      await goOn(place, wizard, { event, field: step.field.name, value, shown, message }, hear);
      return true;
    },

    /** Hears a button under a question; gives what to say in a popup, if anything. */
    async press(place: Place, action: string, press: string, hear: Finish): Promise<string | undefined> {
      const event = `press:${press}`;
      const { locale } = place.person;
      const pressed = parsePressId(action);
      if (pressed !== undefined && pressed.owner !== place.person.id) return say(locale, 'refusal.not-yours');
      const wizard = pressed === undefined ? undefined : await load(place);
      if (pressed === undefined || wizard?.id !== pressed.wizard) {
        if (await repeat(place, event, hear)) return undefined;
        const end = parseEnd(await drafts.load(endKey(place)));
        const isDone = end !== undefined && end.wizard.id === pressed?.wizard;
        return say(locale, isDone ? 'refusal.running-already' : 'refusal.form-expired');
      }
      const step = stepsOf(wizard.form)[wizard.step];
      if (wizard.step !== pressed.step || step === undefined) {
        if (wizard.question === undefined) await ask(place, wizard);
        return say(locale, 'wizard.answered');
      }
      const { what } = pressed;
      if (what === 'cancel') {
        await drafts.take(draftKey(place));
        await close(wizard, say(locale, 'wizard.cancelled'));
      } else if (step.kind === 'offer') {
        const shown = say(locale, what === 'more' ? 'wizard.more-settings' : 'form.submit');
        await goOn(place, wizard, { event, shown, isLast: what !== 'more' }, hear);
      } else if (typeof what === 'object') {
        const choice = choicesOf(step.field, locale)[what.choice];
        if (choice === undefined) return say(locale, 'refusal.form-expired');
        const value = meaningOf(step.field, choice);
        await goOn(place, wizard, { event, field: step.field.name, value, shown: choice.label }, hear);
      } else if (what === 'clear') {
        const shown = say(locale, 'wizard.cleared');
        await goOn(place, wizard, { event, field: step.field.name, value: '', shown }, hear);
      } else {
        const kept = shownValue(step.field, step.field.value, locale);
        await goOn(place, wizard, { event, shown: kept === '' ? say(locale, 'wizard.skipped') : kept }, hear);
      }
      return undefined;
    },

    /** Gives up the form that is open here for this person; false when there is none. */
    async cancel(place: Place): Promise<boolean> {
      const wizard = parseWizard(await drafts.take(draftKey(place)));
      if (wizard === undefined) return false;
      await close(wizard, say(place.person.locale, 'wizard.cancelled'));
      return true;
    },
  };
};

type Wizard = {
  id: string;
  form: ChatForm;
  /** Which of the form's steps is asked. */
  step: number;
  values: RawValues;
  /** The question that stands; none while the next one is on its way. */
  question?: MessageRef | undefined;
  /** Every question so far: people may reply to an older one. */
  asked: readonly number[];
  /** The newest message that was taken as an answer, so that one delivered again is not taken for the next. */
  heard: number;
  /** The newest answer in a text: in a group the next question stands under it. */
  newest?: string | undefined;
  address: ChatAddress;
};

/** A form that was handed over, and the event that did it. */
type End = { event: string; wizard: Wizard };

/** A text as it was heard; `answers` is the message it replies to. */
type Said = { text: string; message: number; answers: number | undefined };

type Answer = {
  event: string;
  field?: string;
  value?: RawValues[string];
  shown: string;
  message?: number;
  isLast?: boolean;
};

const keptSeconds = 3600;

const draftKey = (place: Place): string => `telegram:wizard:${seatOf(place)}`;

const endKey = (place: Place): string => `telegram:wizard-end:${seatOf(place)}`;

const seatOf = ({ address, person }: Place): string =>
  `${address.chat}:${address.thread ?? '-'}:${person.id}`;

const newId = (): string => randomBytes(5).toString('hex');

const parseWizard = (draft: unknown): Wizard | undefined => {
  if (typeof draft !== 'object' || draft === null) return undefined;
  const { id, form, step, values, asked, address } = draft as Partial<Wizard>;
  const isWhole = typeof id === 'string' && typeof step === 'number' && form !== undefined;
  return isWhole && values !== undefined && Array.isArray(asked) && address !== undefined
    ? (draft as Wizard)
    : undefined;
};

const parseEnd = (draft: unknown): End | undefined => {
  if (typeof draft !== 'object' || draft === null) return undefined;
  const { event, wizard } = draft as Partial<End>;
  const whole = parseWizard(wizard);
  return typeof event === 'string' && whole !== undefined ? { event, wizard: whole } : undefined;
};
