import type { OperationValues } from '../../../core/index.js';

type Fields = Record<string, unknown>;

/** UC-15: the list names exactly the sliders that are sent. */
export const sliderFields = (sliders: Record<string, number>): Fields => ({
  control_sliders: sliders,
  can_control_sliders: Object.keys(sliders),
});

/** The `metadata` of a custom song: sliders and voice; undefined when none is set. */
export const customMetadata = (values: OperationValues<'custom'>): Fields | undefined => {
  const { voice, styleWeight, weirdness } = values;
  const sliders: Record<string, number> = {
    ...(weirdness === undefined ? {} : { weirdness_constraint: weirdness }),
    ...(styleWeight === undefined ? {} : { style_weight: styleWeight }),
  };
  if (voice === undefined && Object.keys(sliders).length === 0) return undefined;
  return {
    create_mode: 'custom',
    ...(Object.keys(sliders).length === 0 ? {} : sliderFields(sliders)),
    ...(voice === undefined ? {} : { vocal_gender: voice === 'female' ? 'f' : 'm' }),
  };
};
