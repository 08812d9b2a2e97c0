import {
  type APIComponentInLabel,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import type { FormField } from '../../../core/index.js';
import { clockTime } from '../../../i18n/index.js';
import { audioTypes } from '../audio.js';
import { unformatted } from '../render/markdown.js';

/** A text field holds 4000 characters (Discord docs, components/reference). */
export const mostText = 4000;

/** A menu lets choose 25 (Discord docs, components/reference). */
const mostChosen = 25;

/** More than these, one below the other, would push the other questions out of sight; Discord would take 10. */
const mostCircles = 5;

const whereToPost = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
];

/** Whoever listens in a category or a forum listens in all that is below it. */
const whereToListen = [
  ...whereToPost,
  ChannelType.GuildCategory,
  ChannelType.GuildStageVoice,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** A file handed to the bot, by the address Discord gives it. */
const ownFile = /^https?:\/\/[^/]+\/(?:ephemeral-)?attachments\/\d+\/\d+\//;

/** True for a question that is answered by a file. An address that someone typed can be corrected only by typing. */
export const isFile = ({ audio, value }: FormField): boolean =>
  audio === true && (value === undefined || value === '' || ownFile.test(String(value)));

/** True for a file that was handed over before: no form can show it. */
export const holdsFile = (field: FormField): boolean => isFile(field) && String(field.value ?? '') !== '';

/** True for a question that is answered by writing. */
export const isText = (field: FormField): boolean =>
  ['text', 'long', 'slider', 'seconds'].includes(field.kind) && !isFile(field);

/** As much of a text as a field holds, never ending inside a character. */
export const beginningOf = (text: string): string => text.slice(0, mostText).replace(/[\uD800-\uDBFF]$/, '');

/** A question as Discord asks it inside a label: a menu, a circle, a box or a line to write on. */
export const componentOf = (field: FormField): APIComponentInLabel => {
  const base = { custom_id: field.name, required: field.required };
  if (isFile(field)) {
    const required = field.required && !holdsFile(field);
    return {
      type: ComponentType.FileUpload,
      custom_id: field.name,
      required,
      min_values: required ? 1 : 0,
      max_values: 1,
      file_types: audioTypes,
    };
  }
  if (field.kind === 'toggle') {
    return { type: ComponentType.Checkbox, custom_id: field.name, default: isYes(field.value) };
  }
  if (field.kind === 'place' || field.kind === 'places') {
    const channel_types = field.kind === 'place' ? whereToPost : whereToListen;
    const chosen = chosenOf(field).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel as const }));
    return {
      ...base,
      ...amountOf(field),
      type: ComponentType.ChannelSelect,
      channel_types,
      default_values: chosen,
    };
  }
  if (field.kind === 'roles') {
    const chosen = chosenOf(field).map((id) => ({ id, type: SelectMenuDefaultValueType.Role as const }));
    return { ...base, ...amountOf(field), type: ComponentType.RoleSelect, default_values: chosen };
  }
  if (field.kind === 'members') {
    const chosen = chosenOf(field).map((id) => ({ id, type: SelectMenuDefaultValueType.User as const }));
    return { ...base, ...amountOf(field), type: ComponentType.UserSelect, default_values: chosen };
  }
  if (field.kind === 'choice') {
    const options = (field.choices ?? []).slice(0, 25).map(({ value, label }) => ({
      value,
      label: unformatted(label, 100) ?? value,
      default: value === field.value,
    }));
    // A circle once chosen can not be emptied again; a menu can.
    const mayBeEmptied = !field.required && options.some((option) => option.default);
    if (options.length >= 2 && options.length <= mostCircles && !mayBeEmptied) {
      return { ...base, type: ComponentType.RadioGroup, options };
    }
    if (options.length > 0) {
      const least = field.required ? 1 : 0;
      return { ...base, type: ComponentType.StringSelect, options, min_values: least, max_values: 1 };
    }
  }
  const value = beginningOf(writtenOf(field));
  const placeholder = unformatted(field.placeholder, 100);
  const most = Math.max(field.maxLength ?? mostText, value.length, 1);
  return {
    ...base,
    type: ComponentType.TextInput,
    // A field of one line would swallow line breaks, and shows little of a long text.
    style:
      field.kind === 'long' || value.includes('\n') || value.length > 100
        ? TextInputStyle.Paragraph
        : TextInputStyle.Short,
    max_length: Math.min(most, mostText),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(value === '' ? {} : { value }),
  };
};

/** A value as someone would write it. */
const writtenOf = ({ kind, value }: FormField): string => {
  if (value === undefined) return '';
  return kind === 'seconds' && typeof value === 'number' ? clockTime(value) : String(value);
};

const isYes = (value: FormField['value']): boolean => value === true || value === 'true';

/** How many may be chosen; none where no answer is needed. */
const amountOf = ({ kind, required }: FormField) => ({
  min_values: required ? 1 : 0,
  max_values: kind === 'place' ? 1 : mostChosen,
});

/** The ids that are chosen beforehand: what is no id of Discord's would make it refuse the form. */
const chosenOf = (field: FormField): string[] => {
  const ids = String(field.value ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => /^\d{1,20}$/.test(id));
  return [...new Set(ids)].slice(0, amountOf(field).max_values);
};
