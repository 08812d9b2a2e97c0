/** The three kinds of things a gateway is asked, and the word it sends by itself once a task is done. */
export type RouteKind = 'submit' | 'poll' | 'media' | 'callback';

/** An answer that a test dictates; `accepted` says that the order was taken and charged all the same. */
export interface DictatedAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly accepted?: boolean | undefined;
}

/**
 * What goes wrong: `hang` never answers, `reset` cuts the line before the order is taken and `reset-after` once it is
 * taken and charged, `html` answers with a proxy's page, `truncate` ends half-way, `slow` answers in drips. A callback
 * is lost by the first three, says what is dictated, is torn by `truncate`, and comes late by `slow`.
 */
export type FaultKind = DictatedAnswer | 'hang' | 'reset' | 'reset-after' | 'html' | 'truncate' | 'slow';

/** Trouble for the next requests of a kind. */
export interface Fault {
  readonly gateway?: string | undefined;
  /** A kind of request, or a pattern for its method and path such as "GET /ccapi/suno/fetch/…". */
  readonly route: RouteKind | RegExp;
  /** How many requests it strikes, 1 by default. */
  readonly times?: number | undefined;
  readonly with: FaultKind;
}

/** A request as a fault sees it. */
export interface Passing {
  readonly gateway: string | undefined;
  readonly kind: RouteKind | undefined;
  readonly method: string;
  readonly path: string;
}

/** The troubles that wait. */
export interface Faults {
  /** Adds a fault and gives back what takes it away again. */
  readonly add: (fault: Fault) => () => void;
  /** The trouble for this request, used up by asking. */
  readonly take: (passing: Passing) => FaultKind | undefined;
}

/** An empty list of troubles; the first fault that fits strikes. */
export function createFaults(): Faults {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const entry = { fault, left: fault.times ?? 1 };
      waiting.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    take(passing) {
      const found = waiting.find((entry) => entry.left > 0 && fits(entry.fault, passing));
      if (found) found.left -= 1;
      for (let index = waiting.length - 1; index >= 0; index -= 1) {
        if ((waiting[index]?.left ?? 0) <= 0) waiting.splice(index, 1);
      }
      return found?.fault.with;
    },
  };
}

function fits(fault: Fault, passing: Passing): boolean {
  if (fault.gateway !== undefined && fault.gateway !== passing.gateway) return false;
  if (typeof fault.route === 'string') return fault.route === passing.kind;
  return new RegExp(fault.route.source, fault.route.flags.replace(/[gy]/g, '')).test(
    `${passing.method} ${passing.path}`,
  );
}
