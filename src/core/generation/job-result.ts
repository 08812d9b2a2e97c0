/** What a job returns: it is done, or it is to be called again later. */
export type JobResult = { next: 'done' } | { next: 'later'; ms: number };

/** The job is done. */
export const done: JobResult = { next: 'done' };

/** The job is to be called again after `ms` milliseconds. */
export const later = (ms: number): JobResult => ({ next: 'later', ms: Math.max(1, Math.round(ms)) });
