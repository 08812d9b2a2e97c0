import type { Ticket } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { ticketIn } from '../tickets.js';
import type { Clip } from './clips.js';

/** An upload sounds like what was uploaded, should its clip have no address of its own. */
export const mendFor = (ticket: Ticket): ((clip: Clip) => Clip) => {
  const { kind, about } = ticketIn(ticket);
  if (kind !== 'upload') return (clip) => clip;
  const [, address, title] = about;
  return (clip) => ({
    ...clip,
    audio_url: firstText(clip.audio_url, address),
    title: firstText(title, clip.title),
  });
};

/** True for an upload whose answer said that it is a clip. */
export const isClip = (ticket: Ticket): boolean => ticketIn(ticket).about[3] === 'clip';
