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

/** One request that leaves, and what the gateway answers to it. */
export type Question = { method?: 'GET' | 'POST'; path: string; body?: unknown; json: unknown };

/** An order and the requests that are to leave for it. */
export type OrderCase = {
  does: string;
  order: Order;
  /** POST unless it says otherwise. */
  method?: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** What the gateway answers; `accepted.json` unless it says otherwise. */
  answer?: unknown;
  /** What comes of it; the ticket of `accepted` unless it says otherwise. */
  gives?: Submission;
  /** Requests that leave before the last one. */
  before?: readonly Question[];
  /** True when nothing of it is billed, so that no fault of it can have cost anything. */
  free?: true;
  /** Requests that leave after it. */
  after?: readonly Question[];
};

/** What is asked for one ticket alone, where it is not like that of a song, and how the answer is understood. */
export type Look = Partial<Question> & {
  says: string;
  ticket: string;
  result: PollResult;
  /** What the clock says by then; noon unless it says otherwise. */
  at?: number;
  /** The operation it is about, where tickets do not tell. */
  of?: OperationName;
};

/** What a driver has to show to be taken into the list of gateways. */
export type Contract = {
  definition: ProviderDefinition;
  /** A song as people order it most. */
  song: Order;
  /** A song that was accepted, as the gateway says it, and the ticket that makes. */
  accepted: { json: unknown; ticket: string };
  /** Each order with the one request that is to leave for it, or with several where it takes more. */
  orders: readonly OrderCase[];
  /** Answers to a submit that only this gateway gives. */
  refusals: readonly { says: string; answer: Answer; code: FaultCode; accepted: 'no' | 'maybe' }[];
  /** The request that asks for two tickets, or for one where a request takes no more. */
  question: { tickets: readonly [string, string?]; method: string; path: string; body?: unknown };
  /** What a gateway may say about the first of those tickets, and how it is understood. */
  results: readonly { says: string; json: unknown; result: PollResult }[];
  /** What becomes of tickets that are not like those of songs. */
  looks?: readonly Look[];
  /** How each model is spelled in the request for each operation that has a choice of them, and in which field. */
  models?: Partial<Record<OperationName, { field: string; spellings: Partial<Record<Model, string>> }>>;
  /** The free request that tells whether the key is accepted, where there is one. */
  check?: Question & { says?: Partial<ProviderCheck> };
  /** Answers to a question that only this gateway gives. */
  questionFaults: readonly { says: string; answer: Answer; code: FaultCode }[];
};
