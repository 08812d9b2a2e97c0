import { type OperationName, operations } from '../operations/index.js';

/** A page of settings, each a form of its own. */
export const settingsPages = ['own', 'general', 'access', 'allowance', 'role', 'messages'] as const;
/** One of {@link settingsPages}. */
export type SettingsPage = (typeof settingsPages)[number];

/** What the owner of a track may do with it, besides continuing from it. */
export const trackActs = [
  'open',
  'send',
  'favourite',
  'rename',
  'hide',
  'share',
  'family',
  'delete',
  'confirm-delete',
] as const;
/** One of {@link trackActs}; `confirm-delete` is the second click, which deletes. */
export type TrackAct = (typeof trackActs)[number];

/** What a button or a form stands for. Ids are track, generation, persona or draft ids. */
export type Action =
  | { do: 'operation'; operation: OperationName; track: string | undefined }
  | { do: 'more'; track: string }
  | { do: 'lyrics'; track: string }
  | { do: 'repeat'; track: string }
  | { do: 'transfer'; track: string; provider: string }
  | { do: 'cancel'; generation: string }
  | { do: 'retry'; generation: string }
  /** `make` starts a song of a plain message that the bot asked about. */
  | { do: 'correct' | 'confirm-upload' | 'make'; draft: string }
  | { do: 'settings'; page: SettingsPage }
  /** A page of the library, counted from 0; `search` is at most 40 characters. */
  | { do: 'library'; page: number; favourites: boolean; search: string }
  | { do: 'track'; track: string; act: TrackAct }
  | { do: 'delete-persona'; persona: string }
  | { do: 'pause' | 'resume'; provider: string }
  | { do: 'block'; key: string }
  | { do: 'settle'; generation: string; charge: 'made' | 'none' };

const version = '1';
const letters = {
  more: 'm',
  lyrics: 'l',
  repeat: 'a',
  transfer: 'C',
  cancel: 'x',
  retry: 't',
  correct: 'f',
  'confirm-upload': 'U',
  make: 'O',
  settings: 'S',
  library: 'L',
  track: 'T',
  'delete-persona': 'F',
  pause: 'P',
  resume: 'R',
  block: 'N',
  settle: 'D',
} as const;

/**
 * Encodes an action for a button: version, one letter, and the subject. At most 64 bytes, which is what Telegram takes
 * (Bot API, InlineKeyboardButton).
 */
export const encodeAction = (action: Action): string =>
  action.do === 'operation'
    ? version + letterOf(action.operation) + (action.track ?? '')
    : version + letters[action.do] + subjectOf(action);

const subjectOf = (action: Exclude<Action, { do: 'operation' }>): string => {
  switch (action.do) {
    case 'transfer':
      return `${action.track}/${action.provider}`;
    case 'settings':
      return String(settingsPages.indexOf(action.page));
    case 'library':
      return fitted(`${action.page}/${action.favourites ? 1 : 0}/${action.search}`);
    case 'track':
      return `${trackActs.indexOf(action.act)}/${action.track}`;
    case 'settle':
      return `${action.charge}/${action.generation}`;
    case 'more':
    case 'lyrics':
    case 'repeat':
      return action.track;
    case 'cancel':
    case 'retry':
      return action.generation;
    case 'correct':
    case 'confirm-upload':
    case 'make':
      return action.draft;
    case 'delete-persona':
      return action.persona;
    case 'block':
      return action.key;
    default:
      return action.provider;
  }
};

/** Decodes a button's id; undefined when it is not one of this bot's or too old to be known. */
export const parseAction = (id: string): Action | undefined => {
  if (id[0] !== version) return undefined;
  const subject = id.slice(2);
  const operation = operations.find((known) => known.letter === id[1]);
  if (operation !== undefined) {
    return { do: 'operation', operation: operation.name, track: subject === '' ? undefined : subject };
  }
  if (subject === '') return undefined;
  const [first = '', second = ''] = subject.split('/');
  switch (id[1]) {
    case letters.more:
      return { do: 'more', track: subject };
    case letters.lyrics:
      return { do: 'lyrics', track: subject };
    case letters.repeat:
      return { do: 'repeat', track: subject };
    case letters.transfer:
      return first && second ? { do: 'transfer', track: first, provider: second } : undefined;
    case letters.cancel:
      return { do: 'cancel', generation: subject };
    case letters.retry:
      return { do: 'retry', generation: subject };
    case letters.correct:
      return { do: 'correct', draft: subject };
    case letters['confirm-upload']:
      return { do: 'confirm-upload', draft: subject };
    case letters.make:
      return { do: 'make', draft: subject };
    case letters.settings: {
      const page = settingsPages[Number(subject)];
      return page && { do: 'settings', page };
    }
    case letters.library: {
      const search = subject.split('/').slice(2).join('/');
      return /^\d{1,4}$/.test(first)
        ? { do: 'library', page: Number(first), favourites: second === '1', search }
        : undefined;
    }
    case letters.track: {
      const act = trackActs[Number(first)];
      return act && second ? { do: 'track', track: second, act } : undefined;
    }
    case letters['delete-persona']:
      return { do: 'delete-persona', persona: subject };
    case letters.pause:
      return { do: 'pause', provider: subject };
    case letters.resume:
      return { do: 'resume', provider: subject };
    case letters.block:
      return { do: 'block', key: subject };
    case letters.settle:
      return second && (first === 'made' || first === 'none')
        ? { do: 'settle', generation: second, charge: first }
        : undefined;
    default:
      return undefined;
  }
};

const letterOf = (name: OperationName): string =>
  operations.find((known) => known.name === name)?.letter ?? '?';

/** Cuts a text to what is left of 64 bytes, never in the middle of a character. */
const fitted = (text: string): string => {
  let short = text;
  while (new TextEncoder().encode(short).length > 60) short = Array.from(short).slice(0, -1).join('');
  return short;
};
