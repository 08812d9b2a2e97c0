/** What a button under a question does. */
export type QuestionAction = 'skip' | 'clear' | 'cancel' | 'make' | 'more' | { choice: number };

/** A button under a question: which wizard and step it belongs to, and who may press it. */
export type QuestionButton = { wizard: string; owner: string; step: number; action: QuestionAction };

/** Letters of the actions in callback data; buttons that were sent before keep them, so they never change. */
const letters: readonly (readonly [Exclude<QuestionAction, object>, string])[] = [
  ['skip', 's'],
  ['clear', 'e'],
  ['cancel', 'c'],
  ['make', 'm'],
  ['more', 'a'],
];

/** Encodes a button as callback data: at most 46 bytes of the 64 it can hold (Bot API InlineKeyboardButton). */
export const encodeQuestionButton = ({ wizard, owner, step, action }: QuestionButton): string => {
  const code =
    typeof action === 'object'
      ? String(action.choice)
      : (letters.find(([name]) => name === action)?.[1] ?? '');
  return `w:${wizard}:${step}:${code}:${owner}`;
};

/** Reads callback data; undefined when the button is not under a question. */
export const parseQuestionButton = (data: string): QuestionButton | undefined => {
  const [, wizard, step, code, owner] =
    /^w:([a-z0-9]{1,16}):(\d{1,3}):([a-z]|\d{1,3}):(-?\d{1,20})$/.exec(data) ?? [];
  if (wizard === undefined || code === undefined || owner === undefined) return undefined;
  const action = letters.find(([, letter]) => letter === code)?.[0] ?? { choice: Number(code) };
  return { wizard, owner, step: Number(step), action };
};

/** True for callback data of a wizard, and false for an action of core. */
export const isQuestionButton = (data: string): boolean => data.startsWith('w:');
