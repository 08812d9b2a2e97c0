import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { accountWire, channelWire, memberWire, roleWire } from './message-wire.js';
import type { State } from './state.js';
import type { GatewayEvent, Guild } from './types.js';
import { asNumber, asText, asWire, type Wire } from './wire.js';

type Session = {
  readonly id: string;
  readonly intents: number;
  sequence: number;
  socket: WebSocket | null;
  /** The last events, which a resumed session receives again. */
  readonly sent: { readonly s: number; readonly payload: string }[];
};

/** The gateway: the WebSocket over which the bot receives events. */
export type Gateway = {
  /** The number of connected sessions. */
  connected(): number;
  /** Closes the sockets of the bot; after 4000 it resumes (Discord docs, topics/opcodes-and-status-codes). */
  disconnect(code: number): void;
  close(): void;
};

/** Serves gateway version 10 in JSON, uncompressed, on the port of the HTTP server. */
export const createGateway = (server: Server, state: State): Gateway => {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();

  const send = (session: Session, name: string, data: Wire): boolean => {
    session.sequence += 1;
    const payload = JSON.stringify({ op: 0, t: name, s: session.sequence, d: data });
    session.sent.push({ s: session.sequence, payload });
    if (session.sent.length > 500) session.sent.shift();
    if (session.socket?.readyState !== 1) return false;
    session.socket.send(payload);
    return true;
  };

  const identify = (socket: WebSocket, data: Wire): Session | null => {
    if (asText(data.token).replace(/^Bot /, '') !== state.token) {
      socket.close(4004, 'Authentication failed.');
      return null;
    }
    const intents = asNumber(data.intents);
    if (!state.privilegedIntents && (intents & ((1 << 15) | (1 << 8) | (1 << 1))) !== 0) {
      socket.close(4014, 'Disallowed intent(s).');
      return null;
    }
    state.intents = intents;
    const session: Session = { id: state.snowflake(), intents, sequence: 0, socket, sent: [] };
    sessions.set(session.id, session);
    send(session, 'READY', {
      v: 10,
      user: { ...accountWire(state.bot), verified: true, mfa_enabled: true, flags: 0 },
      guilds: [{ id: state.guild.id, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: state.origin.replace('http', 'ws'),
      shard: data.shard ?? [0, 1],
      application: { id: state.applicationId, flags: 0 },
    });
    if ((intents & 1) !== 0) send(session, 'GUILD_CREATE', guildWire(state));
    return session;
  };

  const resume = (socket: WebSocket, data: Wire): Session | null => {
    const session = sessions.get(asText(data.session_id));
    if (!session || asText(data.token).replace(/^Bot /, '') !== state.token) {
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return null;
    }
    session.socket = socket;
    for (const event of session.sent) if (event.s > asNumber(data.seq)) socket.send(event.payload);
    send(session, 'RESUMED', {});
    return session;
  };

  sockets.on('connection', (socket) => {
    let session: Session | null = null;
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 }, s: null, t: null }));
    socket.on('error', () => {});
    socket.on('message', (raw) => {
      const packet = asWire(JSON.parse(raw.toString()));
      if (packet.op === 1) socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
      if (packet.op === 2) session = identify(socket, asWire(packet.d));
      if (packet.op === 6) session = resume(socket, asWire(packet.d));
      if (packet.op === 2 || packet.op === 6) state.notifyChange();
    });
    socket.on('close', (code) => {
      if (session?.socket === socket) {
        session.socket = null;
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      state.notifyChange();
    });
  });

  const connectedSessions = () =>
    [...sessions.values()].filter((session) => session.socket?.readyState === 1);

  state.connectGateway((event: GatewayEvent) => {
    let received = 0;
    for (const session of sessions.values()) {
      const data = event.data(session.intents);
      if (data && send(session, event.name, data)) received += 1;
    }
    return received;
  });

  return {
    connected: () => connectedSessions().length,
    disconnect(code) {
      for (const session of connectedSessions()) session.socket?.close(code);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
};

/** A guild as the gateway sends it to a bot that is a member. */
export const guildWire = (state: State, guild: Guild = state.guild): Wire => {
  const guildChannels = [...state.channels.values()].filter((channel) => channel.guildId === guild.id);
  const channels = guildChannels.filter((channel) => channel.type !== 11);
  const threads = guildChannels.filter((channel) => channel.type === 11);
  const roles = [...state.roles.values()].filter((role) => role.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    // An unknown account, because the owner of a guild has all permissions.
    owner_id: '1',
    icon: null,
    joined_at: '2026-01-01T00:00:00.000Z',
    member_count: 2,
    large: false,
    unavailable: false,
    features: [],
    system_channel_id: guild.systemChannelId ?? null,
    preferred_locale: guild.locale ?? 'en-US',
    premium_tier: 0,
    roles: roles.map(roleWire),
    channels: channels.map((channel) => channelWire(state, channel)),
    members: [{ ...memberWire(state, state.bot, guild.id), user: accountWire(state.bot) }],
    emojis: [],
    stickers: [],
    threads: threads.map((thread) => channelWire(state, thread)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
};
