/** One accepted order that costs money. */
export type Charge = {
  readonly gateway: string;
  /** The last six characters of the API key. */
  readonly account: string;
  /** A SongOperation or a CallOperation. */
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A small price in the gateway's credits, such as OpenAI-HK's 100, instead of a song's price. */
  readonly credits?: number | undefined;
  /** The number of songs' prices, if not 1: twelve stems cost 5 at OpenAI-HK. */
  readonly generations?: number | undefined;
  /** The task's id, a UUID; CCAPI's public id is `task_` and this id without dashes. */
  readonly id: string;
  /** True for a failed song at a gateway that refunds failed songs. */
  readonly refunded: boolean;
};

/** One received request. */
export type ReceivedRequest = {
  /** A gateway, or "cdn" for media of an unknown clip. */
  readonly gateway: string;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** The charges and requests of the sandbox. */
export type Ledger = {
  readonly record: (request: ReceivedRequest) => void;
  readonly charge: (charge: Omit<Charge, 'refunded'>) => void;
  readonly charges: () => readonly Charge[];
  readonly requests: () => readonly ReceivedRequest[];
  /** Deletes charges and requests. */
  readonly clear: () => void;
};

/** Builds a ledger of the newest entries; `isRefunded` says which orders were refunded. */
export const createLedger = (
  keep: number,
  isRefunded: (gateway: string, id: string) => boolean,
  onClear: () => void,
): Ledger => {
  const charges: Omit<Charge, 'refunded'>[] = [];
  const requests: ReceivedRequest[] = [];
  const push = <T>(list: T[], entry: T) => {
    list.push(entry);
    if (list.length > keep * 1.1) list.splice(0, list.length - keep);
  };
  return {
    record: (request) => push(requests, request),
    charge: (charge) => push(charges, charge),
    charges: () => charges.map((charge) => ({ ...charge, refunded: isRefunded(charge.gateway, charge.id) })),
    requests: () => [...requests],
    clear() {
      charges.length = 0;
      requests.length = 0;
      onClear();
    },
  };
};
