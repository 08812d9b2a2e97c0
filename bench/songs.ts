import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { MediaLibrary } from '../src/core/index.js';
import { createMediaLibrary } from '../src/media/index.js';
import { moveBareJobs, together } from './bare.js';
import { quiet, startBot } from './bot.js';
import { type Gateway, startGateway } from './gateway.js';
import type { Bench } from './measurement.js';
import { idleMediaLibrary } from './media-libraries.js';
import { type Measured, short } from './table.js';

const songs = 1000;
const songsWithMedia = 80;
const people = 200;

/** How many songs per second one process makes, from the request to the last track, compared with bare BullMQ. */
export const measureSongs = async (bench: Bench): Promise<Measured> => {
  const { redis } = bench;
  const gateway = await startGateway({ songs: { leastMs: 0, spreadMs: 0 }, media: true });
  bench.later(gateway.stop);
  await run(bench, gateway, 'warm', 200, idleMediaLibrary);
  await moveBareJobs(redis.url, 'bare-warm', { submit: 200, deliver: 200, refreshCard: 200 });

  await redis.empty();
  const plain = await run(bench, gateway, 'plain', songs, idleMediaLibrary);
  const jobs = total(plain.steps);
  await redis.empty();
  const bareRate = jobs / (await moveBareJobs(redis.url, 'bare', plain.steps));
  const oneJobRate = songs / (await moveBareJobs(redis.url, 'bare-one', { song: songs }));

  await redis.empty();
  const directory = join(redis.directory, 'media');
  const media = createMediaLibrary({ directory, allowPrivate: true, allowedOrigins: [], log: quiet });
  const full = await run(bench, gateway, 'full', songsWithMedia, media);
  await gateway.stop();

  const songsPerSecond = plain.songs / plain.seconds;
  const jobsPerSecond = jobs / plain.seconds;
  const ratio = jobsPerSecond / bareRate;
  return {
    rows: [
      {
        name: `${songs} songs end to end, without media work, against bare BullMQ moving as many jobs`,
        minstrel: `${short(songsPerSecond)} songs/s = ${short(jobsPerSecond)} jobs/s`,
        baseline: `${short(bareRate)} jobs/s`,
        aim: `${short(ratio)} (aim ≥ 1/3)`,
        met: ratio >= 1 / 3,
      },
      {
        name: 'the same against bare BullMQ moving one job a song',
        minstrel: `${short(songsPerSecond)} songs/s`,
        baseline: `${short(oneJobRate)} jobs/s`,
        aim: short(songsPerSecond / oneJobRate),
      },
      {
        name: `${songsWithMedia} songs end to end, with all media work (two takes fetched, measured, tagged, stored)`,
        minstrel: `${short(full.songs / full.seconds)} songs/s`,
      },
    ],
    notes: [
      `Songs: ${people} people, each requesting the next song when one is posted; counted between the first 30 % and the last 10 % of songs. Jobs a song: ${stepsPerSong(plain)}; polls a song: ${short(plain.polls / plain.songs)}. Songs are finished at the first poll, which comes after 0.1 to 0.2 s. Bare BullMQ: the same numbers of jobs, a queue and a worker of the same concurrency for each kind.`,
      `Redis commands a song: ${commandsPerSong(plain)}.`,
    ],
  };
};

/** Lets many people request one song after another, and measures the time in which all kinds of work run at once. */
const run = async (bench: Bench, gateway: Gateway, prefix: string, count: number, media: MediaLibrary) => {
  await gateway.replan({ songs: { leastMs: 0, spreadMs: 0 } });
  const bot = await startBot({
    redisUrl: bench.redis.url,
    prefix,
    gatewayUrl: gateway.url,
    pollInterval: { firstMs: 100, everyMs: 100 },
    pace: { pollMs: 100 },
    media,
  });
  bench.later(bot.stop);
  const snapshot = async () => ({
    at: performance.now(),
    songs: bot.delivered(),
    steps: { ...bot.steps },
    gateway: await gateway.counts(),
    commands: await bench.redis.commands(),
  });
  const reached = async (share: number) => {
    while (bot.delivered() < count * share) await pause(5);
    return snapshot();
  };
  const all = together(count, Math.min(people, count / 4), bot.make);
  const first = await reached(0.3);
  const last = await reached(0.9);
  await all;
  await bot.stop();
  const { submit, deliver, refreshCard } = last.steps;
  return {
    seconds: (last.at - first.at) / 1000,
    songs: last.songs - first.songs,
    polls: last.gateway.polls - first.gateway.polls,
    steps: {
      submit: submit - first.steps.submit,
      deliver: deliver - first.steps.deliver,
      refreshCard: refreshCard - first.steps.refreshCard,
    },
    commands: [...last.commands].map(
      ([name, calls]) => [name, calls - (first.commands.get(name) ?? 0)] as const,
    ),
  };
};

type Run = Awaited<ReturnType<typeof run>>;

const total = (steps: Run['steps']): number => Object.values(steps).reduce((sum, count) => sum + count, 0);

const stepsPerSong = ({ songs, steps }: Run): string =>
  Object.entries(steps)
    .map(([kind, count]) => `${kind} ${short(count / songs)}`)
    .join(', ');

/** The most frequent commands. Those inside scripts count as well, as Redis counts them. */
const commandsPerSong = ({ songs, commands }: Run): string => {
  const all = commands.reduce((sum, [, calls]) => sum + calls, 0) / songs;
  const most = commands.sort((a, b) => b[1] - a[1]).slice(0, 12);
  return `${short(all)} in all (${most.map(([name, calls]) => `${name} ${short(calls / songs)}`).join(', ')})`;
};
