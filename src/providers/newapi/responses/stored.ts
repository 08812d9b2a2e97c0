import type { PollResult, Ticket } from '../../../core/index.js';
import { firstSeconds, firstText } from '../../shared/json.js';
import { parseTicket } from '../tickets.js';

/** The result that a ticket holds itself; `now` decides whether a video can be fetched yet. */
export const readStored = (ticket: Ticket, now = Number.POSITIVE_INFINITY): PollResult => {
  const { kind, details } = parseTicket(ticket);
  switch (kind) {
    case 'voice':
      return storedVoice(details);
    case 'persona': {
      const [personaId = ''] = details;
      return { state: 'made', product: { kind: 'persona', personaId } };
    }
    case 'file':
      return storedFile(details, now);
    default:
      return { state: 'unknown' };
  }
};

const storedVoice = ([clipId, audioUrl, seconds, title]: readonly string[]): PollResult => {
  if (clipId === undefined || audioUrl === undefined) return { state: 'unknown' };
  const take = { clipId, audioUrl, title: firstText(title), seconds: firstSeconds(seconds) };
  return { state: 'finished', takes: [take], missing: 0 };
};

const storedFile = ([format, readyAt, url]: readonly string[], now: number): PollResult => {
  if (url === undefined || (format !== 'wav' && format !== 'video')) return { state: 'unknown' };
  if (now < Number(readyAt)) return { state: 'running' };
  return { state: 'made', product: { kind: 'file', format, url } };
};
