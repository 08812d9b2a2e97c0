import { type OperationValues, type Order, ProviderError, shorten } from '../../../core/index.js';
import { firstText } from '../../shared/json.js';
import { longestPrompt, spellings } from '../capabilities.js';

/** The body that orders a song; absent values are not sent. */
export const bodyOf = (order: Order, provider: string): Record<string, unknown> => ({
  ...(order.callbackUrl === undefined
    ? { request_type: 'async' }
    : { request_type: 'callback', callback_url: order.callbackUrl }),
  provider,
  input: { mode: spellings[order.model], ...inputOf(order) },
});

const inputOf = (order: Order): Record<string, unknown> => {
  switch (order.operation) {
    case 'song': {
      const { prompt, instrumental = false } = order.values;
      return { prompt, customMode: false, instrumental };
    }
    case 'custom':
      return customInput(order.values);
    default:
      throw new ProviderError('apixo', 'cannot', 'no', `${order.operation} is not offered`);
  }
};

const customInput = (values: OperationValues<'custom'>): Record<string, unknown> => {
  const { instrumental = false, voice } = values;
  const [lyrics, style, title] = [values.lyrics, values.style, values.title].map((text) => firstText(text));
  const settings = {
    vocalGender: instrumental || voice === undefined ? undefined : voice === 'female' ? 'f' : 'm',
    styleWeight: values.styleWeight,
    weirdnessConstraint: values.weirdness,
    negativeTags: firstText(values.excludedStyle),
  };
  // Custom mode sings its prompt, unless nobody sings: then the prompt describes the music.
  if (instrumental) {
    const prompt = describe('An instrumental', title, style);
    return { prompt, customMode: true, instrumental, style, title, ...settings };
  }
  if (lyrics !== undefined)
    return { prompt: lyrics, customMode: true, instrumental, style, title, ...settings };
  // Only in simple mode does APIXO write the words; title and style are then part of what it is told.
  return { prompt: describe('A song', title, style), customMode: false, instrumental, ...settings };
};

const describe = (kind: string, title: string | undefined, style: string | undefined): string => {
  const name = title === undefined ? `${kind}.` : `${kind} called “${title}”.`;
  return shorten([name, ...(style === undefined ? [] : [`Style: ${style}`])].join(' '), longestPrompt);
};
