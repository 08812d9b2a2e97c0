import { say } from '../../i18n/index.js';
import type { Request } from '../domain/generation.js';
import { note } from '../domain/message.js';
import { labelOf } from '../domain/parse-values.js';
import { trackDenyReason } from '../policies/access.js';
import { chooseProvider } from '../policies/choose-provider.js';
import type { EventInContext } from '../policies/context.js';
import { noProviderMessage } from '../policies/no-provider.js';
import { findReferences, makerOf } from '../policies/references.js';
import type { CoreDeps } from '../ports/deps.js';
import { startGeneration } from './start-generation.js';

/** Starts the same request once more, after it failed or because the person wants another take. */
export const repeatRequest = async (
  deps: CoreDeps,
  event: EventInContext,
  request: Request,
  key: string,
): Promise<void> => {
  const { operation, values } = request;
  const { locale } = event.person;
  const source = request.sources[0];
  const track = source && (await deps.store.tracks.load(source.id));
  const refusal = track && (await trackDenyReason(event, track));
  if (refusal !== undefined) return event.reply.tell(note('bad', refusal));
  const references = await findReferences(deps, event.person, values, track);
  if (values.persona !== undefined && references.persona === undefined) {
    const field = labelOf('persona', locale);
    return event.reply.tell(note('bad', say(locale, 'invalid.persona', { field })));
  }
  if (values.other !== undefined && references.other === undefined) {
    return event.reply.tell(note('bad', say(locale, 'refusal.no-track')));
  }
  // An upload goes to any gateway that takes one, not back to the one that made the track.
  const maker = operation === 'upload' ? undefined : makerOf(references);
  const choice = chooseProvider(deps, event.context.coolingDown, { operation, model: request.model, maker });
  if (choice.kind !== 'chosen') {
    return event.reply.tell(noProviderMessage(deps, event, choice, { operation, track }));
  }
  await startGeneration(deps, event, { request, provider: choice.provider.id, key });
};
