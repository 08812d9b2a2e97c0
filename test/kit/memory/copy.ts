/** A stored value is a copy that has been through JSON, as it is in Redis. */
export const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
