import * as z from 'zod';
import { type FaultCode, faultPlans, type Generation } from '../../core/index.js';
import {
  addressSchema,
  maybeNumber,
  mediaFileSchema,
  messageRefSchema,
  modelSchema,
  operationSchema,
  personSchema,
  trackNameSchema,
  valuesSchema,
} from './parts.js';
import { productSchema } from './product.js';
import { defineRecord } from './record.js';

const takeSchema = z.looseObject({
  clipId: z.string(),
  audioUrl: z.string(),
  imageUrl: z.string().optional(),
  title: z.string().optional(),
  style: z.string().optional(),
  lyrics: z.string().optional(),
  seconds: maybeNumber,
  model: z.string().optional(),
});

const charge = z.enum(['none', 'made', 'unknown']);

const outcomeSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('tracks'),
    takes: z.array(takeSchema),
    missing: z.number(),
    late: z.boolean(),
    credits: maybeNumber,
  }),
  z.looseObject({
    kind: z.literal('product'),
    product: productSchema,
    late: z.boolean(),
    credits: maybeNumber,
  }),
  z.looseObject({
    kind: z.literal('failed'),
    fault: z.enum(Object.keys(faultPlans) as FaultCode[]),
    detail: z.string(),
    charge,
  }),
  z.looseObject({ kind: z.literal('cancelled'), charge }),
]);

const stateSchema = z.discriminatedUnion('step', [
  z.looseObject({ step: z.literal('queued'), since: z.number(), attempts: z.number() }),
  z.looseObject({
    step: z.literal('submitting'),
    since: z.number(),
    attempts: z.number(),
    lease: z.number(),
  }),
  z.looseObject({
    step: z.literal('running'),
    since: z.number(),
    progress: maybeNumber,
    title: z.string().optional(),
    lyrics: z.string().optional(),
    listenUrl: z.string().optional(),
    imageUrl: z.string().optional(),
    image: mediaFileSchema.optional(),
    unknowns: z.number().optional(),
  }),
  z.looseObject({ step: z.literal('delivering'), since: z.number(), outcome: outcomeSchema }),
  z.looseObject({ step: z.literal('done'), since: z.number(), outcome: outcomeSchema }),
]);

const schema: z.ZodType<Generation> = z.looseObject({
  id: z.string(),
  revision: z.number().int(),
  createdAt: z.number(),
  person: personSchema,
  address: addressSchema,
  community: z.string().optional(),
  request: z.looseObject({
    operation: operationSchema,
    model: modelSchema,
    values: valuesSchema,
    sources: z.array(trackNameSchema),
  }),
  graceUntil: maybeNumber,
  provider: z.string(),
  refusedBy: z.array(z.string()),
  ticket: z
    .looseObject({
      provider: z.string(),
      account: z.string(),
      ticket: z.string(),
      at: z.number(),
      forgotten: z.boolean().optional(),
    })
    .optional(),
  card: messageRefSchema.optional(),
  cardIsLate: z.boolean().optional(),
  posted: z.record(z.string(), messageRefSchema),
  state: stateSchema,
});

/** The record of a request. */
export const generationRecord = defineRecord({ name: 'generation', version: 1, upgrades: {}, schema });
