import { say } from '../../i18n/index.js';
import type { RawValues } from '../domain/message.js';
import { note } from '../domain/message.js';
import { asWritten } from '../domain/parse-values.js';
import type { Track } from '../domain/track.js';
import type { Intent } from '../intents/read-intent.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps } from '../ports/deps.js';
import { openForm } from './correct-request.js';

/**
 * Shows what a person's change of a track would become, as a form that is filled in: a cover in the changed style where
 * the track's gateway has one, else a new take of the changed request. Words in another language need a new take.
 */
export const offerChange = async (
  deps: CoreDeps,
  event: EventInContext & { kind: 'text' },
  track: Track,
  { language }: Extract<Intent, { kind: 'change' }>,
): Promise<void> => {
  const wanted = event.text.trim().replace(/[.!。！]+$/, '');
  const cover = chooseProvider(deps, event.context.coolingDown, { operation: 'cover', maker: track });
  if (!language && cover.kind === 'chosen') {
    const raw = { style: joined(track.style, wanted) };
    return openForm(deps, event, { operation: 'cover', raw, track: track.id });
  }
  const generation = await deps.store.generations.load(track.generation);
  if (generation === undefined) {
    return event.reply.tell(note('bad', say(event.person.locale, 'refusal.no-generation')));
  }
  const { operation, sources } = generation.request;
  const raw = withWish(asWritten(generation.request), wanted);
  return openForm(deps, event, { operation, raw, track: sources[0]?.id });
};

/** The values with the change: in the sentence where there is one, else in the style. */
const withWish = (raw: RawValues, wanted: string): RawValues =>
  raw.prompt === undefined
    ? { ...raw, style: joined(String(raw.style ?? ''), wanted) }
    : { ...raw, prompt: joined(String(raw.prompt), wanted) };

const joined = (before: string, wanted: string): string =>
  before.trim() === '' ? wanted : `${before.trim()}, ${wanted}`;
