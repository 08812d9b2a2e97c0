import { join } from 'node:path';
import type { Config } from '../config/index.js';
import type { Clock, Log } from '../core/index.js';
import { createMediaLibrary } from '../media/index.js';

/** Opens the media library in the bucket or folder of the settings. Logs an alarm when that cannot be written to. */
export const openMedia = (
  { dataDir, publicUrl, allowPrivateUrls, storage: { bucket, keepDays, keepGigabytes } }: Config,
  { clock, log, allowedOrigins }: { clock: Clock; log: Log; allowedOrigins: readonly string[] },
) => {
  const media = createMediaLibrary({
    directory: join(dataDir, 'media'),
    bucket,
    forgets: keepDays !== undefined || keepGigabytes !== undefined,
    publicUrl,
    allowPrivate: allowPrivateUrls,
    allowedOrigins,
    clock,
    log,
  });
  media.storage.check().catch((error: unknown) => {
    log.error(
      {
        event: 'storage.unwritable',
        reason: error instanceof Error ? error.message : String(error),
        alarm: true,
      },
      'Files cannot be stored: check the settings of the bucket or folder',
    );
  });
  return media;
};
