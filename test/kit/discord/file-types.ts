import type { Problems } from './problems.js';
import { asTexts } from './wire.js';

const categories: Record<string, RegExp> = {
  audio: /\.(mp3|wav|m4a|aac|ogg|oga|opus|flac|wma|aiff?|mid)$/i,
  image: /\.(png|jpe?g|webp|gif|avif|heic|bmp)$/i,
  video: /\.(mp4|m4v|mov|webm|mkv|avi)$/i,
};

/** The kinds of file a field or an option takes: at most 10 (Discord docs, reference, file type filtering). */
export const checkFileTypes = (problems: Problems, path: string, types: unknown): void => {
  if (types === undefined || types === null) return;
  problems.count(path, types, 0, 10);
  for (const [index, type] of asTexts(types).entries()) {
    if (Object.hasOwn(categories, type) || /^\.[a-z0-9]{1,16}$/i.test(type)) continue;
    problems.add(`${path}.${index}`, 'BASE_TYPE_CHOICES', `"${type}" is no category and no extension.`);
  }
};

/** Whether the client of a person lets them choose the file: it goes by the ending alone. */
export const takesFile = (types: unknown, filename: string): boolean => {
  const wanted = asTexts(types);
  return (
    wanted.length === 0 ||
    wanted.some((type) => categories[type]?.test(filename) ?? filename.toLowerCase().endsWith(type))
  );
};
