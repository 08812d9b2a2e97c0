import {
  type Capabilities,
  type Order,
  type PollResult,
  ProviderError,
  type Submission,
} from '../../core/index.js';
import { overridden, type ProviderDefinition } from '../definition.js';
import { checkAccount } from '../shared/account-check.js';
import { pollTogether } from '../shared/batch.js';
import { refusesInside, saidIn } from '../shared/classify-error.js';
import { createGatewayClient } from '../shared/client.js';
import { firstText, isRecord } from '../shared/json.js';
import { fingerprint } from '../shared/redact.js';
import { checkTimeRange, timeRangeIn } from '../shared/time-range.js';
import { otherOf, sourceOf, validateOrder } from '../shared/validate-order.js';
import { capabilities as published } from './capabilities.js';
import { places } from './endpoints.js';
import { stretchOf, workOf } from './requests/index.js';
import { answerShape, faultOfCode, mayHaveWorked, refusesForSure, resultOf } from './responses/answer.js';
import { readTasks, recordsIn } from './responses/tasks.js';

const id = 'acedata';

/** A task nobody has: asking for it costs nothing and shows whether the key is taken. */
const nobodysTask = '00000000-0000-0000-0000-000000000000';

/** AceDataCloud (docs.acedata.cloud, Suno). Its tickets are task ids; one with a colon in it is ours alone. */
export const acedata: ProviderDefinition = {
  id,
  defaultUrl: 'https://api.acedata.cloud',
  create(settings) {
    const dialect = { fault: faultOfCode, decode: lastLine };
    const client = createGatewayClient(id, settings, () => false, dialect);
    const table = overridden(id, places, settings.overrides);
    const capabilities: Capabilities = {
      ...published,
      pollInterval: settings.pollInterval ?? published.pollInterval,
    };

    const ask = async (ids: readonly string[], signal: AbortSignal) => {
      const json = await client.ask(table.tasks, { ids, action: 'retrieve_batch' }, signal);
      const records = recordsIn(json);
      if (records !== undefined) return readTasks(records, client.clean);
      throw refusesInside(json)
        ? client.refused(json, true)
        : client.unreadable(json, true, 'the answer holds no task records');
    };

    /** The answer to a submit: a task alone, or all that came of it. */
    const accept = (json: unknown, uploaded?: string): Submission => {
      const answer = answerShape.safeParse(json);
      if (!answer.success) throw client.unreadable(json, false, 'the answer names no task');
      const task = firstText(answer.data.task_id);
      const result = resultOf(answer.data, { over: true, uploaded }, client.clean);
      if (result.state === 'finished' || result.state === 'made') {
        return { ticket: task ?? `answered:${firstText(answer.data.trace_id) ?? 'at once'}`, result };
      }
      // Refusals name a task as well. Only those from before any work may send the order elsewhere.
      const refused = refusesInside(json);
      if (refused && (task === undefined || refusesForSure(saidIn(json)))) {
        const { code, accepted, detail } = client.refused(json, false);
        throw new ProviderError(id, code, mayHaveWorked(saidIn(json)) ? 'maybe' : accepted, detail);
      }
      if (task === undefined) throw client.unreadable(json, false, 'the answer names no task');
      return result.state === 'failed' ? { ticket: task, result } : { ticket: task };
    };

    /** Takes the voice out of a stretch of singing, then makes a persona of it; both within the time of one submit. */
    const keepVoice = async (order: Order, [from, to]: [number, number], signal: AbortSignal) => {
      const deadline = AbortSignal.timeout(settings.timeouts?.submitMs ?? 60_000);
      const both = AbortSignal.any([signal, deadline]);
      const source = sourceOf(id, order);
      const stretch = stretchOf(source, from, to);
      const voice = accept(await client.submit(table.acapella, stretch, both));
      // The voice is paid for by now: whatever is refused from here on is a failure of this order.
      const failed = (code: ProviderError['code'], detail: string): Submission => ({
        ticket: `voice:${voice.ticket}`,
        result: { state: 'failed', code, detail },
      });
      if (voice.result?.state === 'failed') return failed(voice.result.code, voice.result.detail);
      const take = voice.result?.state === 'finished' ? voice.result.takes[0] : undefined;
      if (take === undefined) return failed('timed_out', 'it did not give the voice in time');
      try {
        const { path, body } = workOf(order, partiesOf(order), table);
        const json = await client.submit(path, { ...body, ...stretch, vox_audio_id: take.clipId }, both);
        return accept(json);
      } catch (error) {
        if (error instanceof ProviderError && error.accepted === 'no')
          return failed(error.code, error.detail);
        throw error;
      }
    };

    return {
      id,
      account: fingerprint(id, settings.key.trim()),
      capabilities,

      async submit(order, signal) {
        validateOrder(id, capabilities, order);
        checkTimeRange(id, order);
        const stretch = timeRangeIn(order, () => sourceOf(id, order));
        if (stretch !== undefined) return keepVoice(order, stretch, signal);
        const { path, body } = workOf(order, partiesOf(order), table);
        const uploaded = order.operation === 'upload' ? order.values.audio : undefined;
        return accept(await client.submit(path, body, signal), uploaded);
      },

      poll: async (tickets, signal) => {
        const answers = await pollTogether(
          tickets.filter((ticket) => !ticket.includes(':')),
          (ids) => ask(ids, signal),
        );
        const unknown: PollResult = { state: 'unknown' };
        return new Map(tickets.map((ticket) => [ticket, answers.get(ticket) ?? unknown]));
      },

      check: (signal) => checkAccount(() => ask([nobodysTask], signal)),
    };
  },
};

const partiesOf = (order: Order) => {
  if (order.operation === 'custom' && order.values.persona !== undefined && order.persona === undefined) {
    throw new ProviderError(id, 'bad_input', 'no', 'the voice it was to be sung in was forgotten');
  }
  return { source: () => sourceOf(id, order), other: () => otherOf(id, order) };
};

/** A streamed answer repeats itself, more complete on each line: the last whole line counts, even if the next broke off. */
const lastLine = (text: string): unknown =>
  text
    .split('\n')
    .reverse()
    .map(parseLine)
    .find((line) => isRecord(line) && ('task_id' in line || 'data' in line || 'error' in line));

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
