import type { OrderSource } from '../../../core/index.js';
import type { OrderFor } from '../../shared/order.js';

type Body = Record<string, unknown>;

/** UC-21.B: extracts the voice of a time range. */
export const voiceBody = ([from, to]: [number, number]): Body => ({ vocal_start_s: from, vocal_end_s: to });

/** UC-9.B: a persona from a whole track. */
export const personaBody = (order: OrderFor<'persona'>, source: OrderSource): Body => ({
  ...nameFields(order, source),
  clips: [source.clipId],
});

/** UC-21.C: a persona from an extracted voice. */
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
  root_clip_id: clipId,
  name: values.personaName,
  description: values.description ?? '',
  // The page shows no other value; it lets every account of the gateway use the persona.
  is_public: true,
});
