import { z } from 'zod';
import { type OrderSource, type PollResult, ProviderError, type Submission } from '../../../core/index.js';
import { firstText, text } from '../../shared/json.js';
import type { OrderFor } from '../requests/index.js';
import { about, type Desk, pay } from '../session.js';
import { callTicket } from '../tickets.js';

const voice = z.object({ id: z.string().min(1), vocal_audio_url: text });
const persona = z.object({ id: z.string().min(1) });
const uploaded = z.object({ clip_id: text, data: text });

/** UC-21.B: the voice of a stretch of less than 30 s, at once, for 100 credits; only the clip's own account may. */
export const extractVoice = async (
  desk: Desk,
  { values }: OrderFor<'acapella'>,
  source: OrderSource,
  signal: AbortSignal,
): Promise<Submission> => {
  const { id, url } = await takeVoice(desk, source.clipId, values, signal);
  const about = [id, url, values.to - values.from, source.title] as const;
  const ticket = callTicket('voice', ...about);
  return { ticket, result: voiceKnown(about.map(String)) };
};

/** The take a voice ticket holds. */
export const voiceKnown = ([clipId, audioUrl, seconds, title]: readonly (
  | string
  | undefined
)[]): PollResult => {
  if (clipId === undefined || audioUrl === undefined) return { state: 'unknown' };
  return {
    state: 'finished',
    takes: [{ clipId, audioUrl, seconds: Number(seconds), title: firstText(title) }],
    missing: 0,
  };
};

/** UC-9.B for a whole track, 100 credits; UC-21.B and C for a stretch of its singing, 100 credits for each call. */
export const createPersona = async (
  desk: Desk,
  { values }: OrderFor<'persona'>,
  source: OrderSource,
  stretch: [number, number] | undefined,
  signal: AbortSignal,
): Promise<Submission> => {
  const { clipId } = source;
  const named = {
    root_clip_id: clipId,
    name: values.personaName,
    description: values.description ?? '',
    // The page shows no other value, and lets every account of the gateway sing by a persona.
    is_public: true,
  };
  if (stretch === undefined) return keepPersona(desk, { ...named, clips: [clipId] }, signal);
  const [from, to] = stretch;
  const { id } = await takeVoice(desk, clipId, { from, to }, signal);
  const voice = {
    persona_type: 'vox',
    vox_audio_id: id,
    vocal_start_s: from,
    vocal_end_s: to,
    user_input_styles: source.style,
  };
  try {
    return await keepPersona(desk, { ...named, ...voice }, signal);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.accepted !== 'no') throw error;
    // The voice has been paid for: a persona that is refused is a failure of this order, which never starts again.
    const { code, detail } = error;
    return { ticket: callTicket('told', 'persona', id), result: { state: 'failed', code, detail } };
  }
};

/** UC-16.A: a clip made from a public address; it is asked for until it is ready. */
export const uploadAudio = async (
  desk: Desk,
  { values }: OrderFor<'upload'>,
  signal: AbortSignal,
): Promise<Submission> => {
  const json = await pay(desk, desk.places.upload, { url: values.audio }, signal);
  const answer = uploaded.safeParse(json);
  const clipId = answer.success ? firstText(answer.data.clip_id, answer.data.data) : undefined;
  if (clipId === undefined) throw desk.client.unreadable(json, false, 'the answer names no clip');
  return { ticket: callTicket('upload', clipId, values.audio, values.title ?? '') };
};

const takeVoice = async (
  desk: Desk,
  clipId: string,
  { from, to }: { from: number; to: number },
  signal: AbortSignal,
): Promise<{ id: string; url: string }> => {
  const body = { vocal_start_s: from, vocal_end_s: to };
  const json = await pay(desk, about(desk.places.voice, clipId), body, signal);
  const answer = voice.safeParse(json);
  const url = answer.success ? firstText(answer.data.vocal_audio_url) : undefined;
  if (!answer.success || url === undefined)
    throw desk.client.unreadable(json, false, 'the answer holds no voice');
  return { id: answer.data.id, url };
};

const keepPersona = async (desk: Desk, body: unknown, signal: AbortSignal): Promise<Submission> => {
  const json = await pay(desk, desk.places.persona, body, signal);
  const answer = persona.safeParse(json);
  if (!answer.success) throw desk.client.unreadable(json, false, 'the answer names no persona');
  const { id } = answer.data;
  return { ticket: callTicket('persona', id), result: personaKnown(id) };
};

/** The persona a ticket holds. */
export const personaKnown = (personaId: string | undefined): PollResult =>
  personaId === undefined ? { state: 'unknown' } : { state: 'made', product: { kind: 'persona', personaId } };
