import type { OrderSource } from '../../../core/index.js';
import type { OrderFor } from '../../shared/order.js';
import { clipIdIn } from '../tickets.js';

type Body = Record<string, unknown>;

/** Extracts the voice of a time range (OpenAI-HK suno-scene page, use case 21.B). */
export const voiceBody = ([from, to]: [number, number]): Body => ({ vocal_start_s: from, vocal_end_s: to });

/** A persona from a whole track. */
export const personaBody = (order: OrderFor<'persona'>, source: OrderSource): Body => ({
  ...nameFields(order, source),
  clips: [clipIdIn(source.clipId)],
});

/** A persona from an extracted voice. */
export const voicePersonaBody = (
  order: OrderFor<'persona'>,
  source: OrderSource,
  voiceId: string,
  timeRange: [number, number],
): Body => ({
  ...nameFields(order, source),
  persona_type: 'vox',
  vox_audio_id: voiceId,
  ...voiceBody(timeRange),
  user_input_styles: source.style,
});

const nameFields = ({ values }: OrderFor<'persona'>, { clipId }: OrderSource): Body => ({
  root_clip_id: clipIdIn(clipId),
  name: values.personaName,
  description: values.description ?? '',
  is_public: true,
});
