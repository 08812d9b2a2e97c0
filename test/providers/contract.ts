import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type FaultCode,
  isOperationName,
  type MusicProvider,
  type Order,
  type PollResult,
  type ProviderCheck,
  ProviderError,
  type Submission,
} from '../../src/core/index.js';
import type { ProviderDefinition, ProviderSettings } from '../../src/providers/index.js';
import { type Answer, closedPort, type Gateway, openGateway, openSilence } from '../kit/gateway.js';
import { inError, questionVerdicts, submitVerdicts } from './verdicts.js';

/** A key no error may ever show. */
const secret = 'hk-very-secret-0123456789';
const noon = Date.parse('2026-03-27T12:00:00Z');

/** One request that leaves, and what the gateway answers to it. */
export type Question = { method?: 'GET' | 'POST'; path: string; body?: unknown; json: unknown };

/** An order and the requests that are to leave for it. */
export type OrderCase = {
  does: string;
  order: Order;
  /** POST unless it says otherwise. */
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** What the gateway answers; `accepted.json` unless it says otherwise. */
  answer?: unknown;
  /** What comes of it; the ticket of `accepted` unless it says otherwise. */
  gives?: Submission;
  /** Requests that leave before the last one. */
  before?: readonly Question[];
  /** Requests that leave after it. */
  after?: readonly Question[];
};

/** What a driver has to show to be taken into the list of gateways. */
export type Contract = {
  definition: ProviderDefinition;
  /** A song as people order it most. */
  song: Order;
  /** A song that was accepted, as the gateway says it, and the ticket that makes. */
  accepted: { json: unknown; ticket: string };
  /** Each order with the one request that is to leave for it, or with several where it takes more. */
  orders: readonly OrderCase[];
  /** Answers to a submit that only this gateway gives. */
  refusals: readonly { says: string; answer: Answer; code: FaultCode; accepted: 'no' | 'maybe' }[];
  /** The request that asks for two tickets. */
  question: { tickets: readonly [string, string]; method: string; path: string; body?: unknown };
  /** What a gateway may say about the first of those tickets, and how it is understood. */
  results: readonly { says: string; json: unknown; result: PollResult }[];
  /** What becomes of tickets that are not like those of songs: what is asked for one alone, and how it is understood. */
  looks?: readonly (Partial<Question> & { says: string; ticket: string; result: PollResult })[];
  /** The free request that tells whether the key is accepted, where there is one. */
  check?: Question & { says?: Partial<ProviderCheck> };
  /** Answers to a question that only this gateway gives. */
  questionFaults: readonly { says: string; answer: Answer; code: FaultCode }[];
};

