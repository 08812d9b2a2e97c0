import type { Charged, Community, CommunitySettings, Person } from '../../../src/core/index.js';
import { ableGateway, createCoreHarness } from '../core-harness.js';

/** Bo manages the club where a test says so. */
export const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

/** Olga operates the bot. */
export const olga: Person = { platform: 'web', id: 'olga', name: 'Olga' };

/** A community, seen from its music channel, in which a person is a singer and manages nothing. */
export const club = (more: Partial<Community> = {}): Community => ({
  key: 'web:club',
  places: ['music', 'club'],
  roles: ['singers'],
  manages: async () => false,
  ...more,
});

/** Core with one gateway that finishes every song, and the club with the given settings. */
export const openClub = async (settings: CommunitySettings = {}) => {
  const charged: Charged = {};
  const gateway = ableGateway('first', () => ({
    state: 'finished',
    takes: [{ clipId: 'a', audioUrl: 'https://cdn.example/a.mp3' }],
    missing: 0,
    ...charged,
  }));
  const harness = createCoreHarness([gateway]);
  await harness.deps.store.settings.setCommunity('web:club', settings);
  return {
    ...harness,
    gateway,
    /** What the gateway reports as the charge of its next songs. */
    charged,
    /** Ada requests a song in the club. */
    requestSong: (prompt = 'rain') => harness.personIn(club()).command('song', { prompt }),
  };
};
