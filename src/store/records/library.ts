import * as z from 'zod';
import type { Persona, Track } from '../../core/index.js';
import {
  audioFileSchema,
  mediaFileSchema,
  modelSchema,
  operationSchema,
  personSchema,
  trackNameSchema,
  valuesSchema,
} from './parts.js';
import { defineRecord } from './record.js';

const trackSchema: z.ZodType<Track> = z.looseObject({
  id: z.string(),
  generation: z.string(),
  index: z.number(),
  person: personSchema,
  createdAt: z.number(),
  title: z.string(),
  style: z.string(),
  lyrics: z.string(),
  seconds: z.number(),
  operation: operationSchema,
  values: valuesSchema,
  parents: z.array(trackNameSchema),
  provider: z.string(),
  account: z.string(),
  ticket: z.string(),
  clipId: z.string(),
  model: modelSchema,
  modelUsed: z.string().optional(),
  audio: audioFileSchema,
  favourite: z.boolean().optional(),
  hidden: z.boolean().optional(),
  image: mediaFileSchema.optional(),
});

/** A finished track. */
export const trackRecord = defineRecord({ name: 'track', version: 1, upgrades: {}, schema: trackSchema });

const personaSchema: z.ZodType<Persona> = z.looseObject({
  id: z.string(),
  person: personSchema,
  createdAt: z.number(),
  name: z.string(),
  provider: z.string(),
  account: z.string(),
  personaId: z.string(),
  clipId: z.string(),
  vox: z.boolean(),
});

/** A voice made from a track. */
export const personaRecord = defineRecord({
  name: 'persona',
  version: 1,
  upgrades: {},
  schema: personaSchema,
});
