import { ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import type { FormField } from '../../../core/index.js';

/** A select menu takes at most 25 values (Discord docs, components/reference). */
const maxSelected = 25;

const postChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildVoice,
  ChannelType.PublicThread,
];

/** Allowing a category or a forum allows all channels and posts in it. */
const allowedChannels = [
  ...postChannels,
  ChannelType.GuildCategory,
  ChannelType.GuildStageVoice,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** Renders a select menu of channels, roles or members; undefined for any other field. */
export const renderEntitySelect = (field: FormField) => {
  const base = { custom_id: field.name, required: field.required, ...selectedCount(field) };
  switch (field.kind) {
    case 'place':
    case 'places':
      return {
        ...base,
        type: ComponentType.ChannelSelect as const,
        channel_types: field.kind === 'place' ? postChannels : allowedChannels,
        default_values: defaultsOf(field, SelectMenuDefaultValueType.Channel),
      };
    case 'roles':
      return {
        ...base,
        type: ComponentType.RoleSelect as const,
        default_values: defaultsOf(field, SelectMenuDefaultValueType.Role),
      };
    case 'members':
      return {
        ...base,
        type: ComponentType.UserSelect as const,
        default_values: defaultsOf(field, SelectMenuDefaultValueType.User),
      };
    default:
      return undefined;
  }
};

const selectedCount = ({ kind, required }: FormField) => ({
  min_values: required ? 1 : 0,
  max_values: kind === 'place' ? 1 : maxSelected,
});

/** The values selected beforehand. Discord refuses a form with a malformed id, so those are left out. */
const defaultsOf = <Type extends SelectMenuDefaultValueType>(field: FormField, type: Type) => {
  const ids = String(field.value ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => /^\d{1,20}$/.test(id));
  return [...new Set(ids)].slice(0, selectedCount(field).max_values).map((id) => ({ id, type }));
};
