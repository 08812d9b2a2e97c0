import { test } from 'vitest';
import { isLongForm } from '../kit/long-form.js';
import { expectHonestEndings, runLives, summaryOf, useCrashEnv } from './telegram-lives.js';

/** The effects between those of `telegram-before-odd.test.ts`. */
const [first, stride] = isLongForm ? [2, 2] : [8, 12];

const env = useCrashEnv(400);

test('whenever the bot is killed just before an effect of even number, the person gets the song once or a verdict, and it is charged once at most', async () => {
  const endings = await runLives(env(), 'before', stride, first);
  expectHonestEndings(endings);
  console.log(summaryOf('before', endings));
}, 600_000);
