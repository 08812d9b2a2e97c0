import * as z from 'zod';
import { languages, say } from '../../i18n/index.js';
import type { SettingsPage } from '../domain/action.js';
import { type Community, type CommunitySettings, plainMessageModes } from '../domain/community.js';
import type { RawValues } from '../domain/message.js';
import { type ChatMessage, type Control, note } from '../domain/message.js';
import { personKey } from '../domain/people.js';
import { type Model, models } from '../operations/models.js';
import type { EventInContext } from '../policies/context.js';
import type { Deps } from '../ports/deps.js';
import {
  countNames,
  languageField,
  plainMessagesField,
  settingsFields,
  settingsForm,
} from './settings-form.js';

/** Shows the community's settings with the forms that change them; in direct messages, the person's own. */
export const settingsCommand = async (deps: Deps<'providers'>, event: EventInContext): Promise<void> => {
  const { community, person, reply } = event;
  const { locale } = person;
  if (community === undefined) return openSettings(deps, event, 'own');
  if (!(await community.manages())) {
    const controls = [[button(locale, 'own')]];
    return reply.tell({ ...note('plain', say(locale, 'settings.not-yours')), controls });
  }
  return reply.tell(overview(event.context.community, community, locale));
};

/** The settings of a community, with a button for each page. */
const overview = (
  settings: CommunitySettings,
  community: Community,
  locale: string | undefined,
): ChatMessage => ({
  tone: 'plain',
  title: say(locale, 'settings.title'),
  facts: factsOf(settings, community, locale),
  controls: [
    (['general', 'access', 'allowance', 'role'] as const).map((page) => button(locale, page)),
    (['messages', 'own'] as const).map((page) => button(locale, page)),
  ],
  footnote: say(locale, 'settings.at-once'),
});

/** Opens the form of one page, filled in with the current values. */
export const openSettings = async (
  deps: Deps<'providers'>,
  event: EventInContext,
  page: SettingsPage,
): Promise<void> => {
  const { community, person, reply } = event;
  if (page === 'own') {
    const { locale, plainMessages } = event.context.preferences;
    const fields = [languageField(person.locale, locale), plainMessagesField(person.locale, plainMessages)];
    return reply.ask(settingsForm(page, person.locale, fields));
  }
  if (community === undefined || !(await community.manages())) {
    return reply.tell(note('bad', say(person.locale, 'settings.not-yours')));
  }
  const fields = settingsFields(page, event.context.community, {
    locale: person.locale,
    models: modelsInUse(deps),
  });
  return reply.ask(settingsForm(page, person.locale, fields));
};

/** The models that a gateway in use has for songs, newest first. */
const modelsInUse = (deps: Deps<'providers'>): Model[] => {
  const offered = [...deps.providers.inUse.values()].flatMap(
    ({ capabilities }) => capabilities.operations.song?.models ?? [],
  );
  return models.filter((model) => offered.includes(model));
};

/** Saves a page. An empty field goes back to the bot's default. */
export const saveSettings = async (
  deps: Deps<'log' | 'store'>,
  event: EventInContext,
  page: SettingsPage,
  raw: RawValues,
): Promise<void> => {
  const { community, person, reply } = event;
  const { locale } = person;
  if (page === 'own') {
    const chosen = z.enum(languages).safeParse(raw.locale);
    const before = event.context.preferences;
    const locale = chosen.success ? chosen.data : undefined;
    const plainMessages = z.enum(plainMessageModes).safeParse(raw.plainMessages).data;
    await deps.store.settings.setPreferences(personKey(person), { ...before, locale, plainMessages });
    return reply.tell(note('good', say(locale ?? person.locale, 'settings.saved')));
  }
  if (community === undefined || !(await community.manages())) {
    return reply.tell(note('bad', say(locale, 'settings.not-yours')));
  }
  // No dead end: a refused form can be opened again.
  const unchanged = (why: string): ChatMessage => ({
    ...note('bad', why),
    controls: [[button(locale, page)]],
  });
  const problems = countNames.filter((name) => name in raw && read.count(raw[name]) === null);
  if (problems.length > 0) {
    const lines = problems.map(
      (name) => `• ${say(locale, 'settings.count', { field: say(locale, `settings.${name}`) })}`,
    );
    return reply.tell(unchanged([say(locale, 'settings.unchanged'), ...lines].join('\n')));
  }
  const isOutside = (place: string | undefined) => place !== undefined && community.holds?.(place) === false;
  const feed = read.list(raw.feed)[0];
  const unclear = read.list(raw.members).find((member) => memberIn(member) === undefined);
  if (unclear !== undefined) {
    return reply.tell(unchanged(say(locale, 'settings.strange-member', { text: unclear })));
  }
  // A value that is unchanged was checked when it was set, perhaps by somebody who has left since.
  const before = event.context.community;
  const isUnreachable =
    isOutside(feed) && feed !== before.feed && (await community.reaches?.(feed ?? '')) !== true;
  if (isUnreachable || read.list(raw.places).some(isOutside))
    return reply.tell(unchanged(say(locale, 'settings.strange-place')));
  const after = { ...before, ...changesOf(page, raw, before) };
  await deps.store.settings.setCommunity(community.key, after);
  const by = personKey(person);
  deps.log.info({ event: 'settings.changed', community: community.key, by, page }, 'Settings changed');
  return reply.tell({
    ...overview(after, community, locale),
    tone: 'good',
    body: say(locale, 'settings.saved'),
  });
};

/** As the only member: nobody but those who manage the community. */
const managersOnly = 'managers';

