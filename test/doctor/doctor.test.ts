import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { createOperator } from '../kit/doctor.js';
import { type Answer, closedPort, type Gateway, openGateway } from '../kit/gateway.js';

const key = 'a-secret-key';

let operator: Awaited<ReturnType<typeof createOperator>>;
let gateway: Gateway;
beforeAll(async () => {
  operator = await createOperator();
  gateway = await openGateway();
});
afterAll(async () => {
  await gateway.close();
  await operator.leave();
});
beforeEach(() => gateway.reset());

/** The settings of one gateway, whose next answer is this one. */
const account = (answer?: Answer): Record<string, string> => {
  if (answer !== undefined) gateway.script(answer);
  return { CCAPI_KEY: key, CCAPI_URL: gateway.url };
};

const healthy: Answer = { json: { code: 'success', message: '', data: [] } };

describe('the report on a bot without any settings', () => {
  it('has no problems, and its gateways are those of the sandbox', async () => {
    const { code, about, lines } = await operator.visit();
    expect(code).toBe(0);
    expect(lines).toContain('Gateways, played by the sandbox');
    for (const { id } of providerRegistry) expect(about(id)).toContain(`ok ${id} takes the key`);
    expect(about('PUBLIC_URL')).toMatch(/^note PUBLIC_URL not set: /);
    expect(lines.at(-2)).toBe('All is well.');
  });

  it('lists which operations every gateway offers', async () => {
    const { lines } = await operator.visit();
    const start = lines.indexOf('What each can do') + 1;
    const table = lines.slice(start, start + operations.length + 1).map((line) => line.trim().split(/ {2,}/));
    expect(table[0]?.toSorted()).toEqual(providerRegistry.map(({ id }) => id).toSorted());
    for (const { id, ...definition } of providerRegistry) {
      const { capabilities } = definition.create({
        key: 'none',
        url: 'https://gateway.example',
        clock: () => 0,
      });
      const column = (table[0]?.indexOf(id) ?? 0) + 1;
      const expected = operations.map(({ name }) => {
        const capability = capabilities.operations[name];
        if (capability === undefined) return [name, '—'];
        return [name, capability.unconfirmed === undefined ? 'yes' : 'yes *'];
      });
      expect(table.slice(1).map((row) => [row[0], row[column]])).toEqual(expected);
    }
  });

  it('has lines of at most 100 characters, with colours only when they are wanted', async () => {
    const plain = await operator.visit();
    for (const line of plain.lines) expect([...line].length, line).toBeLessThanOrEqual(100);
    expect(plain.text).not.toContain('\u001b');
    const coloured = await operator.visit({}, true);
    expect(coloured.text).toContain('\u001b[32mok   \u001b[0m');
    expect(stripVTControlCharacters(coloured.text)).toBe(plain.text);
  });

  it('leaves no directory behind', async () => {
    await operator.visit();
    expect(await readdir(operator.directory)).toEqual([]);
  });
});

