import { z } from 'zod';
import type { PollResult, Ticket } from '../../../core/index.js';
import { pollTogether } from '../../shared/batch.js';
import { refusesInside } from '../../shared/classify-error.js';
import { recordsIn, songOf, type TaskRecord, wordsOf } from '../responses/tasks.js';
import { mendFor } from '../responses/uploads.js';
import type { Desk } from '../session.js';
import { ticketIn } from '../tickets.js';
import { lookAtClips } from './feed.js';

type Answers = Map<Ticket, PollResult>;

/** Says what their tasks say about some tickets. */
type Look = (desk: Desk, tickets: readonly Ticket[], signal: AbortSignal) => Promise<Answers>;

const envelope = z.object({ data: z.unknown().optional() });

/** Asks for tasks in one request; `action` is required on the site's own page, and only one's own known tasks come back. */
export const fetchTasks = async (
  { client, table }: Desk,
  action: 'MUSIC' | 'LYRICS',
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, TaskRecord>> => {
  const json = await client.ask(table.fetch, { ids: [...new Set(ids)], action }, signal);
  if (refusesInside(json)) throw client.refused(json, true);
  const answer = envelope.safeParse(json);
  const records = answer.success ? recordsIn(answer.data.data) : undefined;
  if (records === undefined) throw client.unreadable(json, true, 'the answer holds no task records');
  return new Map(records.map((record) => [record.task_id, record]));
};

/** Says about songs what their tasks say, in one request. */
export const lookAtSongs: Look = (desk, tickets, signal) =>
  lookBy(desk, 'MUSIC', tickets, signal, (record, ticket) =>
    songOf(record, desk.client.clean, mendFor(ticket)),
  );

/** Says about words what their tasks say, in one request. */
export const lookAtWords: Look = (desk, tickets, signal) =>
  lookBy(desk, 'LYRICS', tickets, signal, (record) => wordsOf(record, desk.client.clean));

/** Says about uploads of which nobody knows whether they are tasks or clips what either says. */
export const lookAtUploads: Look = async (desk, tickets, signal) => {
  const answers = await lookAtSongs(desk, tickets, signal);
  const lost = tickets.filter((ticket) => answers.get(ticket)?.state === 'unknown');
  return new Map([...answers, ...(await lookAtClips(desk, lost, signal))]);
};

const lookBy = (
  desk: Desk,
  action: 'MUSIC' | 'LYRICS',
  tickets: readonly Ticket[],
  signal: AbortSignal,
  read: (record: TaskRecord, ticket: Ticket) => PollResult,
): Promise<Answers> =>
  pollTogether(tickets, async (group) => {
    const taskOf = (ticket: Ticket) => ticketIn(ticket).about[0] ?? '';
    const records = await fetchTasks(desk, action, group.map(taskOf), signal);
    return new Map(
      group.map((ticket): [Ticket, PollResult] => {
        const record = records.get(taskOf(ticket));
        return [ticket, record === undefined ? { state: 'unknown' } : read(record, ticket)];
      }),
    );
  });
