/** The fields of a song from one's own words, as far as most gateways honour them. */
export const ownWords = ['lyrics', 'style', 'title', 'instrumental', 'voice', 'excludedStyle'] as const;

/** The sliders of such a song. */
export const weights = ['styleWeight', 'weirdness'] as const;
