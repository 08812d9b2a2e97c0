/** What a step of work comes to: it is over, or it wants to be called again after a while. */

export type Step = { next: 'done' } | { next: 'later'; ms: number };
/** The step is over. */
export const done: Step = { next: 'done' };
/** The step wants to be called again after `ms` milliseconds. */
export const later = (ms: number): Step => ({ next: 'later', ms: Math.max(1, Math.round(ms)) });
