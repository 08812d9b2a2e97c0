import * as z from 'zod';
import type { Product } from '../../core/index.js';
import { maybeNumber } from './parts.js';

const times = { from: z.number(), to: z.number() };
const note = z.looseObject({ pitch: z.number(), ...times, velocity: z.number() });

export const productSchema: z.ZodType<Product> = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('text'),
    texts: z.array(z.looseObject({ title: z.string().optional(), text: z.string() })),
  }),
  z.looseObject({
    kind: z.literal('words'),
    words: z.array(z.looseObject({ text: z.string(), ...times })),
  }),
  z.looseObject({ kind: z.literal('file'), format: z.enum(['wav', 'video']), url: z.string() }),
  z.looseObject({
    kind: z.literal('notes'),
    instruments: z.array(z.looseObject({ name: z.string(), notes: z.array(note) })),
  }),
  z.looseObject({
    kind: z.literal('tempo'),
    bpm: z.number(),
    least: maybeNumber,
    most: maybeNumber,
    musicalKey: z.string().optional(),
  }),
  z.looseObject({ kind: z.literal('persona'), personaId: z.string() }),
]);
