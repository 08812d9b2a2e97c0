import { expect, it } from 'vitest';
import type { Person } from '../../src/core/index.js';
import { ableGateway, parlour } from './parlour.js';

const bo: Person = { platform: 'web', id: 'bo', name: 'Bo' };

it('a form that was wrong opens again with what was typed, for who typed it and nobody else', async () => {
  const room = parlour([ableGateway('first', () => ({ state: 'waiting' }))]);
  await room.command('custom');
  await room.send(room.asked.at(-1)?.id ?? '', {
    title: 'x'.repeat(81),
    lyrics: 'a secret of mine',
    style: 'folk',
  });
  const [[button] = []] = room.told.at(-1)?.controls ?? [];
  const action = button?.kind === 'button' ? button.action : '';
  await room.inside(undefined, bo).pressId(action);
  expect(room.told.at(-1)?.body).toBe('Only the person who asked for this song can do that.');
  expect(room.asked).toHaveLength(1);
  await room.pressId(action);
  expect(room.asked.at(-1)?.fields.find(({ name }) => name === 'lyrics')?.value).toBe('a secret of mine');
});
