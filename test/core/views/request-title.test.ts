import { describe, expect, it } from 'vitest';
import type { Generation } from '../../../src/core/index.js';
import { requestTitle } from '../../../src/core/views/status-card.js';
import { rain } from '../samples.js';

describe('the title of a song before it has one', () => {
  const titleOf = (request: Partial<Generation['request']>) =>
    requestTitle(rain({ request: { ...rain().request, ...request } }));
  const sources = [{ id: 'a.0', title: 'Rain on the Roof' }];

  it.each<[string, Partial<Generation['request']>, string]>([
    ['its prompt', { values: { prompt: 'rain on the roof' } }, 'rain on the roof'],
    [
      'the requested title',
      { operation: 'custom', values: { title: 'Rain', style: 'folk', lyrics: 'la' } },
      'Rain',
    ],
    ['its style without a title', { operation: 'custom', values: { style: 'folk', lyrics: 'la' } }, 'folk'],
    [
      'its first line of lyrics without title and style',
      { operation: 'custom', values: { lyrics: '[Verse]\n\nRain on the roof\nTea' } },
      'Rain on the roof',
    ],
    [
      'its operation without any of them',
      { operation: 'custom', values: { lyrics: '[Solo]' } },
      'Custom song',
    ],
    [
      'the operation and the title of its track',
      { operation: 'stems', values: { parts: 'two' }, sources },
      'Stems: Rain on the Roof',
    ],
    [
      'the operation and the requested title',
      { operation: 'cover', values: { style: 'polka', title: 'Hail' }, sources },
      'Cover: Hail',
    ],
    [
      'the first 119 characters of a long prompt',
      { values: { prompt: 'x'.repeat(200) } },
      `${'x'.repeat(119)}…`,
    ],
  ])('is %s', (_, request, title) => {
    expect(titleOf(request)).toBe(title);
  });
});
