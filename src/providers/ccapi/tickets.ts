import {
  isOperationName,
  type OperationName,
  type Order,
  operationOf,
  type Ticket,
} from '../../core/index.js';

/** What a ticket holds: the task; for anything but a song also the operation, and whatever else its result needs. */
export type TicketParts = { task: string; operation?: OperationName | undefined; details: readonly string[] };

/** Writes the ticket of an accepted order: for a song its task id alone, else the operation first. */
export const ticketFor = (task: string, order: Order): Ticket => {
  switch (order.operation) {
    case 'upload':
      return writeTicket(order.operation, task, order.values.audio, order.values.title ?? '');
    case 'acapella': {
      const { from, to } = order.values;
      return writeTicket(order.operation, task, to - from, order.source?.title ?? '');
    }
    default:
      return operationOf(order.operation).yields === 'tracks' ? task : writeTicket(order.operation, task);
  }
};

/** Reads a ticket that {@link ticketFor} wrote. */
export const parseTicket = (ticket: Ticket): TicketParts => {
  const [operation = '', task, ...details] = ticket.split(':');
  if (task === undefined || !isOperationName(operation)) return { task: ticket, details: [] };
  return { task: decodeURIComponent(task), operation, details: details.map(decodeURIComponent) };
};

const writeTicket = (...parts: [OperationName, string, ...(string | number)[]]): Ticket =>
  parts.map(encodeURIComponent).join(':');