/** Runs the contract of the providers room for one driver, over real HTTP. */
export const describeProvider = (contract: Contract): void => {
  const { definition, song } = contract;
  const patient = new AbortController().signal;
  let gateway: Gateway;

  const create = (settings: Partial<ProviderSettings> = {}): MusicProvider =>
    definition.create({
      key: secret,
      url: gateway.url,
      clock: () => noon,
      ...settings,
    });
  /** Gives up soon where the gateway is going to be silent. */
  const hasty = { submitMs: 150, pollMs: 150 };
  const waits = (answer: Answer) =>
    'does' in answer && /silence|stall/.test(answer.does) ? hasty : undefined;

  describe(definition.id, () => {
    beforeAll(async () => {
      gateway = await openGateway();
    });
    afterEach(() => gateway.reset());
    afterAll(() => gateway.close());

    describe('declares what it can do', () => {
      it('names fields, models and limits for every operation', () => {
        const { capabilities } = create();
        for (const [name, capability] of Object.entries(capabilities.operations)) {
          expect(isOperationName(name)).toBe(true);
          expect(capability.models.length).toBeGreaterThan(0);
          for (const model of capability.models) {
            for (const limit of Object.values(capability.limits(model))) expect(limit).toBeGreaterThan(0);
          }
        }
        expect(capabilities.batch).toBeGreaterThan(0);
      });

      it('asks as often as its operator wants', () => {
        const rhythm = { firstMs: 1, everyMs: 2 };
        expect(create({ rhythm }).capabilities.rhythm).toEqual(rhythm);
      });

      it('tells accounts apart without giving the key away', () => {
        const { account } = create();
        expect(account).toMatch(/^[0-9a-f]{10}$/);
        expect(create().account).toBe(account);
        expect(create({ key: 'another' }).account).not.toBe(account);
      });

      it('refuses settings that cannot be right', () => {
        expect(() => create({ url: 'not an address' })).toThrow(/not an http or https address/);
        expect(() => create({ url: 'ftp://somewhere' })).toThrow(/not an http or https address/);
        expect(() => create({ key: 'two\nlines' })).toThrow(/key/);
        expect(() => create({ overrides: { nonsense: 'X' } })).toThrow(/nonsense/);
      });
    });

    describe('orders', () => {
      it.each(contract.orders)('$does', async (shown) => {
        const { order, before = [], after = [], gives = { ticket: contract.accepted.ticket } } = shown;
        const answer = shown.answer ?? contract.accepted.json;
        const calls = [...before, { ...shown, json: answer }, ...after];
        gateway.script(...calls.map(({ json }) => ({ json })));
        const submission = await create().submit(order, patient);
        expect(plain(submission)).toEqual(plain(gives));
        expect(gateway.heard.map(({ path }) => path)).toEqual(calls.map(({ path }) => path));
        for (const [index, { method, path, body }] of calls.entries()) {
          const request = gateway.heard[index];
          const asks = method ?? (body === undefined && index !== before.length ? 'GET' : 'POST');
          expect(request).toMatchObject({ method: asks, path });
          expect(request?.body).toEqual(body);
          expect(request?.headers.authorization).toBe(`Bearer ${secret}`);
          if (asks === 'POST') expect(request?.headers['content-type']).toBe('application/json');
        }
      });

      it('every operation it declares, with the first model', () => {
        const shown = new Set(contract.orders.map(({ order }) => order.operation));
        expect(shown).toEqual(new Set(Object.keys(create().capabilities.operations)));
      });

      it('by an address with a slash at its end or a path below it', async () => {
        gateway.script({ json: contract.accepted.json }, { json: contract.accepted.json });
        await create({ url: `${gateway.url}/` }).submit(song, patient);
        await create({ url: `${gateway.url}/below/` }).submit(song, patient);
        const [plain, below] = gateway.heard;
        expect(below?.path).toBe(`/below${plain?.path}`);
      });

      it('each song on a connection of its own', async () => {
        const before = gateway.connections();
        gateway.script({ json: contract.accepted.json }, { json: contract.accepted.json });
        const provider = create();
        await provider.submit(song, patient);
        await provider.submit(song, patient);
        expect(gateway.connections()).toBe(before + 2);
      });

      it('nothing it does not offer', async () => {
        const limited = create();
        const models = limited.capabilities.operations.remaster?.models ?? [];
        expect(models).not.toContain('v3.5');
        const order: Order = { operation: 'remaster', model: 'v3.5', values: { variation: 'high' } };
        await expect(limited.submit(order, patient)).rejects.toMatchObject({
          code: 'cannot',
          accepted: 'no',
        });
        expect(gateway.heard).toHaveLength(0);
      });

      it.each(contract.orders.filter(({ order }) => order.source !== undefined))(
        'never $does when the track was forgotten',
        async ({ order }) => {
          const forgotten: Order = { ...order, source: undefined };
          await expect(create().submit(forgotten, patient)).rejects.toMatchObject({
            code: 'bad_input',
            accepted: 'no',
          });
          expect(gateway.heard).toHaveLength(0);
        },
      );
    });

    describe('knows whether a song may have been billed when the gateway answers', () => {
      it.each([
        ...submitVerdicts,
        ...contract.refusals.map((refusal) => ({ ...refusal, retryAfter: undefined })),
      ])('$says: $code, accepted: $accepted', async ({ answer, code, accepted, retryAfter }) => {
        gateway.script(answer);
        const error = await failure(create({ timeouts: waits(answer) }).submit(song, patient));
        expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted });
        expect(error.retryAfterSeconds).toBe(retryAfter);
        expect(error.detail).toMatch(/^[^<>]{1,200}$/);
        expect(gateway.heard, 'never tried twice').toHaveLength(1);
      });

      it('half of an acceptance: may have been billed', async () => {
        gateway.script({ does: 'truncate', json: contract.accepted.json });
        const error = await failure(create().submit(song, patient));
        expect(error).toMatchObject({ code: 'bad_answer', accepted: 'maybe' });
      });
    });

    describe('knows whether a song may have been billed when it cannot ask', () => {
      it('nobody listens: surely not', async () => {
        const url = `http://127.0.0.1:${await closedPort()}`;
        const error = await failure(create({ url }).submit(song, patient));
        expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
      });

      it('TLS cannot be agreed on: surely not', async () => {
        const url = gateway.url.replace('http:', 'https:');
        const error = await failure(create({ url }).submit(song, patient));
        expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
      });

      it('the connection is never ready: surely not', async () => {
        const silence = await openSilence();
        const url = `https://127.0.0.1:${silence.port}`;
        const error = await failure(create({ url, timeouts: hasty }).submit(song, patient));
        expect(error).toMatchObject({ code: 'unreachable', accepted: 'no' });
        await silence.close();
      });

      it('it is told to stop before it began: surely not', async () => {
        const error = await failure(create().submit(song, AbortSignal.abort()));
        expect(error).toMatchObject({ code: 'timed_out', accepted: 'no' });
        expect(gateway.heard).toHaveLength(0);
      });

      it('it is told to stop while the gateway works: maybe', async () => {
        gateway.script({ does: 'silence' });
        const stop = new AbortController();
        const submitting = failure(create().submit(song, stop.signal));
        await gateway.arrival();
        stop.abort();
        expect(await submitting).toMatchObject({ code: 'timed_out', accepted: 'maybe' });
      });
    });

    describe('keeps its key to itself', () => {
      it.each([
        ['its own key', `Invalid token ${secret}.`],
        ['another key', 'Invalid token sk-abcdef0123456789 here'],
        ['a header', 'got Authorization: Bearer something-else-entirely'],
        ['markup', '<b onclick="x()">No</b> <script>alert(1)</script> way'],
        ['a long story', 'la la la '.repeat(400)],
      ])('when the gateway quotes %s', async (_, message) => {
        gateway.script({ status: 401, json: inError(message) });
        const error = await failure(create().submit(song, patient));
        expect(error.detail).toMatch(/^[^<>]{1,200}$/);
        expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(
          /very-secret|abcdef0123456789|something-else/,
        );
      });
    });

    const { check } = contract;
    if (check !== undefined) {
      describe('looks after itself', () => describeCheck(check, () => gateway, create));
    }

    describe('asks', () => {
      const { question } = contract;

      it('for many songs in one request', async () => {
        gateway.script({ json: contract.results[0]?.json });
        await create().poll(question.tickets, patient);
        expect(gateway.heard).toHaveLength(1);
        const [request] = gateway.heard;
        expect(request).toMatchObject({ method: question.method, path: question.path });
        expect(request?.body).toEqual(question.body);
        expect(request?.headers.authorization).toBe(`Bearer ${secret}`);
      });

      it('for no songs in no request', async () => {
        expect(await create().poll([], patient)).toEqual(new Map());
        expect(gateway.heard).toHaveLength(0);
      });

      it('again and again on kept connections', async () => {
        const provider = create();
        for (const _ of 'a long night') {
          gateway.script({ json: contract.results[0]?.json });
          await provider.poll(question.tickets, patient);
        }
        expect(new Set(gateway.heard.map((request) => request.connection)).size).toBeLessThan(4);
      });

      it.each(contract.results)('and understands: $says', async ({ json, result }) => {
        gateway.script({ json });
        const answers = await create().poll(question.tickets, patient);
        const [first, second] = question.tickets;
        expect(plain(answers.get(first))).toEqual(plain(result));
        expect(answers.get(second), 'it did not name the other').toEqual({ state: 'unknown' });
      });

      it.each(contract.looks ?? [])('and understands of another thing: $says', async (look) => {
        const { ticket, method, path, body, json, result } = look;
        if (path !== undefined) gateway.script({ json });
        const answers = await create().poll([ticket], patient);
        expect(plain(answers.get(ticket))).toEqual(plain(result));
        expect(gateway.heard.map((request) => request.path)).toEqual(path === undefined ? [] : [path]);
        if (method !== undefined) expect(gateway.heard[0]?.method).toBe(method);
        if (body !== undefined) expect(gateway.heard[0]?.body).toEqual(body);
      });

      it.each([
        ...questionVerdicts,
        ...contract.questionFaults.map((fault) => ({ ...fault, retryAfter: undefined })),
      ])('and hears $says: $code, which costs nothing', async ({ answer, code, retryAfter }) => {
        gateway.script(answer);
        const error = await failure(create({ timeouts: waits(answer) }).poll(question.tickets, patient));
        expect({ code: error.code, accepted: error.accepted }).toEqual({ code, accepted: 'no' });
        expect(error.retryAfterSeconds).toBe(retryAfter);
        expect(error.detail).toMatch(/^[^<>]{1,200}$/);
        expect(gateway.heard).toHaveLength(1);
      });

      it('each song alone when the gateway has lost one and refuses all', async () => {
        const lost: Answer = { status: 404, json: inError('not found') };
        gateway.script(lost, { json: contract.results[0]?.json }, lost);
        const answers = await create().poll(question.tickets, patient);
        expect(plain(answers.get(question.tickets[0]))).toEqual(plain(contract.results[0]?.result));
        expect(answers.get(question.tickets[1])).toEqual({ state: 'unknown' });
        expect(gateway.heard).toHaveLength(3);
      });

      it('until it is told to stop', async () => {
        gateway.script({ does: 'silence' });
        const stop = new AbortController();
        const asking = create().poll(question.tickets, stop.signal);
        asking.catch(() => undefined);
        await gateway.arrival();
        const reason = new Error('good night');
        stop.abort(reason);
        await expect(asking).rejects.toBe(reason);
      });
    });
  });
};

