import type { Attachment, FileUploadType } from 'discord.js';
import type { SentAudio } from '../../../core/index.js';

/** The file types accepted as audio. A video counts for its soundtrack; Discord filters by the file extension. */
export const audioFileTypes: FileUploadType[] = ['audio', 'video'];

const audioExtension = /\.(mp3|wav|m4a|aac|ogg|oga|opus|flac)$/i;
const videoExtension = /\.(mp4|m4v|mov|webm)$/i;

/** The first audio file among attachments. */
export const parseAudio = (attachments: Iterable<Attachment>): SentAudio | undefined =>
  sentAudio([...attachments].find(isAudio));

/** The first audio or video file among attachments. */
export const parseAudioOrVideo = (attachments: Iterable<Attachment>): SentAudio | undefined =>
  sentAudio([...attachments].find((attachment) => isAudio(attachment) || isVideo(attachment)));

const isAudio = ({ contentType, name }: Attachment): boolean =>
  contentType?.startsWith('audio/') === true || audioExtension.test(name);

const isVideo = ({ contentType, name }: Attachment): boolean =>
  contentType?.startsWith('video/') === true || videoExtension.test(name);

const sentAudio = (attachment: Attachment | undefined): SentAudio | undefined =>
  attachment === undefined
    ? undefined
    : {
        name: attachment.name,
        bytes: attachment.size,
        seconds: attachment.duration ?? undefined,
        source: attachment.url,
      };
