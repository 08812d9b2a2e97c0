import { note } from '../../../../core/index.js';
import { type MessageKey, say } from '../../../../i18n/index.js';
import type { Answer } from '../api/calls.js';
import { sendAudio } from '../api/upload.js';
import type { PendingMessage } from '../conversation/bubble.js';
import { language } from '../language.js';
import { type Chat, showNote } from './chat.js';
import type { Send } from './send.js';

/** The largest audio that is accepted, in bytes. The server has the same limit. */
const maxBytes = 100_000_000;

type UploadError = Extract<MessageKey, 'refusal.upload-too-large' | 'refusal.upload-not-audio'>;

/** Creates the action that uploads files, one after the other: the server holds few at once. */
export const createUpload = (chat: Chat, send: Send) => {
  let queue: Promise<unknown> = Promise.resolve();

  const upload = (file: File) => {
    const error = uploadError(file);
    if (error !== undefined) return showNote(chat, note('bad', say(language, error)));
    const abort = new AbortController();
    const sendFile = (key: string, { progress }: PendingMessage): Promise<Answer> => {
      progress(0);
      const sent = queue.then(() => {
        abort.signal.throwIfAborted();
        return sendAudio(key, file, { progress, signal: abort.signal });
      });
      queue = sent.catch(() => undefined);
      return sent;
    };
    const cancel = (pending: PendingMessage) => {
      abort.abort();
      pending.withdraw();
      showNote(chat, note('plain', say(language, 'wizard.cancelled')));
      chat.focusComposer();
    };
    send({ shown: `♪ ${file.name}`, send: sendFile, cancel });
  };

  return (files: readonly File[]): void => {
    for (const file of files) upload(file);
  };
};

const uploadError = ({ size }: File): UploadError | undefined => {
  if (size > maxBytes) return 'refusal.upload-too-large';
  return size === 0 ? 'refusal.upload-not-audio' : undefined;
};
