import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { providerRegistry } from '../../src/providers/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { answerParent } from '../child.js';
import { finishOf, type GatewayPlan } from '../gateway.js';

// Speaks just enough of CCAPI (docs.ccapi.ai): submits are answered at once, songs finish as planned.
const media: Buffer[] = [];
let plan: GatewayPlan = {};
let counts = { submits: 0, polls: 0 };
let address = '';

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url ?? '';
  const one = /^\/suno\/fetch\/([^/?]+)$/.exec(path)?.[1];
  if (request.method === 'GET' && one !== undefined) return say(response, fetchTasks([one])[0]);
  if (request.method === 'GET') {
    const bytes = media[Number(path.match(/\d+/)?.[0])];
    response.writeHead(bytes === undefined ? 404 : 200, {
      'content-type': path.endsWith('.mp3') ? 'audio/mpeg' : 'image/jpeg',
      'content-length': bytes?.length ?? 0,
    });
    response.end(bytes);
    return;
  }
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body = JSON.parse(Buffer.concat(pieces).toString('utf8')) as { ids?: string[] };
  const data = path.startsWith('//suno/submit/') ? submit() : fetchTasks(body.ids ?? []);
  say(response, data);
};

const say = (response: ServerResponse, data: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ code: 'success', message: '', data }));
};

const submit = (): string => {
  counts.submits += 1;
  const { leastMs, spreadMs } = plan.songs ?? { leastMs: Number.POSITIVE_INFINITY, spreadMs: 0 };
  // Steps of the golden ratio spread evenly and are the same in every run.
  return `${counts.submits}-${Math.round(Date.now() + leastMs + spreadMs * ((counts.submits * 0.618034) % 1))}`;
};

const fetchTasks = (tickets: string[]) => {
  counts.polls += 1;
  return tickets.map((ticket) =>
    plan.songs !== undefined && finishOf(ticket) <= Date.now()
      ? { task_id: ticket, status: 'SUCCESS', progress: '100%', data: { clips: clipsOf(ticket) } }
      : { task_id: ticket, status: 'IN_PROGRESS', progress: '10%', data: { clips: [] } },
  );
};

const clipsOf = (ticket: string) =>
  [0, 1].map((take) => {
    const number = ((Number(ticket.split('-')[0]) * 2 + take) * 2) % Math.max(2, media.length);
    return {
      clip_id: `${ticket}-${take}`,
      status: 'complete',
      title: 'Harbour Lights',
      tags: 'folk, warm',
      prompt: '[Verse]\nThe harbour lights are burning low',
      audio_url: `${address}/media/${number}.mp3`,
      image_url: `${address}/media/${number + 1}.jpeg`,
      duration: 120,
      mv: 'chirp-crow',
    };
  });

/** Lets the sandbox make a few takes once, so that serving them costs nothing during a measurement. */
const prepareMedia = async (): Promise<void> => {
  const sandbox = await createSandbox({ pace: 1 });
  const settings = { key: 'sandbox', url: sandbox.urlOf('ccapi'), clock: Date.now };
  const provider = providerRegistry.find(({ id }) => id === 'ccapi')?.create(settings);
  const { signal } = new AbortController();
  for (const prompt of ['a song about harbour lights', 'a fast tango for two cats']) {
    const submission = await provider?.submit({ operation: 'song', model: 'v5', values: { prompt } }, signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const ticket = submission?.ticket ?? '';
    const result = (await provider?.poll([ticket], signal))?.get(ticket);
    if (result?.state !== 'finished') throw new Error('the sandbox did not finish a song');
    for (const take of result.takes) {
      for (const url of [take.audioUrl, take.imageUrl ?? '']) {
        media.push(Buffer.from(await (await fetch(url)).arrayBuffer()));
      }
    }
  }
  await sandbox.close();
};

answerParent({
  start: async (facts: GatewayPlan & { media?: boolean }): Promise<string> => {
    plan = facts;
    if (facts.media === true) await prepareMedia();
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return address;
  },
  replan: (next: GatewayPlan) => {
    plan = next;
    counts = { submits: 0, polls: 0 };
  },
  counts: () => counts,
});
