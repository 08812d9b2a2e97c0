import type { Problems } from './problems.js';
import { asTexts } from './wire.js';

const categories: Record<string, RegExp> = {
  audio: /\.(mp3|wav|m4a|aac|ogg|oga|opus|flac|wma|aiff?|mid)$/i,
  image: /\.(png|jpe?g|webp|gif|avif|heic|bmp)$/i,
  video: /\.(mp4|m4v|mov|webm|mkv|avi)$/i,
};

/** The types of files that a field or an option takes, at most 10 (Discord docs, reference, file type filtering). */
export const checkFileTypes = (problems: Problems, path: string, types: unknown): void => {
  if (types === undefined || types === null) return;
  problems.count(path, types, 0, 10);
  for (const [index, type] of asTexts(types).entries()) {
    if (Object.hasOwn(categories, type) || /^\.[a-z0-9]{1,16}$/i.test(type)) continue;
    problems.add(`${path}.${index}`, 'BASE_TYPE_CHOICES', `"${type}" is no category and no extension.`);
  }
};

/** True when a client lets a person choose the file; it looks at the extension only. */
export const takesFile = (types: unknown, filename: string): boolean => {
  const accepted = asTexts(types);
  return (
    accepted.length === 0 ||
    accepted.some((type) => categories[type]?.test(filename) ?? filename.toLowerCase().endsWith(type))
  );
};
