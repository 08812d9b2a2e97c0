import { describe, expect, it } from 'vitest';
import type { Subject } from './subject.js';

/** Settings of communities, preferences of people, and blocks. */
export const describeSettings = (subject: Subject) =>
  describe('settings', () => {
    it('are empty until a community decides something, and then what it decided last', async () => {
      const { first, second } = subject();
      expect(await first.core.settings.community('web:club')).toEqual({});
      await first.core.settings.setCommunity('web:club', { locale: 'de', personDay: 3 });
      await first.core.settings.setCommunity('web:club', { quiet: true, byRole: [{ role: 'r', day: 1 }] });
      expect(await second.core.settings.community('web:club')).toEqual({
        quiet: true,
        byRole: [{ role: 'r', day: 1 }],
      });
      expect(await second.core.settings.community('web:pub')).toEqual({});
    });

    it('start with a default only where a community has none', async () => {
      const { first, second } = subject();
      await first.core.settings.startCommunity('web:club', { quiet: true });
      await second.core.settings.startCommunity('web:club', { locale: 'ja' });
      expect(await first.core.settings.community('web:club')).toEqual({ quiet: true });
    });

    it('are kept for every person', async () => {
      const { first, second } = subject();
      expect(await first.core.settings.preferences('web:ada')).toEqual({});
      await first.core.settings.setPreferences('web:ada', { locale: 'de', seen: undefined, name: 'Ada' });
      expect(await second.core.settings.preferences('web:ada')).toEqual({ locale: 'de', name: 'Ada' });
      expect(await second.core.settings.preferences('web:bo')).toEqual({});
    });

    it('cannot be changed through what was read or written', async () => {
      const { settings } = subject().first.core;
      const written = { places: ['7'] };
      await settings.setCommunity('web:club', written);
      written.places.push('8');
      (await settings.community('web:club')).places?.push('9');
      expect(await settings.community('web:club')).toEqual({ places: ['7'] });
    });

    it('of the last of fifty writers at once are stored whole', async () => {
      const { first, second } = subject();
      const names = Array.from({ length: 50 }, (_, index) => `name ${index}`);
      await Promise.all(
        names.map((name, index) =>
          (index % 2 ? first : second).core.settings.setPreferences('web:ada', { name, seen: name }),
        ),
      );
      const { name, seen } = await first.core.settings.preferences('web:ada');
      expect(names).toContain(name);
      expect(seen).toBe(name);
    });

    it('name who is blocked', async () => {
      const { first, second } = subject();
      expect(await first.core.settings.blocked()).toEqual(new Set());
      await first.core.settings.block('web:bo');
      await first.core.settings.block('web:bo');
      await first.core.settings.block('web:club');
      await second.core.settings.unblock('web:club');
      await second.core.settings.unblock('web:nobody');
      expect(await second.core.settings.blocked()).toEqual(new Set(['web:bo']));
    });
  });
