// Checks the types of each TypeScript project, and that every file belongs to one. `npm run check` runs it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;

/** The projects, each with its folder. `dom` is true where the types of a browser are known. */
const projects = [
  { name: 'node', path: '.', dom: false },
  { name: 'page', path: 'src/bots/web/page', dom: true },
  { name: 'browser-tests', path: 'test/bots/web', dom: true },
];

/** Checks one project: its errors, and its own files. */
const checkProject = ({ name, path, dom }) => {
  // What was checked before is kept, so that the next run takes a second.
  const cache = `${root}node_modules/.cache/types/${name}.tsbuildinfo`;
  const options = ['--listFiles', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', cache];
  const args = ['--no-install', 'tsc', '-p', path, ...options];
  const { stdout, error } = spawnSync('npx', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  const lines = stdout.split('\n').filter((line) => line !== '');
  const isFile = (line) => line.startsWith('/') && !line.includes('): error ');
  const files = lines.filter(isFile);
  const errors = lines.filter((line) => !isFile(line));
  // A package can bring the types of the DOM with it: `document` would then compile in the queue.
  if (!dom && files.some((file) => /[\\/]lib\.dom\.d\.ts$/.test(file)))
    errors.push(`${path}: the types of the DOM are known in a project for Node`);
  return { errors, files: files.filter((file) => !file.includes('/node_modules/')) };
};

/** The TypeScript files of the repository. */
const sourceFiles = () => [
  `${root}vitest.config.ts`,
  ...['src', 'test', 'bench', 'scripts'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${root}${folder}/${name}`),
  ),
];

/** The problems of all projects, a line each. */
const typeErrors = () => {
  const checked = projects.map(checkProject);
  const known = new Set(checked.flatMap(({ files }) => files));
  const unchecked = sourceFiles().filter((file) => !known.has(file));
  return [
    ...checked.flatMap(({ errors }) => errors),
    ...unchecked.map((file) => `${file.slice(root.length)} belongs to no TypeScript project`),
  ];
};

const errors = typeErrors();
for (const line of errors) console.error(line);
process.exit(errors.length === 0 ? 0 : 1);
