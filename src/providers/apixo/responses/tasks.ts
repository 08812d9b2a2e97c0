import * as z from 'zod';
import type { PollResult, Ticket } from '../../../core/index.js';
import { awaitingSound } from '../../shared/awaiting-sound.js';
import { firstText, optionalText } from '../../shared/json.js';
import type { Redact } from '../../shared/redact.js';
import { clipItems, takeOf } from './clips.js';
import { classifyFailCode } from './errors.js';

/** The `data` of a status answer, or of a callback. */
export const taskStatus = z.object({
  state: z.string().trim().min(1),
  resultJson: z.unknown().optional(),
  lyrics: optionalText,
  failCode: optionalText,
  failMsg: optionalText,
});

type TaskStatus = z.infer<typeof taskStatus>;

/** The result in a status; undefined when the song is finished and its result cannot be read. */
export const readTask = (ticket: Ticket, status: TaskStatus, redact: Redact): PollResult | undefined => {
  switch (status.state.toLowerCase()) {
    case 'pending':
      return { state: 'waiting' };
    case 'success':
      return readSuccess(ticket, status);
    case 'failed': {
      const { failCode, failMsg } = status;
      const reason = firstText(failMsg, failCode) ?? 'it failed without a reason';
      return { state: 'failed', code: classifyFailCode(failCode, failMsg), detail: redact(reason) };
    }
    default:
      // `processing`, and any state that a later version of the gateway may add.
      return { state: 'running' };
  }
};

const readSuccess = (ticket: Ticket, status: TaskStatus): PollResult | undefined => {
  const items = clipItems(status.resultJson);
  if (items === undefined) return undefined;
  const lyrics = firstText(status.lyrics);
  const takes = items.flatMap((item, index) => takeOf(item, ticket, index, lyrics));
  if (takes.length > 0) return { state: 'finished', takes, missing: items.length - takes.length };
  return awaitingSound;
};
