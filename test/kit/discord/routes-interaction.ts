import type { InteractionRecord } from './interaction.js';
import {
  answerInteraction,
  createFollowUp,
  deleteInteractionMessage,
  findInteraction,
  findInteractionMessage,
} from './interaction-response.js';
import { editMessage } from './message.js';
import { messageWire } from './message-wire.js';
import { type ApiRequest, type ApiResponse, noContent, ok, type Route } from './route.js';
import type { State } from './state.js';
import type { Message } from './types.js';

const callback = (state: State, request: ApiRequest): ApiResponse => {
  const record = answerInteraction(state, request.param('interaction'), request.param('token'), request);
  if (request.query.get('with_response') !== 'true') return noContent;
  const message = record.original;
  const type = record.acknowledgement?.type;
  return ok({
    interaction: {
      id: record.id,
      type: record.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: type === 5,
            response_message_ephemeral: message.ephemeralFor !== null,
          }
        : {}),
    },
    resource: message ? { type, message: messageWire(state, message, 'whole') } : { type },
  });
};

const interactionOf = (state: State, request: ApiRequest): InteractionRecord =>
  findInteraction(state, request.param('application'), request.param('token'));

const messageOf = (state: State, request: ApiRequest): Message =>
  findInteractionMessage(state, interactionOf(state, request), request.param('message'));

const patchMessage = (state: State, request: ApiRequest): ApiResponse => {
  const message = messageOf(state, request);
  editMessage(state, message, request, 'webhook');
  return ok(messageWire(state, message, 'whole'));
};

const removeMessage = (state: State, request: ApiRequest): ApiResponse => {
  deleteInteractionMessage(state, interactionOf(state, request), request.param('message'));
  return noContent;
};

/** The routes of interactions: the first response, follow-ups and edits. An interaction token authorizes them. */
export const interactionRoutes: readonly Route[] = [
  ['POST', '/interactions/:interaction/:token/callback', 'open', callback],
  [
    'POST',
    '/webhooks/:application/:token',
    'open',
    (state, request) =>
      ok(messageWire(state, createFollowUp(state, interactionOf(state, request), request), 'whole')),
  ],
  [
    'GET',
    '/webhooks/:application/:token/messages/:message',
    'open',
    (state, request) => ok(messageWire(state, messageOf(state, request), 'whole')),
  ],
  ['PATCH', '/webhooks/:application/:token/messages/:message', 'open', patchMessage],
  ['DELETE', '/webhooks/:application/:token/messages/:message', 'open', removeMessage],
];
