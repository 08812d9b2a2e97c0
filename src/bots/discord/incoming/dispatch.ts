import { setTimeout as pause } from 'node:timers/promises';
import type { Guild, Interaction, Message } from 'discord.js';
import type { EventHandler } from '../../../core/index.js';
import { reasonOf } from '../errors.js';
import { createInteractionDispatch, type InteractionDispatchDeps } from './dispatch-interaction.js';
import { createMessageDispatch } from './dispatch-message.js';
import { parseGuildJoin } from './guild-join.js';

/** Dispatches Discord's events to core and counts those in progress. An error in one event never ends the process. */
export const createDispatch = (deps: InteractionDispatchDeps) => {
  const { surface, log } = deps;
  const dispatchInteraction = createInteractionDispatch(deps);
  const dispatchMessage = createMessageDispatch(deps);
  const inProgress = new Set<Promise<void>>();

  const track = (work: Promise<void>): void => {
    const tracked = work
      .catch((error) =>
        log.error(
          { event: 'event.unanswered', platform: 'discord', reason: reasonOf(error) },
          'Event left without an answer',
        ),
      )
      .finally(() => inProgress.delete(tracked));
    inProgress.add(tracked);
  };

  return {
    interaction: (handler: EventHandler, interaction: Interaction): void =>
      track(dispatchInteraction(handler, interaction)),

    message: (handler: EventHandler, message: Message): void => track(dispatchMessage(handler, message)),

    guildJoin: (handler: EventHandler, guild: Guild): void => {
      const event = parseGuildJoin(guild, surface);
      if (event !== undefined) track(handler.handle(event));
    },

    /** Resolves when no event is in progress, or after `timeoutMs`. */
    idle: async (timeoutMs: number): Promise<void> => {
      const timeout = new AbortController();
      const waiting = pause(timeoutMs, undefined, { signal: timeout.signal }).catch(() => {});
      await Promise.race([Promise.allSettled(inProgress), waiting]);
      timeout.abort();
    },
  };
};
