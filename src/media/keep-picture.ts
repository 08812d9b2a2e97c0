import type { MediaFile } from '../core/index.js';
import type { Fetcher } from './fetch/fetcher.js';
import { fileName } from './formats/file-name.js';
import { drawPictures } from './formats/image.js';
import { isPicture } from './formats/sniff.js';
import { limitsFor, type MediaLimits } from './limits.js';
import type { StoreFile } from './store-file.js';

/** A card waits no longer than this for the cover of an unfinished song. */
const earlyPictureMs = 10_000;

/** Fetches a picture and stores it as a JPEG. */
export const createKeepPicture =
  ({ fetcher, limits, storeFile }: { fetcher: Fetcher; limits: MediaLimits; storeFile: StoreFile }) =>
  async (url: string, title: string): Promise<MediaFile> => {
    const request = { limits: limitsFor(limits, limits.imageBytes, earlyPictureMs), accepts: isPicture };
    const { cover } = await drawPictures(await fetcher(url, request, new AbortController().signal));
    return storeFile(cover, fileName(title, 'jpg'), 'image/jpeg');
  };
