import { targetChat } from './chat-id.js';
import type { Method } from './method.js';
import { isRecord, numberOf, textOf } from './payload.js';
import { refuse } from './refusal.js';
import type { State } from './state.js';

/** How long a message can be deleted, in seconds (Bot API deleteMessage). */
const deletableSeconds = 48 * 3600;

/** The largest file that a bot can download, in bytes (Bot API getFile). */
const maxDownloadBytes = 20_000_000;

const chatActions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

// Bot API ReactionTypeEmoji: the only ones a bot may use.
const allowedReactions = (
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 ' +
  '😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
).split(' ');

/** The methods about chats, their members and messages, and about files. */
export const createChatMethods = (state: State): Record<string, Method> => {
  const deleteMessage: Method = (payload) => {
    const record = targetChat(state, payload);
    const id = numberOf(payload, 'message_id') ?? refuse('message identifier is not specified');
    const message = record.messages.get(id) ?? refuse('message to delete not found');
    const age = state.now() / 1000 - message.date;
    if (age > deletableSeconds) refuse("message can't be deleted for everyone");
    if (!message.from.is_bot && record.chat.type !== 'private') refuse("message can't be deleted");
    record.messages.delete(id);
    state.changed();
    return true;
  };

  const setMessageReaction: Method = (payload) => {
    const record = targetChat(state, payload);
    const message = record.messages.get(numberOf(payload, 'message_id') ?? 0);
    if (!message) return refuse('message to react not found');
    const reactions = payload.fields.reaction ?? [];
    if (!Array.isArray(reactions)) refuse("can't parse reaction: expected an Array");
    const emoji = reactions.map((reaction: unknown) => (isRecord(reaction) ? String(reaction.emoji) : ''));
    if (emoji.length > 1) refuse('REACTIONS_TOO_MANY');
    if (!emoji.every((wanted) => allowedReactions.includes(wanted))) refuse('REACTION_INVALID');
    message.reactions = emoji;
    state.changed();
    return true;
  };

  const sendChatAction: Method = (payload) => {
    targetChat(state, payload);
    return (
      chatActions.includes(textOf(payload, 'action') ?? '') || refuse('wrong parameter action in request')
    );
  };

  const getFile: Method = (payload) => {
    const file = state.files.get(textOf(payload, 'file_id') ?? '') ?? refuse('invalid file_id');
    if (file.bytes.length > maxDownloadBytes) refuse('file is too big');
    const { file_id, file_unique_id, file_path } = file;
    return { file_id, file_unique_id, file_path, file_size: file.bytes.length };
  };

  const getChatMember: Method = (payload) => {
    const { chat, managers } = targetChat(state, payload);
    const id = numberOf(payload, 'user_id') ?? refuse('invalid user_id specified');
    const user = id === state.bot.id ? state.bot : state.accounts.get(id);
    if (!user) return refuse('user not found');
    const isOwn = chat.type === 'private' && !user.is_bot;
    const status = isOwn ? 'creator' : (managers.get(id) ?? 'member');
    // Bot API ChatMemberAdministrator: the right to post exists only in channels.
    const mayPost = chat.type === 'channel' && status === 'administrator' ? { can_post_messages: true } : {};
    return { status, user, ...mayPost };
  };

  return {
    getChat: (payload) => targetChat(state, payload).chat,
    getChatMember,
    deleteMessage,
    setMessageReaction,
    sendChatAction,
    getFile,
  };
};
