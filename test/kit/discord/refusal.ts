import type { Wire } from './wire.js';

/** A refused request: the HTTP status, the JSON error code, and for code 50035 the tree of errors. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Wire | undefined;

  constructor(status: number, code: number, message: string, errors?: Wire) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

/** The refusals of Discord by name (Discord docs, topics/opcodes-and-status-codes). */
export const refusals = {
  unauthorized: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  methodNotAllowed: () => new Refusal(405, 0, '405: Method Not Allowed'),
  invalidJson: () => new Refusal(400, 50109, 'The request body contains invalid JSON.'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new Refusal(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  tooManyAttachments: () =>
    new Refusal(400, 30015, 'Maximum number of attachments in a message reached (10)'),
  tooLarge: () => new Refusal(413, 40005, 'Request entity too large'),
  alreadyAcknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  forumChannel: () => new Refusal(400, 40058, 'Cannot send a message in a forum channel'),
  tagRequired: () => new Refusal(400, 40067, 'A tag is required to create a forum post in this channel'),
  unknownTag: () => new Refusal(404, 10087, 'Unknown Tag'),
  notATextChannel: () => new Refusal(400, 50008, 'Cannot send messages in a non-text channel'),
  wrongChannelType: () => new Refusal(400, 50024, 'Cannot execute action on this channel type'),
  tooManyFollowUps: () =>
    new Refusal(400, 40094, 'This interaction has reached the maximum number of follow-up messages.'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  notTheAuthor: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  closedToMessages: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
} as const;
