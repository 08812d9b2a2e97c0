import type { TestProject } from 'vitest/node';
import { bundleScript } from '../kit/bundle.js';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged with the one of vitest.
  interface ProvidedContext {
    /** The bundled `crash-bot.ts`. */
    crashBot: string;
  }
}

/** Bundles the bot of the crash tests once for the whole run. */
export default async ({ provide }: TestProject) => {
  const bundle = await bundleScript('test/crash/crash-bot.ts');
  provide('crashBot', bundle.file);
  return bundle.remove;
};
