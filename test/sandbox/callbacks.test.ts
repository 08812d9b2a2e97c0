import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/index.js';
import { createCaller, createClock } from './callers.js';

describe('callbacks of the sandbox', () => {
  const clock = createClock();
  let sandbox: Sandbox;
  let server: Server;
  let url: string;
  let received: string[];

  beforeEach(async () => {
    received = [];
    server = createServer((request, response) => {
      let text = '';
      request.on('data', (piece) => {
        text += piece;
      });
      request.on('end', () => {
        received.push(text);
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/done`;
    sandbox = await createSandbox({ now: clock.now, pace: 1000, quick: true, slowMs: 10 });
  });
  afterEach(async () => {
    await sandbox.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const bodies = {
    acedata: (words: string) => ['/suno/audios', { prompt: words, callback_url: url }],
    newapi: (words: string) => ['/suno/submit/music', { gpt_description_prompt: words, notify_hook: url }],
    apixo: (words: string) => [
      '/api/v1/generateTask/suno',
      {
        request_type: 'callback',
        callback_url: url,
        input: { mode: 'V5', prompt: words, customMode: false, instrumental: false },
      },
    ],
  } as const;
  const order = async (gateway: keyof typeof bodies, words = 'a song') => {
    const [path, body] = bodies[gateway](words);
    const answer = await createCaller(sandbox, gateway).post(path as string, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  };
  const receive = (count: number) => vi.waitFor(() => expect(received).toHaveLength(count));
  /** Waits long enough for any callback to arrive. */
  const waitLong = () => new Promise((resolve) => setTimeout(resolve, 120));

  it('have the body of AceDataCloud’s response', async () => {
    const { task_id } = await order('acedata');
    await waitLong();
    expect(received).toEqual([]);
    clock.pass(2000);
    await receive(1);
    expect(JSON.parse(received[0] ?? '')).toMatchObject({
      success: true,
      task_id,
      data: [{ state: 'succeeded' }, {}],
    });
  });

  it('have the body of new-api’s task record and of APIXO’s status response', async () => {
    const { data: id } = await order('newapi');
    clock.pass(2000);
    await receive(1);
    expect(JSON.parse(received[0] ?? '')).toMatchObject({ task_id: id, action: 'MUSIC', status: 'SUCCESS' });
    const { taskId } = (await order('apixo', 'sandbox:moderated')).data;
    clock.pass(2000);
    await receive(2);
    expect(JSON.parse(received[1] ?? '')).toMatchObject({ code: 200, data: { taskId, state: 'failed' } });
  });

  it('are sent never, twice or too early when the words ask for it', async () => {
    await order('newapi', 'sandbox:no-callback');
    clock.pass(2000);
    await order('newapi', 'sandbox:double-callback');
    clock.pass(2000);
    await receive(2);
    expect(received[0]).toBe(received[1]);
    await order('newapi', 'sandbox:early-callback');
    await receive(3);
    expect(JSON.parse(received[2] ?? '').status).toBe('NOT_START');
    clock.pass(2000);
    await receive(4);
  });

  it('are lost, cut off, late or forged by faults, without effect on other requests', async () => {
    const orderWithFault = async (fault: Parameters<Sandbox['fail']>[0]['with']) => {
      sandbox.fail({ route: 'callback', gateway: 'acedata', with: fault });
      await order('acedata');
      clock.pass(2000);
    };
    await orderWithFault('reset');
    await waitLong();
    expect(received).toEqual([]);
    await orderWithFault('truncate');
    await receive(1);
    expect(() => JSON.parse(received[0] ?? '')).toThrow();
    await orderWithFault({ status: 200, body: { success: true, task_id: 'forged' } });
    await receive(2);
    expect(received[1]).toBe('{"success":true,"task_id":"forged"}');
    await orderWithFault('slow');
    await receive(3);
  });
});
