import { type ChatForm, type FormField, parseAction } from '../../../core/index.js';
import { say } from '../../../i18n/index.js';
import type { ChatContext } from '../incoming/chat.js';

type Choice = { value: string; label: string };

/**
 * A form as it can be asked in this chat. Telegram offers no list of topics, so the topic where the form was asked for is
 * the choice. It has no roles, so their fields are left out. Members are typed by name, or limited to administrators by
 * a choice. Values of settings can be emptied.
 */
export const adaptForm = (form: ChatForm, context: ChatContext): ChatForm => ({
  ...form,
  fields: form.fields.flatMap((field): FormField[] => {
    if (field.kind === 'roles') return [];
    if (field.kind === 'members') return [membersField(field, context)];
    if (field.kind === 'place') {
      const help = say(context.person.locale, 'wizard.channel');
      return [withEmptyChoice({ ...field, help, choices: [currentPlace(context)] }, context)];
    }
    if (field.kind === 'places') return placesField(field, context);
    return [isSettings(form) && field.kind === 'choice' ? withEmptyChoice(field, context) : field];
  }),
});

/** Shows a list of places by the labels of their choices, or by the numbers of their topics. */
export const formatPlaces = (field: FormField, value: string): string =>
  parseIds(value)
    .map((id) => field.choices?.find((choice) => choice.value === id)?.label ?? topicLabel(id))
    .join(', ');

const membersField = (field: FormField, context: ChatContext): FormField => {
  const managers = { value: 'managers', label: say(context.person.locale, 'settings.members.managers') };
  return withEmptyChoice({ ...field, choices: [managers] }, context);
};

const placesField = (field: FormField, context: ChatContext): FormField[] => {
  const listed = parseIds(String(field.value ?? ''));
  const topic = context.places.find((id) => id.includes('/'));
  // A group without topics is one place: there is nothing to choose.
  if (topic === undefined && listed.length === 0) return [];
  const current = { value: topic ?? context.address.chat, label: placeLabel(topic ?? '', context) };
  const added =
    listed.length > 0 && !listed.includes(current.value)
      ? [{ value: [...listed, current.value].join(','), label: `+ ${current.label}` }]
      : [];
  return [withEmptyChoice({ ...field, choices: [current, ...added] }, context)];
};

// Messages for the General topic of a forum are addressed to the group.
const currentPlace = (context: ChatContext): Choice => {
  const { chat, thread } = context.address;
  const id = thread === undefined ? chat : `${chat}/${thread}`;
  return { value: id, label: placeLabel(id, context) };
};

const withEmptyChoice = (field: FormField, { person }: ChatContext): FormField => {
  const isFilled = field.value !== undefined && field.value !== '';
  if (field.required || !isFilled) return field;
  const empty = { value: '', label: say(person.locale, 'wizard.clear') };
  return { ...field, choices: [...(field.choices ?? []), empty] };
};

const placeLabel = (id: string, { title = '' }: ChatContext): string =>
  `📍 ${title}${id.includes('/') ? ` ${topicLabel(id)}` : ''}`;

const topicLabel = (id: string): string => (id.includes('/') ? `#${id.split('/')[1]}` : id);

const isSettings = (form: ChatForm): boolean => parseAction(form.id)?.do === 'settings';

const parseIds = (value: string): string[] =>
  value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
