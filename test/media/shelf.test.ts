import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createShelf } from '../../src/media/shelf.js';
import { openWorkshop, trouble } from './workbench.js';

async function openShelf() {
  const directory = await mkdtemp(join(tmpdir(), 'minstrel-shelf-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return { directory, shelf: createShelf(join(directory, 'shelf')) };
}

test('a file is found again by what is in it, once, however often and at once it is kept', async () => {
  const { directory, shelf } = await openShelf();
  const song = Buffer.from('a song about the sea');
  const keys = await Promise.all(Array.from({ length: 8 }, () => shelf.keep(song)));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(await shelf.read(keys[0] ?? '')).toEqual(song);
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile()).map((file) => file.name)).toEqual([keys[0]]);
});

test.each([
  '../secret',
  '..%2fsecret',
  '/etc/passwd',
  '',
  'AB'.repeat(32),
  `${'a'.repeat(64)}\n`,
  `${'a'.repeat(62)}/.`,
  `../${'a'.repeat(61)}`,
  `${'a'.repeat(64)}.part`,
])('%j opens nothing', async (key) => {
  const workshop = await openWorkshop();
  await writeFile(join(workshop.directory, 'secret'), 'the token');
  expect(await trouble(workshop.read(key))).toEqual({ code: 'lost', detail: 'not a key of the shelf' });
});

test('a file that is not there is lost', async () => {
  const { shelf } = await openShelf();
  expect(await trouble(shelf.read('0'.repeat(64)))).toMatchObject({ code: 'lost' });
});

test('a shelf that can not be written to is trouble for later, and leaves nothing half-done', async () => {
  const { directory } = await openShelf();
  await writeFile(join(directory, 'file'), '');
  const shelf = createShelf(join(directory, 'file'));
  expect(await trouble(shelf.keep(Buffer.from('a song')))).toMatchObject({ code: 'later' });
});
