import type { Page } from 'playwright-core';

/** Outlines, switches and icons with too little contrast to their background (WCAG 2.2, 1.4.11), and such placeholders. */
export const lowContrastParts = (page: Page): Promise<string[]> => page.evaluate(findLowContrast);

const findLowContrast = (): string[] => {
  type Colour = [number, number, number, number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (colour: string): Colour => {
    if (canvas === null) throw new Error('the browser has no 2D canvas');
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
    r * a + x * (1 - a),
    g * a + y * (1 - a),
    b * a + z * (1 - a),
    1,
  ];
  const backgroundOf = (element: Element | null): Colour => {
    if (element === null) return read(getComputedStyle(document.documentElement).getPropertyValue('--paper'));
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
  };
  const luminance = ([r, g, b]: Colour): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (left: Colour, right: Colour): number => {
    const [dark = 0, bright = 0] = [luminance(left), luminance(right)].sort((low, high) => low - high);
    return (bright + 0.05) / (dark + 0.05);
  };
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest(':disabled, [aria-disabled=true], .visually-hidden') === null;
  const found: string[] = [];
  const check = (part: string, colour: string, background: Colour, required: number) => {
    const ratio = contrast(over(read(colour), background), background);
    if (ratio < required) found.push(`${part}: ${ratio.toFixed(2)}`);
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!isShown(element)) continue;
    const style = getComputedStyle(element);
    if (element.matches(':placeholder-shown')) {
      const { color } = getComputedStyle(element, '::placeholder');
      check('placeholder', color, backgroundOf(element), 4.5);
    }
    if (element.matches('.input, .chip span, .composer-row')) {
      check('outline', style.borderTopColor, backgroundOf(element.parentElement), 3);
    }
    if (element.matches('.switch'))
      check('switch', style.backgroundColor, backgroundOf(element.parentElement), 3);
    if (element.matches('svg.icon')) check('icon', style.color, backgroundOf(element), 3);
  }
  return found;
};
