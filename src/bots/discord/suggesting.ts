import { setTimeout as pause } from 'node:timers/promises';
import type { AutocompleteInteraction } from 'discord.js';
import { fieldName, type Hears, type Log, type Suggestion } from '../../core/index.js';
import type { Calls } from './calls.js';
import { unformatted } from './escape.js';
import { eventKey, handleOf, personIn } from './event.js';
import { readFault } from './faults.js';

/** Offers choices while someone types; nothing rather than an error when core is slow or fails. */
export const createSuggesting =
  ({ calls, log, suggestMs }: { calls: Calls; log: Log; suggestMs: number }) =>
  async (studio: Hears, interaction: AutocompleteInteraction): Promise<void> => {
    const focused = interaction.options.getFocused(true);
    const asked = studio.suggest(
      interaction.commandName,
      fieldName(focused.name),
      String(focused.value),
      personIn(interaction),
    );
    const late = new AbortController();
    const suggestions = await Promise.race([
      asked.catch((error): Suggestion[] => {
        log.warn({ id: eventKey(interaction), error: readFault(error).detail }, 'No suggestions');
        return [];
      }),
      pause(suggestMs, [], { signal: late.signal }).catch((): Suggestion[] => []),
    ]);
    late.abort();
    const choices = suggestions
      .filter(({ value }) => value !== '' && value.length <= 100)
      .slice(0, 25)
      .map(({ value, label }) => ({ value, name: unformatted(label, 100) ?? value }));
    await calls.suggest(handleOf(interaction), choices);
  };
