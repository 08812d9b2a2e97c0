import * as z from 'zod';
import {
  type CommunitySettings,
  communitySettingsSchema,
  type Preferences,
  plainMessageModes,
} from '../../core/index.js';
import { defineRecord } from './record.js';

const communitySchema: z.ZodType<CommunitySettings> = communitySettingsSchema.loose();

/** What the owners of a community decided. */
export const communityRecord = defineRecord({
  name: 'settings',
  version: 1,
  upgrades: {},
  schema: communitySchema,
});

const preferencesSchema: z.ZodType<Preferences> = z.looseObject({
  locale: z.string().optional(),
  seen: z.string().optional(),
  name: z.string().optional(),
  plainMessages: z.enum(plainMessageModes).optional(),
});

/** What someone wants for themselves. */
export const preferencesRecord = defineRecord({
  name: 'preferences',
  version: 1,
  upgrades: {},
  schema: preferencesSchema,
});
