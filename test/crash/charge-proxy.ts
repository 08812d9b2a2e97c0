import { request as ask, createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A counter in front of a gateway: it passes everything on and remembers what was ordered and taken. */
export type ChargeProxy = {
  url: string;
  /** How often the gateway has taken an order with this wish. */
  taken(wish: string): number;
  total(): number;
  close(): Promise<void>;
};

/** Opens a till before the CCAPI gateway at an address. An order is passed on once it is here whole. */
export const openChargeProxy = async (gateway: string): Promise<ChargeProxy> => {
  const wishes: string[] = [];
  const server = createServer(async (request, response) => {
    response.on('error', () => undefined);
    const body = await readAll(request).catch(() => undefined);
    if (body === undefined) return;
    const onward = ask(
      `${gateway}${request.url ?? ''}`,
      { method: request.method ?? 'GET', headers: request.headers },
      async (answer) => {
        const said = await readAll(answer).catch(() => Buffer.alloc(0));
        if (/submit/.test(request.url ?? '') && /"code":\s*"success"/.test(said.toString())) {
          wishes.push(wishOf(body.toString()));
        }
        response.writeHead(answer.statusCode ?? 502, { 'content-type': 'application/json' });
        response.end(said);
      },
    );
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: (wish) => wishes.filter((one) => one === wish).length,
    total: () => wishes.length,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const wishOf = (body: string): string => {
  const { gpt_description_prompt: wish } = JSON.parse(body) as { gpt_description_prompt?: string };
  return wish ?? body;
};

const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
};
