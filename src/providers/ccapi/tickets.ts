import { isOperationName, type OperationName, type Ticket } from '../../core/index.js';

/** What a ticket says: the task, and of what is no song the operation and whatever else its result needs. */
export type TicketFacts = { task: string; operation?: OperationName | undefined; about: readonly string[] };

/** The ticket of a song is its task id alone; any other names its operation first. */
export const ticketFor = (task: string, operation?: OperationName, ...about: (string | number)[]): Ticket =>
  operation === undefined ? task : [operation, task, ...about].map(encodeURIComponent).join(':');

/** Reads what {@link ticketFor} wrote. */
export const ticketIn = (ticket: Ticket): TicketFacts => {
  const [operation = '', task, ...about] = ticket.split(':');
  if (task === undefined || !isOperationName(operation)) return { task: ticket, about: [] };
  return { task: decodeURIComponent(task), operation, about: about.map(decodeURIComponent) };
};
