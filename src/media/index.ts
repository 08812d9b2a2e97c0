export { createMediaLibrary, type MediaLibraryOptions } from './library.js';
export { createRetentionJob, type RetentionLimits } from './storage/retention.js';
export type { BucketSettings } from './storage/s3-store.js';
