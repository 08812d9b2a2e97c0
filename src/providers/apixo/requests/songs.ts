import { shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import type { OrderFor } from '../../shared/order.js';
import { maxPromptLength } from '../capabilities.js';

type Input = Record<string, unknown>;

/** A song from a description. */
export const songInput = ({ values }: OrderFor<'song'>): Input => {
  const { prompt, instrumental = false } = values;
  return { prompt, customMode: false, instrumental };
};

/** A song from the person's own lyrics. */
export const customInput = ({ values }: OrderFor<'custom'>): Input => {
  const { instrumental = false, voice } = values;
  const [lyrics, style, title] = [values.lyrics, values.style, values.title].map((text) => firstText(text));
  const settings = {
    vocalGender: instrumental || voice === undefined ? undefined : voice === 'female' ? 'f' : 'm',
    styleWeight: values.styleWeight,
    weirdnessConstraint: values.weirdness,
    negativeTags: firstText(values.excludedStyle),
  };
  // In custom mode the prompt is the lyrics, except for an instrumental, where it describes the music.
  if (instrumental) {
    const prompt = describe('An instrumental', title, style);
    return { prompt, customMode: true, instrumental, style, title, ...settings };
  }
  if (lyrics !== undefined)
    return { prompt: lyrics, customMode: true, instrumental, style, title, ...settings };
  // APIXO writes lyrics only in simple mode; title and style are then part of the description.
  return { prompt: describe('A song', title, style), customMode: false, instrumental, ...settings };
};

const describe = (kind: string, title: string | undefined, style: string | undefined): string => {
  const name = title === undefined ? `${kind}.` : `${kind} called “${title}”.`;
  return shorten([name, ...(style === undefined ? [] : [`Style: ${style}`])].join(' '), maxPromptLength);
};
