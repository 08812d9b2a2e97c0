import { clockTime } from '../../i18n/index.js';
import type { Person } from '../domain/people.js';
import type { Track } from '../domain/track.js';
import { isOperationName } from '../operations/index.js';
import { models } from '../operations/models.js';
import type { Deps } from '../ports/deps.js';
import type { Suggestion } from '../ports/platform.js';
import { requestTitle } from '../views/status-card.js';

/** The styles that people request most, offered while someone types. */
const styles = [
  'acoustic folk',
  'ambient',
  'bossa nova',
  'chiptune',
  'cinematic orchestral',
  'classical piano',
  'country',
  'dance pop',
  'deep house',
  'disco',
  'dream pop',
  'drum and bass',
  'electro swing',
  'flamenco',
  'funk',
  'gospel',
  'hip hop',
  'indie rock',
  'jazz trio',
  'k-pop',
  'latin pop',
  'lofi hip hop',
  'metal',
  'motown soul',
  'punk rock',
  'r&b',
  'reggae',
  'sea shanty',
  'synthwave',
  'techno',
  'trap',
  'waltz',
];

/**
 * False when the gateway that made the track is in use and does not offer the operation. When it is out, the track can
 * still be transferred.
 */
const canGoOn = (deps: Deps<'providers'>, track: Track, command: string): boolean => {
  const maker = deps.providers.inUse.get(track.provider);
  if (!isOperationName(command) || maker === undefined) return true;
  return maker.capabilities.operations[command] !== undefined;
};

/** Offers choices for a half-typed value: the person's tracks, running songs or personas, models, or styles. */
export const createAutocomplete =
  (deps: Deps<'store' | 'providers'>) =>
  async (command: string, field: string, typed: string, person: Person): Promise<Suggestion[]> => {
    const fits = (text: string) => text.toLowerCase().includes(typed.trim().toLowerCase());
    if (field === 'persona') {
      const personas = await deps.store.personas.of(person);
      return personas
        .filter((persona) => fits(persona.name))
        .slice(0, 25)
        .map(({ id, name }) => ({ value: id, label: name }));
    }
    if (field === 'model') {
      const offered = [...deps.providers.inUse.values()].flatMap(({ capabilities }) =>
        isOperationName(command) ? (capabilities.operations[command]?.models ?? []) : [],
      );
      const known = models.filter((model) => offered.includes(model) && fits(model));
      return known.map((model) => ({ value: model, label: model }));
    }
    if (field === 'track' || field === 'other') {
      const tracks = await deps.store.tracks.newest(person, 100);
      return tracks
        .filter((track) => fits(track.title) && canGoOn(deps, track, command))
        .slice(0, 25)
        .map((track) => ({ value: track.id, label: `${track.title} · ${clockTime(track.seconds)}` }));
    }
    if (command === 'cancel') {
      const open = await deps.store.generations.loadMany(await deps.store.generations.openOf(person));
      return open
        .flatMap((one) => (one === undefined ? [] : [{ value: one.id, label: requestTitle(one) }]))
        .slice(0, 25);
    }
    if (field !== 'style' && field !== 'excludedStyle') return [];
    // A style is a list with commas: only its last part is being typed.
    const before = typed.slice(0, typed.lastIndexOf(',') + 1);
    const last = typed.slice(before.length).trim().toLowerCase();
    return styles
      .filter((style) => style.includes(last))
      .slice(0, 25)
      .map((style) => {
        const whole = before === '' ? style : `${before} ${style}`;
        return { value: whole, label: whole };
      })
      .filter((suggestion) => suggestion.value.length <= 100);
  };
