import { expect, test } from 'vitest';
import { readTasks } from '../../../src/providers/ccapi/responses/tasks.js';

test('a song whose record holds no data yet is known, and waits', () => {
  const tasks = readTasks(
    [{ task_id: 'task_1', status: 'QUEUED' }],
    ['task_1', 'wav:task_1'],
    (text) => text,
  );
  expect(tasks.get('task_1')).toEqual({ state: 'waiting' });
  expect(tasks.get('wav:task_1')).toEqual({ state: 'waiting' });
});
