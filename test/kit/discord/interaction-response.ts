import type { Acknowledgement, Choice, InteractionRecord, Modal } from './interaction.js';
import { responseMs } from './interaction.js';
import { createMessage, deleteMessage, editMessage, type MessageRequest } from './message.js';
import { checkChoices, checkModal } from './modal-limits.js';
import { createProblems } from './problems.js';
import { refusals } from './refusal.js';
import type { State } from './state.js';
import type { Message } from './types.js';
import { asList, asNumber, asWire, type Wire } from './wire.js';

/** Takes the first response; refuses it when it is late, repeated, or of a type this interaction does not take. */
export const answerInteraction = (
  state: State,
  id: string,
  token: string,
  request: MessageRequest,
): InteractionRecord => {
  const record = state.interactions.get(token);
  if (record?.id !== id) throw refusals.unknownInteraction();
  if (record.acknowledgement) throw refusals.alreadyAcknowledged();
  const ms = Date.now() - record.createdAt;
  if (ms > responseMs || Date.now() > record.expiresAt) throw refusals.unknownInteraction();
  const type = asNumber(request.body.type);
  const data = asWire(request.body.data);
  const message = { body: data, files: request.files };
  checkType(record, type, data);

  if (type === 4 || type === 5) record.original = postResponse(state, record, message, type === 5);
  if (type === 6 || type === 7) {
    record.original = record.source;
    if (type === 7 && record.source) editMessage(state, record.source, message, 'webhook');
  }
  if (type === 8) {
    checkChoices(data);
    record.choices = asList(data.choices) as unknown as Choice[];
  }
  if (type === 9) {
    checkModal(data);
    record.modal = data as unknown as Modal;
  }
  const acknowledgement: Acknowledgement = { type, ms, data };
  record.acknowledgement = acknowledgement;
  record.settle(acknowledgement);
  state.notifyChange();
  return record;
};

const checkType = (record: InteractionRecord, type: number, data: Wire): void => {
  const allowed: Record<number, readonly number[]> = {
    2: [4, 5, 9],
    3: [4, 5, 6, 7, 9],
    4: [8],
    5: record.source ? [4, 5, 6, 7] : [4, 5],
  };
  const problems = createProblems();
  const types = allowed[record.type] ?? [];
  if (!types.includes(type)) {
    problems.add('type', 'BASE_TYPE_CHOICES', `Value must be one of {${types.join(', ')}}.`);
  }
  if (type === 5 && (asNumber(data.flags) & ~64) !== 0) {
    problems.add(
      'data.flags',
      'INTERACTION_DEFER_FLAGS',
      'Only EPHEMERAL (64) is valid for a deferred answer.',
    );
  }
  problems.refuse();
};

const postResponse = (
  state: State,
  record: InteractionRecord,
  request: MessageRequest,
  loading: boolean,
): Message => {
  const ephemeral = (asNumber(request.body.flags) & 64) !== 0;
  const type = record.acknowledgement ? 19 : record.type === 2 ? 20 : record.source ? 19 : 0;
  return createMessage(state, loading ? { body: {}, files: [] } : request, {
    channel: record.channel,
    author: state.bot,
    kind: 'webhook',
    type,
    interactionToken: record.token,
    interactionId: record.id,
    ephemeralFor: ephemeral ? record.person.id : null,
    loading,
  });
};

/** The interaction of a webhook request; a token older than 15 minutes is refused with 401 and code 50027. */
export const findInteraction = (state: State, application: string, token: string): InteractionRecord => {
  const record = state.interactions.get(token);
  if (!record || application !== state.applicationId) throw refusals.unknownWebhook();
  if (Date.now() >= record.expiresAt) throw refusals.invalidWebhookToken();
  if (!record.acknowledgement) throw refusals.unknownWebhook();
  return record;
};

/** Posts a follow-up; the first one after a deferred response replaces "thinking…", as on Discord. */
export const createFollowUp = (state: State, record: InteractionRecord, request: MessageRequest): Message => {
  const placeholder = record.original && !record.original.deleted && (record.original.flags & 128) !== 0;
  if (record.original && placeholder && record.acknowledgement?.type === 5) {
    editMessage(state, record.original, request, 'webhook');
    return record.original;
  }
  if (record.channel.foreign && record.followUps.length >= 5) throw refusals.tooManyFollowUps();
  const message = postResponse(state, record, request, false);
  record.followUps.push(message);
  return message;
};

/** The message a webhook request names: `@original`, or one that this interaction posted. */
export const findInteractionMessage = (state: State, record: InteractionRecord, id: string): Message => {
  const message = id === '@original' ? record.original : state.message(id);
  const own = message && (message === record.original || message.interactionToken === record.token);
  if (!message || !own || message.deleted) throw refusals.unknownMessage();
  return message;
};

/** Deletes a message that this interaction posted. */
export const deleteInteractionMessage = (state: State, record: InteractionRecord, id: string): void => {
  deleteMessage(state, findInteractionMessage(state, record, id));
};
