import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules for the page: WCAG 2.2, levels A and AA, and the best practices of axe. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The accessibility rules that the page breaks right now: rule, element and reason. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  const isLoaded = await page.evaluate(() => 'axe' in window);
  // Evaluated by the browser's debugger: the page's own policy allows no other script.
  if (!isLoaded) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values: tags } }),
    rules,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
};
