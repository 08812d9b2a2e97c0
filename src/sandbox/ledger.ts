/** One accepted order that costs money. */
export interface Charge {
  readonly gateway: string;
  /** Last six characters of the key that paid. */
  readonly account: string;
  /** What was made, in the sandbox's words: a SongOperation or a CallOperation. */
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Set for a small charge in the gateway's credits, such as OpenAI-HK's 100, instead of a song's price. */
  readonly credits?: number | undefined;
  /** Set when it costs more songs' prices than one, such as twelve stems at OpenAI-HK, which cost 5. */
  readonly generations?: number | undefined;
  /** Id of the task, a UUID; CCAPI's public id is `task_` and this without dashes. */
  readonly id: string;
  /** The gateway pays a failed song back, and this one has failed. */
  readonly refunded: boolean;
}

/** One request that came in. */
export interface Arrival {
  /** A gateway, or "cdn" for media whose clip is not known. */
  readonly gateway: string;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The sandbox's books. */
export interface Ledger {
  readonly note: (arrival: Arrival) => void;
  readonly charge: (charge: Omit<Charge, 'refunded'>) => void;
  readonly charges: () => readonly Charge[];
  readonly requests: () => readonly Arrival[];
  /** Empties charges and requests. */
  readonly clear: () => void;
}

/** Opens books that keep the newest entries only; `isRefunded` knows which orders were paid back. */
export function createLedger(
  keep: number,
  isRefunded: (gateway: string, id: string) => boolean,
  onClear: () => void,
): Ledger {
  const charges: Omit<Charge, 'refunded'>[] = [];
  const requests: Arrival[] = [];
  const push = <T>(list: T[], entry: T) => {
    list.push(entry);
    if (list.length > keep * 1.1) list.splice(0, list.length - keep);
  };
  return {
    note: (arrival) => push(requests, arrival),
    charge: (charge) => push(charges, charge),
    charges: () => charges.map((charge) => ({ ...charge, refunded: isRefunded(charge.gateway, charge.id) })),
    requests: () => [...requests],
    clear() {
      charges.length = 0;
      requests.length = 0;
      onClear();
    },
  };
}
