import type { OperationValues } from '../../../core/index.js';

type Fields = Record<string, unknown>;

/** Voice and sliders in the format of Suno itself; a page of the same site has them, stock builds leave them out. */
export const customMetadata = ({
  voice,
  styleWeight,
  weirdness,
}: OperationValues<'custom'>): Fields | undefined =>
  sliderMetadata(
    { style_weight: styleWeight, weirdness_constraint: weirdness },
    voice === undefined ? {} : { vocal_gender: voice === 'female' ? 'f' : 'm' },
  );

/** The `metadata` of the sliders that are set, with more fields; undefined when there are none. */
export const sliderMetadata = (
  sliders: Record<string, number | undefined>,
  more: Fields = {},
): Fields | undefined => {
  const set = Object.entries(sliders).filter(([, value]) => value !== undefined);
  const fields =
    set.length === 0
      ? {}
      : { control_sliders: Object.fromEntries(set), can_control_sliders: set.map(([name]) => name) };
  const metadata = { ...fields, ...more };
  return Object.keys(metadata).length === 0 ? undefined : { create_mode: 'custom', ...metadata };
};
