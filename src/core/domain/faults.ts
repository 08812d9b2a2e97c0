/** Everything that can go wrong with a request at a gateway, or with its result. */
export type FaultCode =
  | 'bad_input'
  | 'unauthorized'
  | 'out_of_credits'
  | 'moderated'
  | 'rate_limited'
  | 'overloaded'
  | 'unreachable'
  | 'bad_answer'
  | 'unknown_task'
  | 'failed'
  | 'timed_out'
  | 'in_doubt'
  | 'media_lost'
  | 'chat_refused'
  | 'maker_gone'
  | 'cannot';

/** True when the gateway refused the request for its content: sent again unchanged, it would be refused again. */
export const wasRefused = (fault: FaultCode): boolean => fault === 'bad_input' || fault === 'moderated';

/**
 * What to do about a submit that surely was not accepted. `stop`: fail. `reroute`: try the next gateway that can, else
 * fail. `wait`: try the next gateway that can, else wait for this one.
 */
export type FaultPlan = {
  plan: 'stop' | 'reroute' | 'wait';
  /** How long the gateway cools down, in seconds; 0 when the fault lies in the request. */
  coolDownSeconds: number;
  /** True when only the operator can mend it: it is logged as an alarm. */
  alarm: boolean;
};

/** The one table that decides about faults. The cool-downs are our choice: no gateway publishes any. */
export const faultPlans: Record<FaultCode, FaultPlan> = {
  bad_input: { plan: 'stop', coolDownSeconds: 0, alarm: false },
  moderated: { plan: 'stop', coolDownSeconds: 0, alarm: false },
  unauthorized: { plan: 'reroute', coolDownSeconds: 600, alarm: true },
  out_of_credits: { plan: 'reroute', coolDownSeconds: 600, alarm: true },
  rate_limited: { plan: 'wait', coolDownSeconds: 15, alarm: false },
  overloaded: { plan: 'wait', coolDownSeconds: 20, alarm: false },
  unreachable: { plan: 'wait', coolDownSeconds: 20, alarm: false },
  bad_answer: { plan: 'reroute', coolDownSeconds: 60, alarm: true },
  unknown_task: { plan: 'stop', coolDownSeconds: 0, alarm: false },
  failed: { plan: 'stop', coolDownSeconds: 0, alarm: false },
  timed_out: { plan: 'stop', coolDownSeconds: 0, alarm: false },
  in_doubt: { plan: 'stop', coolDownSeconds: 30, alarm: true },
  chat_refused: { plan: 'stop', coolDownSeconds: 0, alarm: true },
  media_lost: { plan: 'stop', coolDownSeconds: 0, alarm: true },
  maker_gone: { plan: 'stop', coolDownSeconds: 0, alarm: false },
  cannot: { plan: 'stop', coolDownSeconds: 0, alarm: false },
};
