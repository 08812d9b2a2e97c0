import * as z from 'zod';
import {
  type AudioFile,
  type ChatAddress,
  isOperationName,
  type MediaFile,
  type MessageRef,
  models,
  type Person,
} from '../../core/index.js';

// Every schema keeps fields it does not know: a field that a later release adds outlives a write of this one.

const extra = z.record(z.string(), z.union([z.string(), z.number()])).optional();

/** A number that may be missing; a number that was none is `null` in JSON and counts as missing. */
export const maybeNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

export const personSchema: z.ZodType<Person> = z.looseObject({
  platform: z.string(),
  id: z.string(),
  name: z.string(),
  locale: z.string().optional(),
  handle: z.string().optional(),
});

export const addressSchema: z.ZodType<ChatAddress> = z.looseObject({
  platform: z.string(),
  chat: z.string(),
  thread: z.string().optional(),
  replyTo: z.string().optional(),
  extra,
});

export const messageRefSchema: z.ZodType<MessageRef> = z.looseObject({
  platform: z.string(),
  chat: z.string(),
  message: z.string(),
  extra,
});

const file = { key: z.string(), name: z.string(), type: z.string(), bytes: z.number() };

export const mediaFileSchema: z.ZodType<MediaFile> = z.looseObject(file);

export const audioFileSchema: z.ZodType<AudioFile> = z.looseObject({
  ...file,
  title: z.string(),
  performer: z.string(),
  seconds: z.number(),
  thumbnail: mediaFileSchema.optional(),
});

export const trackNameSchema = z.looseObject({ id: z.string(), title: z.string() });

export const operationSchema = z.string().refine(isOperationName);

export const modelSchema = z.enum(models);

/** The parsed values of an operation: their names and meaning are the operation's own. */
export const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
