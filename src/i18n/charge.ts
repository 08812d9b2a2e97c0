/** What is known about whether a request was charged: not, surely, or nobody can tell. */
export type Charge = 'none' | 'made' | 'unknown';
