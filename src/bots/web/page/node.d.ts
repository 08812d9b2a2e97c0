/** The ports of core name Node's `Buffer`. The page has no Node types and handles no such value. */
type Buffer = Uint8Array;
