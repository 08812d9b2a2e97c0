import type { PollResult, Ticket } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { pollBatch } from '../../shared/batch.js';
import { queryOrThrow } from '../../shared/client.js';
import type { Endpoints } from '../endpoints.js';
import { readLyrics, readRecords, readSong, type TaskRecord } from '../responses/tasks.js';
import { parseTicket } from '../tickets.js';
import { pollClips } from './feed.js';

type PollResults = Map<Ticket, PollResult>;

/** Polls a kind of tickets. */
type Poll = (
  session: Session<Endpoints>,
  tickets: readonly Ticket[],
  signal: AbortSignal,
) => Promise<PollResults>;

/** Fetches tasks by their ids; `action` is required on the site's own page. The answer holds only the account's own tasks. */
export const fetchTasks = async (
  { client, endpoints }: Session<Endpoints>,
  action: 'MUSIC' | 'LYRICS',
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, TaskRecord>> => {
  const json = await queryOrThrow(client, endpoints.fetch, { ids: [...new Set(ids)], action }, signal);
  const records = readRecords(json);
  if (records === undefined) throw client.unreadable(json, 'query', 'the answer holds no task records');
  return new Map(records.map((record) => [record.task_id, record]));
};

/** Polls songs in one request. */
export const pollSongs: Poll = (session, tickets, signal) =>
  pollTasks(session, 'MUSIC', tickets, signal, (record, ticket) =>
    readSong(record, ticket, session.client.redact),
  );

/** Polls lyrics in one request. */
export const pollLyrics: Poll = (session, tickets, signal) =>
  pollTasks(session, 'LYRICS', tickets, signal, (record) => readLyrics(record, session.client.redact));

/** Polls uploads that may be tasks or clips: those that are no task are polled as clips. */
export const pollUploads: Poll = async (session, tickets, signal) => {
  const results = await pollSongs(session, tickets, signal);
  const noTask = tickets.filter((ticket) => results.get(ticket)?.state === 'unknown');
  return new Map([...results, ...(await pollClips(session, noTask, signal))]);
};

const pollTasks = (
  session: Session<Endpoints>,
  action: 'MUSIC' | 'LYRICS',
  tickets: readonly Ticket[],
  signal: AbortSignal,
  read: (record: TaskRecord, ticket: Ticket) => PollResult,
): Promise<PollResults> =>
  pollBatch(tickets, async (group) => {
    const taskOf = (ticket: Ticket) => parseTicket(ticket).details[0] ?? '';
    const records = await fetchTasks(session, action, group.map(taskOf), signal);
    return new Map(
      group.map((ticket): [Ticket, PollResult] => {
        const record = records.get(taskOf(ticket));
        return [ticket, record === undefined ? { state: 'unknown' } : read(record, ticket)];
      }),
    );
  });
