import type {
  FaultCode,
  Model,
  OperationName,
  Order,
  PollResult,
  ProviderCheck,
  Submission,
} from '../../../src/core/index.js';
import type { ProviderDefinition } from '../../../src/providers/index.js';
import type { Answer } from '../../kit/gateway.js';

/** One request, and the gateway's answer to it. */
export type Call = { method?: 'GET' | 'POST'; path: string; body?: unknown; json: unknown };

/** An order and the requests for it. */
export type OrderCase = {
  name: string;
  order: Order;
  /** POST by default. */
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** The gateway's answer; `accepted.json` by default. */
  answer?: unknown;
  /** The driver's submission; the ticket of `accepted` by default. */
  submission?: Submission;
  /** Requests before this one. */
  before?: readonly Call[];
  /** True when nothing of it is billed, so that no error can have cost anything. */
  free?: true;
  /** Requests after it. */
  after?: readonly Call[];
};

/** The poll of a ticket that is not that of a song, and the result read from the answer. */
export type TicketCase = Partial<Call> & {
  name: string;
  ticket: string;
  result: PollResult;
  /** The time of the poll; noon by default. */
  now?: number;
  /** The operation, where the ticket does not show it. */
  operation?: OperationName;
};

/** The cases of a driver for the contract suite. */
export type Contract = {
  definition: ProviderDefinition;
  /** An ordinary song. */
  song: Order;
  /** The answer that accepts a song, and the ticket made from it. */
  accepted: { json: unknown; ticket: string };
  /** Each order with the request for it, or with several where it takes more. */
  orders: readonly OrderCase[];
  /** Answers to a submit that only this gateway gives. */
  refusals: readonly { name: string; answer: Answer; code: FaultCode; accepted: 'no' | 'maybe' }[];
  /** The request that polls two tickets, or one where a request takes no more. */
  poll: { tickets: readonly [string, string?]; method: string; path: string; body?: unknown };
  /** Answers about the first of those tickets, and the results read from them. */
  results: readonly { name: string; json: unknown; result: PollResult }[];
  /** Polls of tickets that are not those of songs. */
  tickets?: readonly TicketCase[];
  /** The spelling of each model in the request for each operation that gives a choice, and its field. */
  models?: Partial<Record<OperationName, { field: string; spellings: Partial<Record<Model, string>> }>>;
  /** The free request that shows whether the key is accepted, where there is one. */
  check?: Call & { result?: Partial<ProviderCheck> };
  /** Answers to a query that only this gateway gives. */
  queryErrors: readonly { name: string; answer: Answer; code: FaultCode }[];
};
