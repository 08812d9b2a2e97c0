import { say } from '../../i18n/index.js';
import type { ChatMessage } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import type { OperationName } from '../operations/index.js';
import type { CoreDeps } from '../ports/deps.js';

/** Offers to go on from our own copy at another gateway, when the maker is out; undefined when that cannot be done. */
export const transferOffer = async (
  deps: CoreDeps,
  track: Track,
  operation: OperationName,
  locale: string | undefined,
): Promise<ChatMessage | undefined> => {
  if (deps.media.link(track.audio) === undefined) return undefined;
  const benched = await deps.store.health.coolingDown();
  const other = [...deps.providers.inUse.values()].find(
    ({ id, capabilities }) =>
      id !== track.provider &&
      !benched.has(id) &&
      capabilities.operations.upload !== undefined &&
      capabilities.operations[operation] !== undefined,
  );
  if (other === undefined) return undefined;
  return {
    tone: 'plain',
    title: track.title,
    body: say(locale, 'carry.offer', { provider: track.provider, other: other.id }),
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'name.carry', { provider: other.id }),
          action: { do: 'carry', track: track.id, provider: other.id },
          style: 'main',
        },
      ],
    ],
  };
};
