import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';

/** One request as it came over the wire. */
export type ReceivedRequest = {
  method: string;
  /** Path and query as sent, slashes and all. */
  path: string;
  headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined when there was none. */
  body: unknown;
  /** Counts the connections: requests with the same number shared one. */
  connection: number;
};

/** What a scripted gateway does with one request. */
export type Answer =
  | { json: unknown; status?: number; headers?: Record<string, string> }
  | { text: string; status?: number; headers?: Record<string, string> }
  /** Cuts the connection before it has read the body. */
  | { does: 'reset unread' }
  /** Reads the whole request, then cuts the connection. */
  | { does: 'reset' }
  /** Reads the request and never answers. */
  | { does: 'silence' }
  /** Sends the head of an answer and nothing more. */
  | { does: 'stall'; status?: number }
  /** Promises more bytes than it sends, then cuts the connection. */
  | { does: 'truncate'; json: unknown; status?: number }
  /** Answers with something that is not HTTP. */
  | { does: 'babble' };

/** A gateway that follows a script and records its requests. */
export type Gateway = {
  url: string;
  requests: ReceivedRequest[];
  /** How many connections were opened to it. */
  connections: () => number;
  /** Adds answers; without any left it answers 500 `nothing scripted`. */
  script: (...answers: Answer[]) => void;
  /** Resolves once there are more than so many requests. */
  arrival: (after?: number) => Promise<void>;
  /** Clears the script and the recorded requests, and cuts every connection. */
  reset: () => void;
  close: () => Promise<void>;
};

/** Starts a scripted gateway on loopback. */
export const openGateway = async (): Promise<Gateway> => {
  const requests: ReceivedRequest[] = [];
  const answers: Answer[] = [];
  const waiting: (() => void)[] = [];
  const numbers = new WeakMap<Socket, number>();
  let connections = 0;

  const server = createServer({ keepAliveTimeout: 30_000 }, async (request, response) => {
    const answer = answers.shift() ?? { json: 'nothing scripted', status: 500 };
    const unread = 'does' in answer && answer.does === 'reset unread';
    const body = unread ? '' : await readAll(request).catch(() => '');
    requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: body === '' ? undefined : JSON.parse(body),
      connection: numbers.get(request.socket) ?? 0,
    });
    for (const wake of waiting.splice(0)) wake();
    perform(answer, response);
  });
  server.on('connection', (socket) => {
    connections += 1;
    numbers.set(socket, connections);
    socket.on('error', () => undefined);
  });
  const port = await listen(server);

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    script: (...more) => {
      answers.push(...more);
    },
    async arrival(after = 0) {
      while (requests.length <= after) await new Promise<void>((wake) => waiting.push(wake));
    },
    reset() {
      requests.length = 0;
      answers.length = 0;
      server.closeAllConnections();
    },
    close: () => closing(server),
  };
};

/** Starts a server that accepts connections and never sends a byte, not even for TLS. */
export const openSilence = async (): Promise<{ port: number; close: () => Promise<void> }> => {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  return {
    port: await listen(server),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return closing(server);
    },
  };
};

/** A loopback port that nobody listens on. */
export const closedPort = async (): Promise<number> => {
  const server = createTcpServer();
  const port = await listen(server);
  await closing(server);
  return port;
};

type Listener = Pick<ReturnType<typeof createTcpServer>, 'listen' | 'address' | 'close'>;

const listen = (server: Listener): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const closing = (server: Listener & { closeAllConnections?: () => void }): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections?.();
  });

const readAll = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

const perform = (answer: Answer, response: ServerResponse): void => {
  if (!('does' in answer)) {
    const text = 'text' in answer ? answer.text : JSON.stringify(answer.json);
    const type = 'text' in answer ? 'text/html' : 'application/json';
    response.writeHead(answer.status ?? 200, { 'content-type': type, ...answer.headers });
    response.end(text);
    return;
  }
  switch (answer.does) {
    case 'reset':
    case 'reset unread':
      response.socket?.resetAndDestroy();
      return;
    case 'silence':
      return;
    case 'stall':
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.flushHeaders();
      return;
    case 'truncate': {
      const bytes = Buffer.from(JSON.stringify(answer.json));
      response.writeHead(answer.status ?? 200, { 'content-length': String(bytes.length) });
      response.write(bytes.subarray(0, bytes.length >> 1), () =>
        setImmediate(() => response.socket?.destroy()),
      );
      return;
    }
    case 'babble':
      response.socket?.end('SSH-2.0-OpenSSH_9.9\r\n\r\n');
      return;
  }
};
