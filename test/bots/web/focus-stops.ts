import type { ElementHandle, Page } from 'playwright-core';

/** The stops of the Tab key through the page: how many there are, and those that look the same with and without focus. */
export const focusStops = async (page: Page): Promise<{ stops: number; unmarked: string[] }> => {
  const styleOf = (handle: ElementHandle<Element>) =>
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
    // The controls of a video belong to the browser, which marks them itself.
    if (name.startsWith('VIDEO')) continue;
    const focused = await styleOf(stop);
    await stop.evaluate((element) => (element as HTMLElement).blur());
    if ((await styleOf(stop)) === focused) unmarked.push(name);
  }
  return { stops, unmarked };
};
