import { setTimeout as pause } from 'node:timers/promises';
import type { AutocompleteInteraction } from 'discord.js';
import { type EventHandler, fieldName, type Log, type Suggestion } from '../../../core/index.js';
import type { DiscordApi } from '../api.js';
import { reasonOf } from '../errors.js';
import { unformatted } from '../render/markdown.js';
import { eventKey, parseHandle, parsePerson } from './interaction.js';

/** Discord shows 25 choices; a name and a value have at most 100 characters (Discord docs, application commands). */
const maxChoices = 25;
const maxChoiceCharacters = 100;

/** What autocomplete needs; `autocompleteMs` is the longest that core may take. */
type AutocompleteDeps = { api: DiscordApi; log: Log; autocompleteMs: number };

/** Offers choices while a person types; none, rather than an error, when core is slow or fails. */
export const createAutocomplete =
  ({ api, log, autocompleteMs }: AutocompleteDeps) =>
  async (handler: EventHandler, interaction: AutocompleteInteraction): Promise<void> => {
    const focused = interaction.options.getFocused(true);
    const pending = handler.autocomplete(
      interaction.commandName,
      fieldName(focused.name),
      String(focused.value),
      parsePerson(interaction),
    );
    const timeout = new AbortController();
    const suggestions = await Promise.race([
      pending.catch((error): Suggestion[] => {
        log.warn(
          {
            event: 'autocomplete.failed',
            platform: 'discord',
            key: eventKey(interaction),
            reason: reasonOf(error),
          },
          'Autocomplete failed',
        );
        return [];
      }),
      pause(autocompleteMs, [], { signal: timeout.signal }).catch((): Suggestion[] => []),
    ]);
    timeout.abort();
    await api.autocomplete(
      parseHandle(interaction),
      suggestions.filter(isChoosable).slice(0, maxChoices).map(renderChoice),
    );
  };

const isChoosable = ({ value }: Suggestion): boolean => value !== '' && value.length <= maxChoiceCharacters;

const renderChoice = ({ value, label }: Suggestion) => ({
  value,
  name: unformatted(label, maxChoiceCharacters) ?? value,
});
