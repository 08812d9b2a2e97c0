import { type Child, startChild } from './child.js';

/** How long songs take: from `leastMs`, spread evenly over `spreadMs` more; they never finish when it is unset. */
export type GatewayPlan = { songs?: { leastMs: number; spreadMs: number } | undefined };

/** A gateway in a process of its own, which costs the bot nothing but the network calls. */
export type Gateway = {
  url: string;
  /** How often it was called since the last plan. */
  counts(): Promise<{ submits: number; polls: number }>;
  replan(plan: GatewayPlan): Promise<void>;
  stop: Child['stop'];
};

/** Starts the gateway; with `media` it serves real sound and pictures. */
export const startGateway = async (facts: GatewayPlan & { media?: boolean }): Promise<Gateway> => {
  const child = startChild('processes/gateway.ts');
  return {
    url: await child.ask<string>('start', facts),
    counts: () => child.ask('counts'),
    replan: (plan) => child.ask('replan', plan),
    stop: child.stop,
  };
};

/** When the song of a ticket finishes, in milliseconds since 1970: the gateway writes the time into the ticket. */
export const finishOf = (ticket: string): number => Number(ticket.split('-')[1]);
