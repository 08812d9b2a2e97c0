import { checkCommands } from './command-limits.js';
import { accountWire, channelWire } from './message-wire.js';
import { refusals } from './refusal.js';
import { type ApiRequest, type ApiResponse, ok, type Route } from './route.js';
import type { State } from './state.js';
import { asList, asText, type Wire } from './wire.js';

const applicationWire = (state: State): Wire => {
  const { id, name } = state.bot;
  return { id, name, bot: accountWire(state.bot), description: '', flags: 0, bot_public: true };
};

const overwriteCommands = (state: State, request: ApiRequest): ApiResponse => {
  if (request.param('application') !== state.applicationId) throw refusals.missingAccess();
  const commands = asList(request.json);
  checkCommands(commands);
  const earlierId = (command: Wire): unknown =>
    state.commands.find(({ name, type }) => name === command.name && type === (command.type ?? 1))?.id;
  state.commands = commands.map((command) => ({
    type: 1,
    integration_types: [0],
    contexts: null,
    options: [],
    ...command,
    id: earlierId(command) ?? state.snowflake(),
    application_id: state.applicationId,
    version: state.snowflake(),
  }));
  state.notifyChange();
  return ok(state.commands);
};

/** The routes of the gateway address, the application, its commands and the users. */
export const applicationRoutes: readonly Route[] = [
  [
    'GET',
    '/gateway/bot',
    'bot',
    (state) =>
      ok({
        url: state.origin.replace('http', 'ws'),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
      }),
  ],
  ['GET', '/users/@me', 'bot', (state) => ok(accountWire(state.bot))],
  [
    'GET',
    '/users/:user',
    'bot',
    (state, request) => {
      const account = state.accounts.get(request.param('user'));
      if (!account) throw refusals.unknownUser();
      return ok(accountWire(account));
    },
  ],
  ['GET', '/applications/@me', 'bot', (state) => ok(applicationWire(state))],
  ['GET', '/oauth2/applications/@me', 'bot', (state) => ok(applicationWire(state))],
  ['PUT', '/applications/:application/commands', 'bot', overwriteCommands],
  ['PUT', '/applications/:application/guilds/:guild/commands', 'bot', overwriteCommands],
  ['GET', '/applications/:application/commands', 'bot', (state) => ok(state.commands)],
  [
    'POST',
    '/users/@me/channels',
    'bot',
    (state, request) => {
      const account = state.accounts.get(asText(request.body.recipient_id));
      if (!account || account.bot) throw refusals.unknownUser();
      return ok(channelWire(state, state.directChannel(account.id)));
    },
  ],
];
