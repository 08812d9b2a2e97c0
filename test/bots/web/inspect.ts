import type { ElementHandle, Page } from 'playwright-core';

/** What is no text and does not stand out enough from what is behind it: outlines, switches, icons (WCAG 2.2, 1.4.11). */
export const faintParts = (page: Page): Promise<string[]> => page.evaluate(findFaint);

const findFaint = (): string[] => {
  type Colour = [number, number, number, number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (colour: string): Colour => {
    if (canvas === null) throw new Error('nothing to draw on');
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
  const behind = (element: Element | null): Colour => {
    if (element === null) return read(getComputedStyle(document.documentElement).getPropertyValue('--paper'));
    const own = read(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const light = ([r, g, b]: Colour): number => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (one: Colour, other: Colour): number => {
    const [dark = 0, bright = 0] = [light(one), light(other)].sort((low, high) => low - high);
    return (bright + 0.05) / (dark + 0.05);
  };
  const shown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest(':disabled, [aria-disabled=true], .aside') === null;
  const faint: string[] = [];
  const judge = (what: string, colour: string, ground: Colour, least: number) => {
    const found = contrast(over(read(colour), ground), ground);
    if (found < least) faint.push(`${what}: ${found.toFixed(2)}`);
  };
  for (const element of document.querySelectorAll('body *')) {
    if (!shown(element)) continue;
    const style = getComputedStyle(element);
    if (element.matches(':placeholder-shown')) {
      const { color } = getComputedStyle(element, '::placeholder');
      judge('placeholder', color, behind(element), 4.5);
    }
    if (element.matches('.input, .chip span, .composer-row')) {
      judge('outline', style.borderTopColor, behind(element.parentElement), 3);
    }
    if (element.matches('.switch')) judge('switch', style.backgroundColor, behind(element.parentElement), 3);
    if (element.matches('svg.icon')) judge('icon', style.color, behind(element), 3);
  }
  return faint;
};

/** What looks the same with the keyboard on it as without, on the whole way that Tab takes through the page. */
export const unmarkedStops = async (page: Page): Promise<{ stops: number; unmarked: string[] }> => {
  const looks = (handle: ElementHandle<Element>) =>
    handle.evaluate((stop) =>
      [stop, stop.nextElementSibling, stop.closest('.composer-row')]
        .map((part) => {
          if (part === null) return '';
          const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(part);
          return [outlineStyle, outlineWidth, boxShadow, borderColor].join();
        })
        .join(' | '),
    );
  const current = async () =>
    (
      await page.evaluateHandle(() => document.activeElement ?? document.body)
    ).asElement() as ElementHandle<Element>;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const unmarked: string[] = [];
  let stops = 0;
  for (; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await current();
    const name = await stop.evaluate((element) => `${element.tagName} ${element.outerHTML.slice(0, 90)}`);
    if (name.startsWith('BODY')) break;
    // The parts of a video are the browser's own, and it marks them itself.
    if (name.startsWith('VIDEO')) continue;
    const marked = await looks(stop);
    await stop.evaluate((element) => (element as HTMLElement).blur());
    if ((await looks(stop)) === marked) unmarked.push(name);
  }
  return { stops, unmarked };
};
