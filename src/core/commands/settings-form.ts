import { languages, say } from '../../i18n/index.js';
import { encodeAction, type SettingsPage } from '../domain/action.js';
import { type CommunitySettings, type PlainMessageMode, plainMessageModes } from '../domain/community.js';
import type { ChatForm, FormField } from '../domain/message.js';
import type { Model } from '../operations/models.js';

/** The settings whose value is a whole number, or empty for no limit. */
export const countNames = [
  'personDay',
  'personMonth',
  'communityDay',
  'communityMonth',
  'roleDay',
  'roleMonth',
] as const;

/** A form for one page of the settings. */
export const settingsForm = (
  page: SettingsPage,
  locale: string | undefined,
  fields: FormField[],
): ChatForm => ({
  id: encodeAction({ do: 'settings', page }),
  title: say(locale, `settings.page.${page}`),
  submit: say(locale, 'settings.save'),
  fields,
});

/** The choice of a language, each under its own name. */
export const languageField = (locale: string | undefined, value: string | undefined): FormField => ({
  name: 'locale',
  kind: 'choice',
  label: say(locale, 'settings.locale'),
  required: false,
  advanced: false,
  value,
  choices: languages.map((language) => ({ value: language, label: say(language, 'language') })),
});

/** The choice of what plain messages may do. */
export const plainMessagesField = (
  locale: string | undefined,
  value: PlainMessageMode | undefined,
): FormField => ({
  name: 'plainMessages',
  kind: 'choice',
  label: say(locale, 'settings.plain'),
  required: false,
  advanced: false,
  value: value ?? 'start',
  choices: plainMessageModes.map((mode) => ({ value: mode, label: say(locale, `settings.plain.${mode}`) })),
});

/** The fields of a page, filled in with the current values. */
export const settingsFields = (
  page: Exclude<SettingsPage, 'own'>,
  settings: CommunitySettings,
  { locale, models }: { locale: string | undefined; models: readonly Model[] },
): FormField[] => {
  const base = { required: false, advanced: false } as const;
  const count = (name: (typeof countNames)[number], value: number | undefined): FormField => ({
    ...base,
    name,
    kind: 'text',
    label: say(locale, `settings.${name}`),
    help: say(locale, 'settings.empty'),
    maxLength: 6,
    value,
  });
  switch (page) {
    case 'general':
      return [
        languageField(locale, settings.locale),
        {
          ...base,
          name: 'model',
          kind: 'choice',
          label: say(locale, 'field.model'),
          value: settings.model,
          choices: models.map((model) => ({ value: model, label: model })),
        },
        {
          ...base,
          name: 'quiet',
          kind: 'toggle',
          label: say(locale, 'settings.quiet'),
          value: settings.quiet,
        },
        {
          ...base,
          name: 'buttons',
          kind: 'choice',
          label: say(locale, 'settings.buttons'),
          value: settings.buttons ?? 'everyone',
          choices: (['everyone', 'asker'] as const).map((value) => ({
            value,
            label: say(locale, `settings.buttons.${value}`),
          })),
        },
        {
          ...base,
          name: 'refusedWords',
          kind: 'long',
          label: say(locale, 'settings.refusedWords'),
          maxLength: 2000,
          value: settings.refusedWords?.join(', '),
        },
      ];
    case 'messages':
      return [plainMessagesField(locale, settings.plainMessages)];
    case 'access':
      return [
        {
          ...base,
          name: 'places',
          kind: 'places',
          label: say(locale, 'settings.places'),
          value: settings.places?.join(','),
        },
        {
          ...base,
          name: 'roles',
          kind: 'roles',
          label: say(locale, 'settings.roles'),
          value: settings.roles?.join(','),
        },
        {
          ...base,
          name: 'members',
          kind: 'members',
          label: say(locale, 'settings.members'),
          placeholder: say(locale, 'settings.members.example'),
          maxLength: 1000,
          value: settings.members?.join(', '),
        },
        { ...base, name: 'feed', kind: 'place', label: say(locale, 'settings.feed'), value: settings.feed },
      ];
    case 'allowance':
      return [
        count('personDay', settings.personDay),
        count('personMonth', settings.personMonth),
        count('communityDay', settings.communityDay),
        count('communityMonth', settings.communityMonth),
      ];
    case 'role':
      return [
        { ...base, name: 'role', kind: 'roles', label: say(locale, 'settings.role'), required: true },
        count('roleDay', undefined),
        count('roleMonth', undefined),
        { ...base, name: 'unlimited', kind: 'toggle', label: say(locale, 'settings.unlimited') },
      ];
  }
};