describe('a gateway', () => {
  it('that accepts the key is reported as ok after one free request', async () => {
    const { code, about } = await operator.visit(account(healthy));
    expect(about('ccapi')).toBe('ok ccapi takes the key; it cannot be asked for the balance');
    expect(code).toBe(0);
    expect(gateway.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /suno/fetch/task_00000000000000000000000000000000',
    ]);
  });

  it.each<[string, Answer, string]>([
    [
      'refuses the key',
      { status: 401, json: { error: { message: `Invalid token ${key}`, type: 'new_api_error' } } },
      'wrong ccapi refuses the key: Invalid token [key]. Check CCAPI_KEY.',
    ],
    [
      'has an empty account',
      { status: 403, json: { code: 'quota_not_enough', message: 'user quota is not enough', data: null } },
      'wrong ccapi takes the key, but the account is empty: user quota is not enough',
    ],
    [
      'is a web page',
      { status: 200, text: '<!doctype html><title>Welcome</title>' },
      'wrong ccapi {url} answers, but not as it should: HTTP 200, a web page instead of an answer. Check CCAPI_URL.',
    ],
    [
      'resets the connection',
      { does: 'reset' },
      'wrong ccapi cannot be reached at {url}: the connection failed (ECONNRESET). Check CCAPI_URL.',
    ],
  ])('that %s is reported as wrong', async (_, answer, expected) => {
    const { code, about, lines, text } = await operator.visit(account(answer));
    // The error depends on how far the request has come.
    const report = about('ccapi').replace('UND_ERR_SOCKET', 'ECONNRESET');
    expect(report).toBe(expected.replace('{url}', gateway.url));
    expect(lines.at(-2)).toBe('Wrong: ccapi.');
    expect(code).toBe(1);
    expect(text).not.toContain(key);
  });

  it('that cannot be reached is reported as wrong, without the password in its address', async () => {
    const port = await closedPort();
    const { code, about } = await operator.visit({
      CCAPI_KEY: key,
      CCAPI_URL: `http://ada:hush-hush@127.0.0.1:${port}/v1/`,
    });
    expect(about('ccapi')).toBe(
      `wrong ccapi cannot be reached at http://127.0.0.1:${port}/v1: the connection failed (ECONNREFUSED). Check CCAPI_URL.`,
    );
    expect(code).toBe(1);
  });

  it('is listed with its overrides', async () => {
    const settings = { ...account(healthy), CCAPI_OVERRIDES: 'cover=ANOTHER_COVER' };
    const { text } = await operator.visit(settings);
    expect(text.replace(/\s+/g, ' ')).toContain('extend=EXTEND, cover=ANOTHER_COVER, stems=STEMS,');
  });

  it('is listed in the order of preference', async () => {
    gateway.script(healthy, { json: [] });
    const { lines } = await operator.visit({
      CCAPI_KEY: key,
      CCAPI_URL: gateway.url,
      OPENAI_HK_KEY: key,
      OPENAI_HK_URL: gateway.url,
      GATEWAYS: 'openai-hk,ccapi',
    });
    const start = lines.indexOf('What each can do') + 1;
    expect(lines[start]?.trim().split(/ +/)).toEqual(['openai-hk', 'ccapi']);
  });
});

describe('settings that cannot be read', () => {
  it('are reported all at once, and no gateway is called', async () => {
    const { code, text } = await operator.visit({
      ...account(),
      PORT: 'many',
      CCAPI_OVERRIDES: 'sonng=MUSIC',
    });
    expect(code).toBe(2);
    expect(text).toMatch(
      /^These settings cannot be read:\n- PORT is .*\n- CCAPI_OVERRIDES cannot be right: ccapi has no sonng to override; it knows song, .*\n$/,
    );
    expect(gateway.requests).toEqual([]);
  });
});

describe('a script', () => {
  it('gets exit code 2 from npm run doctor when the settings cannot be read', async () => {
    const child = spawn(process.execPath, ['scripts/doctor.mjs', '--json'], {
      env: { PATH: process.env.PATH ?? '', ROLE: 'singer' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
    expect(JSON.parse(text)).toMatchObject({ ok: false, problems: ['ROLE is all, bot or worker.'] });
  });

  it('gets the same report as JSON', async () => {
    const { code, facts } = await operator.report(account(healthy));
    expect(code).toBe(0);
    expect(facts).toMatchObject({ ok: true, wrong: [], sandbox: false });
    expect(facts.gateways).toHaveLength(1);
    expect(facts.gateways[0]).toMatchObject({
      name: 'ccapi',
      verdict: 'ok',
      reachable: true,
      keyAccepted: true,
      abilities: { operations: { style: 'yes', song: 'unconfirmed', persona: 'no' }, callbacks: false },
    });
  });

  it('gets the names of wrong checks, without the key', async () => {
    const { code, facts } = await operator.report(
      account({ status: 401, json: { message: `no such key: ${key}` } }),
    );
    expect(code).toBe(1);
    expect(facts).toMatchObject({ ok: false, wrong: ['ccapi'] });
    expect(JSON.stringify(facts)).not.toContain(key);
  });

  it('gets the problems of settings', async () => {
    const { code, facts } = await operator.report({ ROLE: 'singer' });
    expect(code).toBe(2);
    expect(facts).toEqual({ ok: false, problems: ['ROLE is all, bot or worker.'] });
  });
});
