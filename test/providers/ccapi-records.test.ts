import { expect, test } from 'vitest';
import { readTasks } from '../../src/providers/ccapi/wire.js';

test('a song whose record holds no data yet is known, and waits', () => {
  const tasks = readTasks([{ task_id: 'task_1', status: 'QUEUED' }], (text) => text);
  expect(tasks.get('task_1')).toEqual({ state: 'waiting' });
});
