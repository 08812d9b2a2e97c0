import type { Attachment, Message } from 'discord.js';

/** The words of a message; those of the original where it is a forward, which has no words of its own. */
export const contentOf = ({ content, messageSnapshots }: Message): string =>
  content || (messageSnapshots.first()?.content ?? '');

/** The files of a message, and those of the original where it is a forward. */
export const attachmentsOf = ({ attachments, messageSnapshots }: Message): Attachment[] => [
  ...attachments.values(),
  ...[...messageSnapshots.values()].flatMap((original) => [...(original.attachments?.values() ?? [])]),
];