/** Reads each kind of value: undefined when it is empty, null when it is invalid. */
const read = {
  text: (value: RawValues[string]) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined,
  list: (value: RawValues[string]): string[] =>
    typeof value === 'string'
      ? value
          .split(/[,，、\n]/)
          .map((one) => one.trim())
          .filter((one) => one !== '')
          .slice(0, 200)
      : [],
  count: (value: RawValues[string]): number | undefined | null => {
    if (value === undefined || String(value).trim() === '') return undefined;
    const number = Number(String(value).trim());
    return Number.isInteger(number) && number >= 0 && number <= 100_000 ? number : null;
  },
};

/** A member as the settings keep it: an id, or a name with `@`. Undefined for anything else. */
const memberIn = (written: string): string | undefined => {
  // Those who manage the community may always use the bot, so this admits nobody else.
  if (written === managersOnly) return written;
  if (/^\d{1,20}$/.test(written)) return written;
  const [, handle] = /^(?:https:\/\/t\.me\/|@)?([a-z][a-z0-9_.]{1,31})$/i.exec(written) ?? [];
  return handle === undefined ? undefined : `@${handle.toLowerCase()}`;
};

const changesOf = (
  page: Exclude<SettingsPage, 'own'>,
  raw: RawValues,
  before: CommunitySettings,
): CommunitySettings => {
  const counted = (name: (typeof countNames)[number]) => read.count(raw[name]) ?? undefined;
  switch (page) {
    case 'general':
      return {
        locale: z.enum(languages).safeParse(raw.locale).data,
        model: z.enum(models).safeParse(raw.model).data,
        quiet: raw.quiet === true || raw.quiet === 'true' ? true : undefined,
        buttons: raw.buttons === 'asker' ? 'asker' : undefined,
        refusedWords: read.list(raw.refusedWords).map((word) => word.toLowerCase()),
      };
    case 'messages':
      return { plainMessages: z.enum(plainMessageModes).safeParse(raw.plainMessages).data };
    case 'access':
      return {
        places: read.list(raw.places),
        roles: read.list(raw.roles),
        members: read.list(raw.members).flatMap((member) => memberIn(member) ?? []),
        feed: read.list(raw.feed)[0],
      };
    case 'allowance':
      return {
        personDay: counted('personDay'),
        personMonth: counted('personMonth'),
        communityDay: counted('communityDay'),
        communityMonth: counted('communityMonth'),
      };
    case 'role': {
      const chosen = read.list(raw.role);
      const [day, month] = [counted('roleDay'), counted('roleMonth')];
      const others = (before.byRole ?? []).filter(({ role }) => !chosen.includes(role));
      const unlimited = raw.unlimited === true || raw.unlimited === 'true';
      // A role without any value no longer has an allowance of its own.
      if (day === undefined && month === undefined && !unlimited) return { byRole: others };
      return { byRole: [...others, ...chosen.map((role) => ({ role, day, month }))] };
    }
  }
};

const button = (locale: string | undefined, page: SettingsPage): Control => ({
  kind: 'button',
  label: say(locale, `settings.page.${page}`),
  action: { do: 'settings', page },
  style: 'plain',
});

const factsOf = (
  settings: CommunitySettings,
  community: Community,
  locale: string | undefined,
): ChatMessage['facts'] => {
  const limits = (day: number | undefined, month: number | undefined) =>
    say(locale, 'settings.limits', { dayLimit: day, monthLimit: month });
  const facts: [string, string][] = [
    [
      say(locale, 'settings.locale'),
      settings.locale ? say(settings.locale, 'language') : say(locale, 'settings.each'),
    ],
    [say(locale, 'field.model'), settings.model ?? say(locale, 'settings.newest')],
    [say(locale, 'settings.buttons'), say(locale, `settings.buttons.${settings.buttons ?? 'everyone'}`)],
    [say(locale, 'settings.plain'), say(locale, `settings.plain.${settings.plainMessages ?? 'start'}`)],
    [say(locale, 'settings.quiet'), say(locale, settings.quiet ? 'choice.true' : 'choice.false')],
    [short(say(locale, 'settings.places')), listed(settings.places, community, locale)],
    [short(say(locale, 'settings.roles')), listed(settings.roles, community, locale)],
    [short(say(locale, 'settings.members')), listed(settings.members, community, locale)],
    [
      say(locale, 'settings.feed'),
      settings.feed === undefined
        ? say(locale, 'settings.nowhere')
        : listed([settings.feed], community, locale),
    ],
    [say(locale, 'settings.each-person'), limits(settings.personDay, settings.personMonth)],
    [say(locale, 'settings.all-together'), limits(settings.communityDay, settings.communityMonth)],
  ];
  if (settings.refusedWords?.length)
    facts.push([short(say(locale, 'settings.refusedWords')), settings.refusedWords.join(', ')]);
  if (settings.byRole?.length) {
    const roles = settings.byRole.map(({ day, month }) => limits(day, month)).join('; ');
    facts.push([say(locale, 'settings.by-role', { count: settings.byRole.length }), roles]);
  }
  return facts.map(([label, value]) => ({ label, value }));
};

/** A label without the hint in brackets at its end. */
const short = (label: string): string => label.replace(/\s*[(（][^)）]*[)）]\s*$/, '');

/** The names of the chosen items, where each has one; otherwise their number. */
const listed = (
  chosen: readonly string[] | undefined,
  { called }: Community,
  locale: string | undefined,
): string => {
  if (chosen === undefined || chosen.length === 0) return say(locale, 'settings.everyone');
  const others = chosen.filter((id) => id !== managersOnly);
  if (others.length === 0) return say(locale, 'settings.members.managers');
  const names = others.flatMap((id) => (id.startsWith('@') ? id : (called?.(id) ?? [])));
  return names.length === others.length && names.length <= 10
    ? names.join(', ')
    : say(locale, 'settings.chosen', { count: others.length });
};
