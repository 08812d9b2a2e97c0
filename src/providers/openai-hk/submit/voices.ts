import { type OrderSource, ProviderError, type Submission } from '../../../core/index.js';
import type { Session } from '../../definition.js';
import { submitOrThrow } from '../../shared/client.js';
import type { OrderFor } from '../../shared/order.js';
import type { Endpoints } from '../endpoints.js';
import { clipPath } from '../requests/index.js';
import { personaBody, voiceBody, voicePersonaBody } from '../requests/voices.js';
import { readStored } from '../responses/stored.js';
import { readPersonaId, readVoice, type Voice } from '../responses/voices.js';
import { ticketFor } from '../tickets.js';

/** UC-21.B: the voice of less than 30 s, at once, for 100 credits; for the account that made the clip alone. */
export const submitAcapella = async (
  session: Session<Endpoints>,
  { values }: OrderFor<'acapella'>,
  source: OrderSource,
  signal: AbortSignal,
): Promise<Submission> => {
  const { id, url } = await extractVoice(session, source.clipId, [values.from, values.to], signal);
  const ticket = ticketFor('voice', id, url, values.to - values.from, source.title);
  return { ticket, result: readStored(ticket) };
};

/** UC-9.B for a whole track, 100 credits; UC-21.B and C for a time range, 100 credits for each of two calls. */
export const submitPersona = async (
  session: Session<Endpoints>,
  order: OrderFor<'persona'>,
  source: OrderSource,
  timeRange: [number, number] | undefined,
  signal: AbortSignal,
): Promise<Submission> => {
  if (timeRange === undefined) return createPersona(session, personaBody(order, source), signal);
  const { id } = await extractVoice(session, source.clipId, timeRange, signal);
  try {
    return await createPersona(session, voicePersonaBody(order, source, id, timeRange), signal);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.accepted !== 'no') throw error;
    // The voice is billed by now: a refusal from here on is a failure of this order, which is never rerouted.
    const { code, detail } = error;
    return { ticket: ticketFor('answered', 'persona', id), result: { state: 'failed', code, detail } };
  }
};

const extractVoice = async (
  { client, endpoints }: Session<Endpoints>,
  clipId: string,
  timeRange: [number, number],
  signal: AbortSignal,
): Promise<Voice> => {
  const path = clipPath(endpoints.voice, clipId);
  const json = await submitOrThrow(client, path, voiceBody(timeRange), signal);
  const voice = readVoice(json);
  if (voice === undefined) throw client.unreadable(json, 'submit', 'the answer holds no voice');
  return voice;
};

const createPersona = async (
  { client, endpoints }: Session<Endpoints>,
  body: unknown,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await submitOrThrow(client, endpoints.persona, body, signal);
  const personaId = readPersonaId(json);
  if (personaId === undefined) throw client.unreadable(json, 'submit', 'the answer names no persona');
  const ticket = ticketFor('persona', personaId);
  return { ticket, result: readStored(ticket) };
};
