import { test } from 'vitest';
import { isLongForm } from '../kit/long-form.js';
import { expectHonestEndings, runLives, summaryOf, useCrashEnv } from './telegram-lives.js';

/** `npm run chaos` dies at every effect; those of even number are in `telegram-before-even.test.ts`. */
const stride = isLongForm ? 2 : 12;

const env = useCrashEnv(400);

test('whenever the bot is killed just before an effect of odd number, the person gets the song once or a verdict, and it is charged once at most', async () => {
  const endings = await runLives(env(), 'before', stride);
  expectHonestEndings(endings);
  console.log(summaryOf('before', endings));
}, 600_000);
