/** What a job step returns: it is done, or it is to be called again later. */
export type Step = { next: 'done' } | { next: 'later'; ms: number };

/** The step is done. */
export const done: Step = { next: 'done' };

/** The step is to be called again after `ms` milliseconds. */
export const later = (ms: number): Step => ({ next: 'later', ms: Math.max(1, Math.round(ms)) });
