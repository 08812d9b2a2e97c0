import { type MediaFile, mediaPath } from '../../../../core/index.js';
import { readText } from '../api/http.js';
import { openKaraoke } from '../player/karaoke.js';
import { parseLyrics } from '../player/lyrics.js';
import { type Chat, showFailure } from './chat.js';

/** Creates the action that opens the karaoke view for a lyrics file, with the newest track of the same title. */
export const createKaraoke =
  (chat: Chat) =>
  async (file: MediaFile, card: HTMLElement): Promise<void> => {
    try {
      const lyrics = parseLyrics(await readText(mediaPath(file)));
      const title = lyrics.title ?? file.name.replace(/\.lrc$/, '');
      openKaraoke(title, lyrics.lines, chat.conversation.findTrack(title));
    } catch (error) {
      showFailure(chat, error, 'web.unreachable-press', card);
    }
  };
