import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What the page is held to: WCAG 2.2, levels A and AA, and what axe thinks good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where the page breaks a rule of accessibility right now: the rule, the place, and what is wrong there. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  const known = await page.evaluate(() => 'axe' in window);
  // By way of the browser's own tools: the page itself takes scripts from nobody but us.
  if (!known) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: 'tag', values: tags } }),
    rules,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
};
