import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAdminRoutes } from '../../src/http/admin.js';
import type { Queues } from '../../src/queue/index.js';

vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});

const token = 'an-admin-token-of-many-letters';
const queues = { queues: [] as unknown } as Queues;

type Visit = { path?: string; headers?: Record<string, string>; from?: string };

const visit = async (
  adminToken: string | undefined,
  { path = '/metrics', headers = {}, from = '127.0.0.1' }: Visit,
) => {
  const board = async () => new Hono().get('/', (context) => context.text('the queues'));
  const routes = createAdminRoutes({ adminToken, queues, board });
  const incoming = { socket: { remoteAddress: from } } as IncomingMessage;
  return routes.request(path, { headers }, { incoming });
};

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

beforeEach(() => {
  vi.mocked(timingSafeEqual).mockClear();
});

describe('an operator with the ADMIN_TOKEN', () => {
  test.each([
    ['as a bearer', bearer(token)],
    ['as the password of any user', basic('operator', token)],
    ['with the scheme in small letters', { authorization: `bearer ${token}` }],
  ])('opens the metrics and the queues from anywhere, showing it %s', async (_, headers) => {
    for (const path of ['/metrics', '/queues']) {
      const answer = await visit(token, { path, headers, from: '203.0.113.7' });
      expect(answer.status, path).toBe(200);
    }
  });

  test('may choose a token with colons', async () => {
    expect((await visit('a:b:c', { headers: basic('operator', 'a:b:c') })).status).toBe(200);
  });
});

describe('somebody without the ADMIN_TOKEN', () => {
  test.each([
    ['nothing', {}],
    ['an empty bearer', bearer('')],
    ['the token with another last letter', bearer(`${token.slice(0, -1)}X`)],
    ['the start of the token', bearer(token.slice(0, 8))],
    ['the token and more', bearer(`${token}s`)],
    ['a wrong password', basic('operator', 'guess')],
    ['the token as the user', basic(token, '')],
    ['no user and no password', { authorization: 'Basic ' }],
    ['another scheme', { authorization: `Digest ${token}` }],
  ])('is refused with %s, on the machine itself as well', async (_, headers) => {
    const answer = await visit(token, { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Basic');
  });

  test('learns nothing about the token from the time of an answer: digests of one length are compared in constant time', async () => {
    for (const guess of ['x', token.slice(0, -1), `${token}-and-more`])
      await visit(token, { headers: bearer(guess) });
    const compared = vi.mocked(timingSafeEqual).mock.calls;
    expect(compared).toHaveLength(3);
    for (const [given, expected] of compared) {
      expect(given.byteLength).toBe(32);
      expect(expected.byteLength).toBe(32);
    }
  });
});

describe('a bot without an ADMIN_TOKEN', () => {
  test('shows its pages to the machine itself', async () => {
    for (const from of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect((await visit(undefined, { from })).status, from).toBe(200);
  });

  test('shows them to nobody else, and to no visitor of a proxy on the machine', async () => {
    expect((await visit(undefined, { from: '203.0.113.7' })).status).toBe(403);
    for (const name of ['x-forwarded-for', 'forwarded'])
      expect((await visit(undefined, { headers: { [name]: 'for=203.0.113.7' } })).status, name).toBe(403);
  });
});
