import * as z from 'zod';
import { messageRefSchema } from './parts.js';
import { defineRecord } from './record.js';

/** A gateway that gets no songs for a while; `until` is in milliseconds since 1970. */
export const coolDownRecord = defineRecord({
  name: 'cool-down',
  version: 1,
  upgrades: {},
  schema: z.looseObject({ until: z.number(), reason: z.string() }),
});

/** The message that was posted under a key. */
export const receiptRecord = defineRecord({
  name: 'receipt',
  version: 1,
  upgrades: {},
  schema: messageRefSchema,
});

/** A draft with fields. Its shape is its owner's, who parses it again. */
export const draftRecord = defineRecord({
  name: 'draft',
  version: 1,
  upgrades: {},
  schema: z.looseObject({}),
});
