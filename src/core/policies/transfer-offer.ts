import { say } from '../../i18n/index.js';
import type { ChatMessage } from '../domain/message.js';
import type { Track } from '../domain/track.js';
import type { OperationName } from '../operations/index.js';
import type { Deps } from '../ports/deps.js';
import type { CoolingDown } from '../ports/store.js';

/**
 * Offers to continue from our own copy at another gateway, when the one that made the track is out. Undefined when no
 * other takes uploads and offers the operation, or when there is no public address to upload from.
 */
export const transferOffer = (
  { providers, media }: Deps<'media' | 'providers'>,
  coolingDown: CoolingDown,
  { track, operation, locale }: { track: Track; operation: OperationName; locale: string | undefined },
): ChatMessage | undefined => {
  if (media.link(track.audio) === undefined) return undefined;
  const target = [...providers.inUse.values()].find(
    ({ id, capabilities }) =>
      id !== track.provider &&
      !coolingDown.has(id) &&
      capabilities.operations.upload !== undefined &&
      capabilities.operations[operation] !== undefined,
  );
  if (target === undefined) return undefined;
  return {
    tone: 'plain',
    title: track.title,
    body: say(locale, 'transfer.offer', { provider: track.provider, other: target.id }),
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'name.transfer', { provider: target.id }),
          action: { do: 'transfer', track: track.id, provider: target.id },
          style: 'main',
        },
      ],
    ],
  };
};
