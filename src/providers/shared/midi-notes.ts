import * as z from 'zod';
import type { Instrument } from '../../core/index.js';
import { parseItems } from './json.js';

const note = z.object({
  pitch: z.number().int().min(0).max(127),
  start: z.number().min(0),
  end: z.number().min(0),
  velocity: z.number().min(0).max(1).catch(0.8),
});
const instrument = z.object({ name: z.string().catch(''), notes: z.array(z.unknown()) });

/** Suno's `instruments` (OpenAI-HK suno-scene page, use case 18); notes that cannot be read are left out. */
export const readInstruments = (instruments: unknown): Instrument[] =>
  parseItems(instrument, Array.isArray(instruments) ? instruments : []).map(({ name, notes }) => ({
    name,
    notes: parseItems(note, notes).map(({ pitch, start, end, velocity }) => ({
      pitch,
      from: start,
      to: end,
      velocity,
    })),
  }));
