import { test } from 'vitest';
import { isLongForm } from '../kit/long-form.js';
import { expectHonestEndings, runLives, summaryOf, useCrashEnv } from './telegram-lives.js';

/** `npm run chaos` dies at every effect. */
const stride = isLongForm ? 1 : 3;

const env = useCrashEnv(400);

test('whenever the bot is killed during one of its effects, the person gets the song once or a verdict, and it is charged once at most', async () => {
  const endings = await runLives(env(), 'during', stride);
  expectHonestEndings(endings);
  console.log(summaryOf('during', endings));
}, 600_000);
