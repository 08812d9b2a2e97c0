import type { OrderCase } from '../../contract.js';
import * as orders from '../../orders.js';
import { fetched, first, record, uploadTicket } from '../fixtures.js';

/** The requests for everything that is no song. */
export const productOrders: readonly OrderCase[] = [
  {
    name: 'an upload',
    order: orders.ownAudio,
    path: '//suno/submit/UPLOAD',
    body: { url: 'https://files.example/tape.mp3' },
    submission: { ticket: uploadTicket },
  },
  {
    name: 'a longer style, which is ready at once',
    order: orders.longStyle,
    path: '//suno/submit/UPSAMPLE_TAGS',
    body: { tags: 'jazz, smooth' },
    after: [fetched(record({ data: { upsampled_tags: 'Smoky late-night jazz' } }))],
    submission: {
      ticket: `style:${first}`,
      result: { state: 'made', product: { kind: 'text', texts: [{ text: 'Smoky late-night jazz' }] } },
    },
  },
  {
    name: 'lyrics, which take a while',
    order: orders.foxLyrics,
    path: '//suno/submit/LYRICS',
    body: { description: 'a fox' },
    after: [fetched(record({ status: 'IN_PROGRESS', progress: '20%' }))],
    submission: { ticket: `lyrics:${first}` },
  },
  ...(
    [
      ['karaoke', 'ALIGNED_LYRICS'],
      ['wav', 'WAV'],
      ['video', 'VIDEO'],
      ['midi', 'MIDI'],
      ['bpm', 'BPM'],
    ] as const
  ).map(([operation, action]) => ({
    name: `a product: ${operation}`,
    order: orders.ofHarbour(operation),
    path: `//suno/submit/${action}`,
    body: { clip_id: 'clip-harbour' },
    after: [fetched()],
    submission: { ticket: `${operation}:${first}` },
  })),
];
