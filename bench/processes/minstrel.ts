import { type App, type AppOverrides, startApp } from '../../src/app/app.js';
import { type Config, parseConfig } from '../../src/config/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { quiet } from '../bot.js';
import { answerParent } from '../child.js';

/** The settings of an app as its environment has them, and the overrides of a benchmark. */
export type AppFacts = {
  environment: Record<string, string>;
  overrides: Pick<AppOverrides, 'pollInterval' | 'prefix'>;
};

let app: App | undefined;

const configOf = (environment: Record<string, string>): Config => {
  const parsed = parseConfig(environment, providerRegistry);
  if (!parsed.ok) throw new Error(parsed.problems.join(' '));
  return parsed.config;
};

answerParent({
  start: async ({ environment, overrides }: AppFacts) => {
    app = await startApp(configOf(environment), quiet, overrides);
  },
  memory: () => process.memoryUsage().rss,
  stop: () => app?.stop(),
});
