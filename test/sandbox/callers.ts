import type { Sandbox } from '../../src/sandbox/index.js';

/** One JSON answer as a test looks at it. */
export interface Heard {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the wire is what these tests look at
  readonly body: any;
}

/** A clock that moves only by hand. */
export function createClock(start = 1_700_000_000_000) {
  let time = start;
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { now: () => time, pass };
}

/** Someone who talks to one pretended gateway with one key. */
export function createCaller(sandbox: Sandbox, gateway: string, key = 'sk-test-000001') {
  const base = sandbox.urlOf(gateway);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const hear = async (response: Response): Promise<Heard> => ({
    status: response.status,
    body: await response.json(),
  });
  return {
    get: async (path: string) => hear(await fetch(base + path, { headers })),
    post: async (path: string, body: unknown) =>
      hear(await fetch(base + path, { method: 'POST', headers, body: JSON.stringify(body) })),
  };
}

/** The bytes behind a link, which must be there. */
export async function download(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  return Buffer.from(await response.arrayBuffer());
}
