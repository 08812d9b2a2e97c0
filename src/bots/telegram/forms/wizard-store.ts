import type { ExpiringStore, MessageRef } from '../../../core/index.js';
import type { ChatContext } from '../incoming/chat.js';
import type { Progress, Wizard } from './wizard-state.js';

const keptSeconds = 3600;

/** A form that was submitted, and the update that submitted it. */
export type Submitted = { event: string; wizard: Wizard };

/** A wizard as JSON in Redis. Older and newer processes run side by side, so its names never change. */
type StoredWizard = Omit<Progress, 'questions' | 'lastAnswer' | 'newestAnswer'> & {
  /** Absent while the next question is being posted. */
  question?: MessageRef | undefined;
  asked: readonly number[];
  heard: number;
  newest?: string | undefined;
};

/** Where wizards are kept. */
export type WizardStore = ReturnType<typeof createWizardStore>;

/** Builds the store of wizards: one per person and chat or topic, for an hour. */
export const createWizardStore = (expiring: ExpiringStore) => ({
  load: async (context: ChatContext) => decodeWizard(await expiring.load(wizardKey(context))),

  save: (context: ChatContext, wizard: Wizard) =>
    expiring.save(wizardKey(context), encodeWizard(wizard), keptSeconds),

  /** Removes the wizard and returns it. Of two concurrent calls only one gets it. */
  take: async (context: ChatContext) => decodeWizard(await expiring.take(wizardKey(context))),

  /** The form that was submitted last. */
  loadSubmitted: async (context: ChatContext) => decodeSubmitted(await expiring.load(submittedKey(context))),

  saveSubmitted: (context: ChatContext, { event, wizard }: Submitted) =>
    expiring.save(submittedKey(context), { event, wizard: encodeWizard(wizard) }, keptSeconds),
});

const wizardKey = (context: ChatContext): string => `telegram:wizard:${ownerKey(context)}`;

const submittedKey = (context: ChatContext): string => `telegram:wizard-end:${ownerKey(context)}`;

const ownerKey = ({ address, person }: ChatContext): string =>
  `${address.chat}:${address.thread ?? '-'}:${person.id}`;

const encodeWizard = (wizard: Wizard): StoredWizard => {
  const { questions, lastAnswer, newestAnswer, ...rest } = wizard.progress;
  const question = wizard.status === 'asked' ? { question: wizard.question } : {};
  return { ...rest, ...question, asked: questions, heard: lastAnswer, newest: newestAnswer };
};

const decodeWizard = (draft: unknown): Wizard | undefined => {
  if (typeof draft !== 'object' || draft === null || !isStoredWizard(draft)) return undefined;
  const { question, asked, heard, newest, ...rest } = draft;
  const progress = { ...rest, questions: asked, lastAnswer: heard, newestAnswer: newest };
  return question === undefined ? { status: 'pending', progress } : { status: 'asked', progress, question };
};

const isStoredWizard = (draft: Partial<StoredWizard>): draft is StoredWizard =>
  typeof draft.id === 'string' &&
  typeof draft.step === 'number' &&
  draft.form !== undefined &&
  draft.values !== undefined &&
  Array.isArray(draft.asked) &&
  draft.address !== undefined;

const decodeSubmitted = (draft: unknown): Submitted | undefined => {
  if (typeof draft !== 'object' || draft === null) return undefined;
  const { event, wizard: stored } = draft as { event?: unknown; wizard?: unknown };
  const wizard = decodeWizard(stored);
  return typeof event === 'string' && wizard !== undefined ? { event, wizard } : undefined;
};
