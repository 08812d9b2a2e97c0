import { type OperationName, operations } from './operations/index.js';

/** What a button or a form stands for. Ids are track, generation or draft ids. */
export type Action =
  | { do: 'operation'; operation: OperationName; track: string | undefined }
  | { do: 'more'; track: string }
  | { do: 'words'; track: string }
  | { do: 'again'; track: string }
  | { do: 'carry'; track: string; provider: string }
  | { do: 'cancel'; generation: string }
  | { do: 'retry'; generation: string }
  | { do: 'mend'; draft: string };

const version = '1';
const letters = {
  more: 'm',
  words: 'l',
  again: 'a',
  carry: 'C',
  cancel: 'x',
  retry: 't',
  mend: 'f',
} as const;

/** The id that stands on a button: version, one letter, and what it is about. Fits Telegram's 64 bytes. */
export const actionId = (action: Action): string => {
  if (action.do === 'operation') return version + letterOf(action.operation) + (action.track ?? '');
  if (action.do === 'carry') return `${version}${letters.carry}${action.track}/${action.provider}`;
  const subject = 'track' in action ? action.track : 'draft' in action ? action.draft : action.generation;
  return version + letters[action.do] + subject;
};

/** Reads a button's id back; undefined when it is none of ours or too old to be known. */
export const parseAction = (id: string): Action | undefined => {
  if (id[0] !== version) return undefined;
  const subject = id.slice(2);
  const operation = operations.find((known) => known.letter === id[1]);
  if (operation !== undefined) {
    return { do: 'operation', operation: operation.name, track: subject === '' ? undefined : subject };
  }
  if (subject === '') return undefined;
  switch (id[1]) {
    case letters.more:
      return { do: 'more', track: subject };
    case letters.words:
      return { do: 'words', track: subject };
    case letters.again:
      return { do: 'again', track: subject };
    case letters.carry: {
      const [track, provider] = subject.split('/');
      return track && provider ? { do: 'carry', track, provider } : undefined;
    }
    case letters.cancel:
      return { do: 'cancel', generation: subject };
    case letters.retry:
      return { do: 'retry', generation: subject };
    case letters.mend:
      return { do: 'mend', draft: subject };
    default:
      return undefined;
  }
};

const letterOf = (name: OperationName): string =>
  operations.find((known) => known.name === name)?.letter ?? '?';
