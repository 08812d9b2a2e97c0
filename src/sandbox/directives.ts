import { type Callback, Refusal, type SongFailure } from './types.js';

/** What the words of an order ask of the sandbox itself, such as "sandbox:fail". */
export type Directives = {
  readonly failure: SongFailure | undefined;
  readonly manner: Callback['manner'];
  /** Only the first take succeeds. */
  readonly single: boolean;
  /** A factor on the time until the order is done. */
  readonly slowdown: number;
};

const moderated: SongFailure = { kind: 'moderated', message: 'Song description flagged for moderation.' };
const failed: SongFailure = { kind: 'failed', message: 'Song generation failed, please try again.' };

/** Parses `sandbox:…` directives; throws a Refusal for `sandbox:nocredits`. */
export const parseDirectives = (words: string): Directives => {
  const has = (directive: string) => words.includes(`sandbox:${directive}`);
  if (has('nocredits')) throw new Refusal('no-credits', 'The balance of this account is used up.');
  const failure = has('moderated') ? moderated : has('fail') ? failed : undefined;
  const manner: Callback['manner'] = has('no-callback')
    ? 'never'
    : has('double-callback')
      ? 'twice'
      : has('early-callback')
        ? 'early'
        : 'once';
  return { failure, manner, single: has('one-track'), slowdown: (has('slow') ? 5 : 1) * (failure ? 0.5 : 1) };
};
