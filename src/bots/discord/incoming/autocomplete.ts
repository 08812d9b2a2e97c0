import { setTimeout as pause } from 'node:timers/promises';
import type { AutocompleteInteraction } from 'discord.js';
import { type EventHandler, fieldName, type Log, type Suggestion } from '../../../core/index.js';
import type { DiscordApi } from '../api.js';
import { parseApiError } from '../errors.js';
import { unformatted } from '../render/markdown.js';
import { eventKey, handleOf, personIn } from './event.js';

/** Offers choices while someone types; nothing rather than an error when core is slow or fails. */
export const createAutocomplete =
  ({ calls, log, suggestMs }: { calls: DiscordApi; log: Log; suggestMs: number }) =>
  async (studio: EventHandler, interaction: AutocompleteInteraction): Promise<void> => {
    const focused = interaction.options.getFocused(true);
    const asked = studio.autocomplete(
      interaction.commandName,
      fieldName(focused.name),
      String(focused.value),
      personIn(interaction),
    );
    const late = new AbortController();
    const suggestions = await Promise.race([
      asked.catch((error): Suggestion[] => {
        log.warn({ id: eventKey(interaction), error: parseApiError(error).detail }, 'No suggestions');
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
