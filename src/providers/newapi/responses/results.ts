import type { PollResult } from '../../../core/index.js';
import { firstSeconds, firstText } from '../../shared/json.js';
import type { TicketKind } from '../tickets.js';

/** What a ticket that holds its result says; `now` decides whether a film can be opened yet. */
export const known = (kind: TicketKind, about: readonly string[], now?: number): PollResult => {
  switch (kind) {
    case 'voice':
      return voiceIn(about);
    case 'persona': {
      const [personaId] = about;
      if (personaId === undefined) break;
      return { state: 'made', product: { kind: 'persona', personaId } };
    }
    case 'file': {
      const [format, readyAt, url] = about;
      if (url === undefined || (format !== 'wav' && format !== 'video')) break;
      if (now !== undefined && now < Number(readyAt)) return { state: 'running' };
      return { state: 'made', product: { kind: 'file', format, url } };
    }
  }
  return { state: 'unknown' };
};

const voiceIn = ([clipId, audioUrl, seconds, title]: readonly string[]): PollResult =>
  clipId === undefined || audioUrl === undefined
    ? { state: 'unknown' }
    : {
        state: 'finished',
        missing: 0,
        takes: [{ clipId, audioUrl, title: firstText(title), seconds: firstSeconds(seconds) }],
      };
