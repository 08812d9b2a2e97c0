import * as z from 'zod';
import type { ConversationEntry } from '../../core/index.js';
import { audioFileSchema, maybeNumber, mediaFileSchema, messageRefSchema } from './parts.js';
import { defineRecord } from './record.js';

const controlSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('button'),
    label: z.string(),
    action: z.string(),
    style: z.enum(['main', 'plain', 'danger']),
  }),
  z.looseObject({ kind: z.literal('link'), label: z.string(), url: z.string() }),
]);

const messageSchema: z.ZodType<ConversationEntry['message']> = z.looseObject({
  tone: z.enum(['plain', 'busy', 'good', 'bad']),
  title: z.string().optional(),
  body: z.string().optional(),
  facts: z
    .array(z.looseObject({ key: z.literal('style').optional(), label: z.string(), value: z.string() }))
    .optional(),
  progress: maybeNumber,
  from: z.looseObject({ title: z.string(), ref: messageRefSchema.optional() }).optional(),
  image: mediaFileSchema.optional(),
  audio: audioFileSchema.optional(),
  audios: z.array(audioFileSchema).optional(),
  perhaps: z.string().optional(),
  file: mediaFileSchema.optional(),
  controls: z.array(z.array(controlSchema)),
  ping: z.string().optional(),
  footnote: z.string().optional(),
  quiet: z.boolean().optional(),
});

const schema: z.ZodType<ConversationEntry> = z.looseObject({
  revision: z.number().int(),
  id: z.string(),
  at: z.number(),
  from: z.enum(['person', 'bot']),
  message: messageSchema,
});

/** The version of conversation entries, which the script that writes them checks too. */
export const entryVersion = 1;

/** A message of a web conversation. */
export const entryRecord = defineRecord({
  name: 'conversation entry',
  version: entryVersion,
  upgrades: {},
  schema,
});
