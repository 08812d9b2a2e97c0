import type { Sandbox } from '../../src/sandbox/index.js';

/** A JSON response. */
export type JsonResponse = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: these tests check arbitrary responses
  readonly body: any;
};

/** A clock that a test sets. */
export const createClock = (start = 1_700_000_000_000) => {
  let time = start;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { now: () => time, pass };
};

/** A client of one simulated gateway, with one API key. */
export const createCaller = (sandbox: Sandbox, gateway: string, key = 'sk-test-000001') => {
  const base = sandbox.urlOf(gateway);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const parse = async (response: Response): Promise<JsonResponse> => ({
    status: response.status,
    body: await response.json(),
  });
  return {
    get: async (path: string) => parse(await fetch(base + path, { headers })),
    post: async (path: string, body: unknown) =>
      parse(await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })),
  };
};

/** Downloads a link; fails for an error status. */
export const download = async (url: string): Promise<Buffer> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return Buffer.from(await response.arrayBuffer());
};