/** Runs what is promised about `check`: one free request, and an answer whatever happens. */
const describeCheck = (
  check: NonNullable<Contract['check']>,
  gateway: () => Gateway,
  create: (settings?: Partial<ProviderSettings>) => MusicProvider,
): void => {
  const patient = new AbortController().signal;

  it('hears that all is well, by one request that costs nothing', async () => {
    gateway().script({ json: check.json });
    const said = await create().check(patient);
    expect(said).toMatchObject({ reachable: true, keyAccepted: true, ...check.says });
    expect(gateway().heard).toHaveLength(1);
    const [request] = gateway().heard;
    expect(request).toMatchObject({ method: check.method ?? 'GET', path: check.path });
    expect(request?.body).toEqual(check.body);
  });

  it.each([
    ['its key is not known', { status: 401, json: inError(`Invalid token ${secret}`) }, true, false],
    ['the account is empty', { status: 402, json: inError('Insufficient credits') }, true, true],
    ['the gateway is busy', { status: 503, text: 'busy' }, true, undefined],
    ['something else is at the address', { text: '<html></html>' }, true, undefined],
    ['nobody answers', { does: 'silence' }, false, undefined],
    ['the line is cut', { does: 'reset' }, false, undefined],
  ] as [string, Answer, boolean, boolean | undefined][])(
    'hears that %s',
    async (_, answer, reachable, keyAccepted) => {
      gateway().script(answer);
      const said = await create({ timeouts: { submitMs: 150, pollMs: 150 } }).check(patient);
      expect({ reachable: said.reachable, keyAccepted: said.keyAccepted }).toEqual({
        reachable,
        keyAccepted,
      });
      expect(said.detail).toMatch(/^[^<>]{1,200}$/);
      expect(said.detail).not.toContain(secret);
      expect(gateway().heard).toHaveLength(1);
    },
  );
};

const failure = async (call: Promise<unknown>): Promise<ProviderError> => {
  const outcome = await call.then(
    () => new Error('it was accepted'),
    (error: unknown) => error,
  );
  if (outcome instanceof ProviderError) return outcome;
  throw outcome;
};

/** Drops what is undefined, so that results compare by what they say. */
const plain = (result: PollResult | Submission | undefined): unknown =>
  result === undefined ? undefined : JSON.parse(JSON.stringify(result));
