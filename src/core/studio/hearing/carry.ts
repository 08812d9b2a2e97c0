import { actionId } from '../../action.js';
import type { Request } from '../../generation.js';
import { type ChatMessage, note } from '../../message.js';
import type { OperationName } from '../../operations/index.js';
import { MediaError } from '../../ports.js';
import type { ChatEvent } from '../../surface.js';
import type { Track } from '../../track.js';
import { say } from '../../words/index.js';
import type { StudioPorts } from '../ports.js';
import { start } from './start.js';

/** Offers to go on from our own copy at another gateway, when the maker is out; undefined when that cannot be done. */
export const carryOffer = async (
  ports: StudioPorts,
  track: Track,
  operation: OperationName,
  locale: string | undefined,
): Promise<ChatMessage | undefined> => {
  if (ports.workshop.link(track.audio) === undefined) return undefined;
  const benched = await ports.health.benched();
  const other = [...ports.providers.values()].find(
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
          action: actionId({ do: 'carry', track: track.id, provider: other.id }),
          style: 'main',
        },
      ],
    ],
  };
};

/** Uploads our copy of a track to another gateway: a new track, whose parent is the old one. */
export const carry = async (
  ports: StudioPorts,
  event: ChatEvent,
  track: Track,
  to: string,
): Promise<void> => {
  const { locale } = event.person;
  const link = ports.workshop.link(track.audio);
  const model = ports.providers.get(to)?.capabilities.operations.upload?.models[0];
  if (link === undefined || model === undefined) {
    const facts = { operation: say(locale, 'name.upload'), others: '' };
    return event.reply.tell(note('bad', say(locale, 'refusal.nobody-can', facts)));
  }
  try {
    // The gateway would find nothing at the address of a file that is kept no more.
    await ports.workshop.read(track.audio.key);
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    return event.reply.tell(note('bad', say(locale, 'carry.lost')));
  }
  const sources = [{ id: track.id, title: track.title }];
  const request: Request = {
    operation: 'upload',
    model,
    values: { audio: link, title: track.title },
    sources,
  };
  // Carried once, however often the button is pressed.
  await start(ports, event, request, to, `carry:${event.person.id}:${to}:${track.id}`);
};
