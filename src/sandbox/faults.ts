/** The kinds of requests to a gateway, and its own callback when a task is done. */
export type RouteKind = 'submit' | 'poll' | 'media' | 'callback';

/** A response that a test dictates; with `accepted` the order is accepted and charged all the same. */
export type DictatedAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly accepted?: boolean | undefined;
};

/**
 * What goes wrong. `hang` never responds; `reset` closes the connection before the order is accepted, `reset-after`
 * after it is accepted and charged; `html` responds with a proxy's error page; `truncate` ends half-way; `slow`
 * responds in small pieces. A callback is lost with the first three, cut off with `truncate` and delayed with `slow`.
 */
export type FaultKind = DictatedAnswer | 'hang' | 'reset' | 'reset-after' | 'html' | 'truncate' | 'slow';

/** A fault for the next requests of a kind. */
export type Fault = {
  readonly gateway?: string | undefined;
  /** A kind of request, or a pattern for its method and path such as "GET /ccapi/suno/fetch/…". */
  readonly route: RouteKind | RegExp;
  /** How many requests it affects, 1 by default. */
  readonly times?: number | undefined;
  readonly with: FaultKind;
};

/** The properties of a request that a fault can match. */
export type FaultTarget = {
  readonly gateway: string | undefined;
  readonly kind: RouteKind | undefined;
  readonly method: string;
  readonly path: string;
};

export type Faults = {
  /** Adds a fault; returns a function that removes it. */
  readonly add: (fault: Fault) => () => void;
  /** The fault for this request, which counts as used. */
  readonly take: (target: FaultTarget) => FaultKind | undefined;
};

/** Builds an empty list of faults; the first one that matches applies. */
export const createFaults = (): Faults => {
  const pending: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      pending.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    take(target) {
      const found = pending.find((entry) => entry.left > 0 && matches(entry.fault, target));
      if (found) found.left -= 1;
      for (let index = pending.length - 1; index >= 0; index -= 1) {
        if ((pending[index]?.left ?? 0) <= 0) pending.splice(index, 1);
      }
      return found?.fault.with;
    },
  };
};

const matches = (fault: Fault, target: FaultTarget): boolean => {
  if (fault.gateway !== undefined && fault.gateway !== target.gateway) return false;
  if (typeof fault.route === 'string') return fault.route === target.kind;
  return new RegExp(fault.route.source, fault.route.flags.replace(/[gy]/g, '')).test(
    `${target.method} ${target.path}`,
  );
};
