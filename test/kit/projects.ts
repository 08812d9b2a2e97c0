/** A group of test files that run under the same conditions; its globs are relative to the repository. */
export type TestProject = {
  name: 'fast' | 'sockets' | 'browser' | 'crash';
  include: string[];
  exclude: string[];
};

/** Whole bots in processes of their own that get killed. */
const crash = ['test/crash/**/*.test.ts'];

/** A web chat in Chromium. */
const browser = ['test/bots/web/**/*.test.ts', 'test/journeys/web-*.test.ts'];

/** A real Redis, a program in a process of its own, or music that is really composed. */
const sockets = [
  'test/journeys/**/*.test.ts',
  'test/{app,doctor,queue,store}/**/*.test.ts',
  // The sandbox composes and encodes real music: seconds of computing a file.
  'test/sandbox/*.test.ts',
  'test/providers/sandbox*.test.ts',
  'test/media/{keep,reencode}.test.ts',
  // These stay beside the code they test.
  'test/core/commands/out-of-use.test.ts',
  'test/kit/telegram/delivery.test.ts',
  'test/media/whole-bot.test.ts',
];

/** The projects of the suite. Each test file belongs to one: what no other project names is `fast`. */
export const testProjects: readonly TestProject[] = [
  { name: 'fast', include: ['test/**/*.test.ts'], exclude: [...sockets, ...browser, ...crash] },
  { name: 'sockets', include: sockets, exclude: browser },
  { name: 'browser', include: browser, exclude: [] },
  { name: 'crash', include: crash, exclude: [] },
];
