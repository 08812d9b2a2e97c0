/** The fields of a custom song, as far as most gateways honour them. */
export const customFields = ['lyrics', 'style', 'title', 'instrumental', 'voice', 'excludedStyle'] as const;

/** The sliders of a custom song. */
export const sliderFields = ['styleWeight', 'weirdness'] as const;
