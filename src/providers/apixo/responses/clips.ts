import * as z from 'zod';
import type { Take, Ticket } from '../../../core/index.js';
import { firstText, optionalText, parseItems, parseJson } from '../../shared/json.js';

const clip = z.object({ audio_url: optionalText, image_url: optionalText });
const result = z.object({ resultUrls: z.array(z.unknown()) });

/** The items of a `resultJson`, a JSON text with a list of objects; an empty one has no items, undefined when it cannot be read. */
export const clipItems = (resultJson: unknown): unknown[] | undefined => {
  if (resultJson === undefined || resultJson === null || resultJson === '') return [];
  const parsed = result.safeParse(typeof resultJson === 'string' ? parseJson(resultJson) : resultJson);
  return parsed.success ? parsed.data.resultUrls : undefined;
};

/** The take of an item; none when it has no audio. Items have no ids: the position in the list distinguishes them. */
export const takeOf = (item: unknown, ticket: Ticket, index: number, lyrics: string | undefined): Take[] => {
  const [parsed] = parseItems(clip, [item]);
  const audioUrl = firstText(parsed?.audio_url);
  if (audioUrl === undefined) return [];
  return [{ clipId: `${ticket}.${index}`, audioUrl, imageUrl: firstText(parsed?.image_url), lyrics }];
};
