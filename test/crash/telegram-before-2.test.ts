import { test } from 'vitest';
import { isLongForm } from '../kit/long-form.js';
import { expectHonestEndings, runLives, summaryOf, useCrashEnv } from './telegram-lives.js';

/** The effects between those of `telegram-before.test.ts`. */
const [first, stride] = isLongForm ? [2, 2] : [7, 12];

const env = useCrashEnv(400);

test('whenever the bot is killed just before another of its effects, the person gets the song once or a verdict, and it is charged once at most', async () => {
  const endings = await runLives(env(), 'before', stride, first);
  expectHonestEndings(endings);
  console.log(summaryOf('before', endings));
}, 600_000);
