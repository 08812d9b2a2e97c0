/** What is stored is a copy, as it is in Redis. */
export const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
