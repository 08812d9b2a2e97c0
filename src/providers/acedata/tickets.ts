import type { Ticket } from '../../core/index.js';

/** A ticket is a task id. One with a colon holds no task: it was answered in full by the submit and is never polled. */
export const isTask = (ticket: Ticket): boolean => !ticket.includes(':');

/** The ticket of an order that was answered in full without a task id. */
export const answeredTicket = (traceId: string | undefined): Ticket => `answered:${traceId ?? 'at once'}`;

/** The ticket of a persona that failed after its voice was extracted. */
export const voiceTicket = (voice: Ticket): Ticket => `voice:${voice}`;
