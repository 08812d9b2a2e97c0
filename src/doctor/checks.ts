import { existsSync } from 'node:fs';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { inviteLink } from '../bots/discord/index.js';
import type { Config } from '../config/index.js';
import type { Log } from '../core/index.js';
import { probeRedis } from '../store/index.js';

/** `wrong` keeps the bot from working with these settings; a `note` is worth knowing. */
export type Verdict = 'ok' | 'note' | 'wrong';

/** What was found about one thing, in plain words. */
export type Finding = { name: string; verdict: Verdict; text: string };

const patienceMs = 10_000;

/** Checks whether files can be written to the directory; creates it if it is missing. */
export const checkDirectory = async (directory: string): Promise<Finding> => {
  const name = 'DATA_DIR';
  const probe = join(directory, `doctor-${process.pid}`);
  try {
    const made = await mkdir(directory, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    if (made !== undefined) await rmdir(directory);
    return { name, verdict: 'ok', text: `${directory} can be written` };
  } catch (error) {
    return { name, verdict: 'wrong', text: `${directory} cannot be written: ${codeOf(error)}` };
  }
};

/** Checks whether Redis answers and keeps its data; `path` is where programs are looked for. */
export const checkRedis = async (
  config: Pick<Config, 'redisUrl' | 'dataDir'>,
  path: string,
): Promise<Finding> => {
  const name = 'Redis';
  const { redisUrl } = config;
  if (redisUrl === undefined) {
    const there = path
      .split(delimiter)
      .some((folder) =>
        ['redis-server', 'valkey-server'].some((program) => existsSync(join(folder, program))),
      );
    const text = `no REDIS_URL: the bot runs its own under ${join(config.dataDir, 'redis')}`;
    return there
      ? { name, verdict: 'ok', text }
      : { name, verdict: 'note', text: `${text}, once npm start has installed it` };
  }
  const reasons: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: ({ reason }) => void reasons.push(typeof reason === 'string' ? reason : ''),
    error: () => undefined,
  };
  const { answers, warnings } = await probeRedis(redisUrl, log);
  const where = placeOf(redisUrl);
  if (!answers) {
    const reason = reasons.find((each) => each !== '') ?? 'it may want another password';
    return { name, verdict: 'wrong', text: `does not answer at ${where}: ${reason}. Check REDIS_URL.` };
  }
  if (warnings.length === 0) return { name, verdict: 'ok', text: `answers at ${where}` };
  return { name, verdict: 'note', text: `answers at ${where}. ${warnings.join(' ')}` };
};

/** Checks whether each chat accepts its token; a chat without a token is not checked. */
export const checkChats = ({
  discord,
  telegram,
  web,
}: Pick<Config, 'discord' | 'telegram' | 'web'>): Promise<Finding>[] => [
  ...(discord === undefined ? [] : [checkDiscord(discord)]),
  ...(telegram === undefined ? [] : [checkTelegram(telegram)]),
  ...(web ? [Promise.resolve<Finding>({ name: 'web chat', verdict: 'ok', text: 'is on' })] : []),
];

/** Says what does not work without a public address. */
export const checkPublicUrl = (publicUrl: string | undefined): Finding => {
  const name = 'PUBLIC_URL';
  return publicUrl === undefined
    ? { name, verdict: 'note', text: 'not set: gateways and Telegram cannot call, large files get no link' }
    : { name, verdict: 'ok', text: placeOf(publicUrl) };
};

const checkDiscord = async ({ token, apiUrl }: { token: string; apiUrl: string }): Promise<Finding> => {
  const name = 'Discord';
  const answer = await ask(`${trimmed(apiUrl)}/v10/users/@me`, { authorization: `Bot ${token}` });
  if (answer.status === 401)
    return { name, verdict: 'wrong', text: 'refuses the token. Check DISCORD_TOKEN.' };
  const bot = z.object({ id: z.string(), username: z.string() }).safeParse(answer.json);
  if (!bot.success) return { name, verdict: 'wrong', text: troubleAt(apiUrl, answer, 'DISCORD_API_URL') };
  return {
    name,
    verdict: 'ok',
    text: `takes the token; the bot is ${bot.data.username}; invite it with ${inviteLink(bot.data.id)}`,
  };
};

const checkTelegram = async ({ token, apiUrl }: { token: string; apiUrl: string }): Promise<Finding> => {
  const name = 'Telegram';
  const answer = await ask(`${trimmed(apiUrl)}/bot${token}/getMe`, {});
  // Telegram answers 404 to a text that does not look like a token.
  if (answer.status === 401 || (answer.status === 404 && answer.json !== undefined))
    return { name, verdict: 'wrong', text: 'refuses the token. Check TELEGRAM_TOKEN.' };
  const bot = z.object({ result: z.object({ username: z.string() }) }).safeParse(answer.json);
  if (!bot.success) return { name, verdict: 'wrong', text: troubleAt(apiUrl, answer, 'TELEGRAM_API_URL') };
  const { username } = bot.data.result;
  return {
    name,
    verdict: 'ok',
    text: `takes the token; the bot is @${username}; write to https://t.me/${username}`,
  };
};

/** An answer; the status is 0 when there was none, for the given reason. */
type Answer = { status: number; json: unknown; reason: string };

const ask = async (url: string, headers: Record<string, string>): Promise<Answer> => {
  try {
    const response = await fetch(url, {
      headers,
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    const json: unknown = await response.json().catch(() => undefined);
    return { status: response.status, json, reason: '' };
  } catch (error) {
    // The error's own text contains the address, and with Telegram the address contains the token.
    return { status: 0, json: undefined, reason: codeOf(error) };
  }
};

const troubleAt = (apiUrl: string, { status, reason }: Answer, setting: string): string =>
  status === 0
    ? `cannot be reached at ${placeOf(apiUrl)}: ${reason}`
    : `${placeOf(apiUrl)} answers HTTP ${status}, but not as it should. Check ${setting}.`;

/** An address without the name and the password in it. */
export const placeOf = (address: string): string => {
  const { protocol, host, pathname } = new URL(address);
  return trimmed(`${protocol}//${host}${pathname}`);
};

const trimmed = (address: string): string => address.replace(/\/+$/, '');

const codeOf = (error: unknown): string => {
  const deepest = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(deepest instanceof Error)) return 'unknown';
  return 'code' in deepest && typeof deepest.code === 'string' ? deepest.code : deepest.name;
};
