import { expect, test } from 'vitest';
import { readTasks } from '../../../src/providers/ccapi/responses/tasks.js';

test('a song whose record holds no data yet is known, and waits', () => {
  const json = { code: 'success', data: [{ task_id: 'task_1', status: 'QUEUED' }] };
  const results = readTasks(json, ['task_1', 'wav:task_1'], (text) => text);
  expect(results?.get('task_1')).toEqual({ state: 'waiting' });
  expect(results?.get('wav:task_1')).toEqual({ state: 'waiting' });
});
