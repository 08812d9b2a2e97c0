import { type ChatForm, type FormField, parseAction } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { Place } from '../chat.js';

/**
 * A form as it can be asked at a place. Telegram shows nobody a list of topics: where somebody asks is what can be
 * chosen, by a button. It has no roles, so they are not asked for; members are named, or only those who run the group
 * are let in. What is set in settings can be left empty again.
 */
export const formAt = (form: ChatForm, place: Place): ChatForm => ({
  ...form,
  fields: form.fields.flatMap((field): FormField[] => {
    if (field.kind === 'roles') return [];
    if (field.kind === 'members') return [membersField(field, place)];
    if (field.kind === 'place') {
      const help = say(place.person.locale, 'wizard.channel');
      return [withEmptying({ ...field, help, choices: [hereOf(place)] }, place)];
    }
    if (field.kind === 'places') return placesField(field, place);
    return [isSetting(form) && field.kind === 'choice' ? withEmptying(field, place) : field];
  }),
});

/** Places as a person reads them: by the name of a choice, else by the number of their topic. */
export const shownPlaces = (field: FormField, value: string): string =>
  idsIn(value)
    .map((id) => field.choices?.find((choice) => choice.value === id)?.label ?? topicLabel(id))
    .join(', ');

const membersField = (field: FormField, place: Place): FormField => {
  const managers = { value: 'managers', label: say(place.person.locale, 'settings.members.managers') };
  return withEmptying({ ...field, choices: [managers] }, place);
};

type ChoiceOf = { value: string; label: string };

const placesField = (field: FormField, place: Place): FormField[] => {
  const listed = idsIn(String(field.value ?? ''));
  const topic = place.places.find((id) => id.includes('/'));
  // In a group without topics there is only the group itself: nothing to choose.
  if (topic === undefined && listed.length === 0) return [];
  const here = { value: topic ?? place.address.chat, label: labelOf(topic ?? '', place) };
  const also =
    listed.length > 0 && !listed.includes(here.value)
      ? [{ value: [...listed, here.value].join(','), label: `+ ${here.label}` }]
      : [];
  return [withEmptying({ ...field, choices: [here, ...also] }, place)];
};

// The General topic of a forum is written to as the group.
const hereOf = (place: Place): ChoiceOf => {
  const { chat, thread } = place.address;
  const id = thread === undefined ? chat : `${chat}/${thread}`;
  return { value: id, label: labelOf(id, place) };
};

const withEmptying = (field: FormField, { person }: Place): FormField => {
  const isFilled = field.value !== undefined && field.value !== '';
  if (field.required || !isFilled) return field;
  const empty = { value: '', label: say(person.locale, 'wizard.clear') };
  return { ...field, choices: [...(field.choices ?? []), empty] };
};

const labelOf = (id: string, { title = '' }: Place): string =>
  `📍 ${title}${id.includes('/') ? ` ${topicLabel(id)}` : ''}`;

const topicLabel = (id: string): string => (id.includes('/') ? `#${id.split('/')[1]}` : id);

const isSetting = (form: ChatForm): boolean => parseAction(form.id)?.do === 'settings';

const idsIn = (value: string): string[] =>
  value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
