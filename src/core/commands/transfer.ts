import { say } from '../../i18n/index.js';
import type { Request } from '../domain/generation.js';
import { note } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import type { EventInContext } from '../policies/context.js';
import type { CoreDeps } from '../ports/deps.js';
import { MediaError } from '../ports/media.js';
import { startGeneration } from './start-generation.js';

/** Uploads our copy of a track to another gateway, as a new track whose parent is the old one. */
export const transfer = async (
  deps: CoreDeps,
  event: EventInContext,
  track: Track,
  to: string,
): Promise<void> => {
  const { locale } = event.person;
  const link = deps.media.link(track.audio);
  const model = deps.providers.inUse.get(to)?.capabilities.operations.upload?.models[0];
  if (link === undefined || model === undefined) {
    const facts = { operation: say(locale, 'name.upload'), others: '' };
    return event.reply.tell(note('bad', say(locale, 'refusal.nobody-can', facts)));
  }
  try {
    // The address would lead the gateway to nothing if the file is no longer stored.
    await deps.media.read(track.audio.key);
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    return event.reply.tell(note('bad', say(locale, 'transfer.lost')));
  }
  const sources = [{ id: track.id, title: track.title }];
  const request: Request = {
    operation: 'upload',
    model,
    values: { audio: link, title: track.title },
    sources,
  };
  // The key is part of stored ids: it never changes. One transfer of a track to a gateway, however often it is clicked.
  const key = `carry:${event.person.id}:${to}:${track.id}`;
  await startGeneration(deps, event, { request, provider: to, key });
};
