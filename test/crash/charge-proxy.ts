import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before a gateway that counts the accepted submits, independently of the sandbox and of the bot. */
export type ChargeProxy = {
  url: string;
  /** How often the gateway has accepted a submit with this prompt. */
  acceptedWith(prompt: string): number;
  accepted(): number;
  close(): Promise<void>;
};

/** Opens a proxy before the CCAPI gateway at an address. A request is passed on once its body is complete. */
export const openChargeProxy = async (gateway: string): Promise<ChargeProxy> => {
  const prompts: string[] = [];
  const server = createServer(async (request, response) => {
    response.on('error', () => undefined);
    const body = await readAll(request).catch(() => undefined);
    if (body === undefined) return;
    const forwarded = sendRequest(
      `${gateway}${request.url ?? ''}`,
      { method: request.method ?? 'GET', headers: request.headers },
      async (reply) => {
        const text = await readAll(reply).catch(() => Buffer.alloc(0));
        if (/submit/.test(request.url ?? '') && /"code":\s*"success"/.test(text.toString())) {
          prompts.push(promptOf(body.toString()));
        }
        response.writeHead(reply.statusCode ?? 502, { 'content-type': 'application/json' });
        response.end(text);
      },
    );
    forwarded.on('error', () => response.destroy());
    forwarded.end(body);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    acceptedWith: (prompt) => prompts.filter((accepted) => accepted === prompt).length,
    accepted: () => prompts.length,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

const promptOf = (body: string): string => {
  const { gpt_description_prompt: prompt } = JSON.parse(body) as { gpt_description_prompt?: string };
  return prompt ?? body;
};

const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};
