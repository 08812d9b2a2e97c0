import type { OrderCase } from '../contract.js';
import * as orders from '../orders.js';
import { fetched, first, record, uploadTicket } from './said.js';

/** What leaves for all that is no song. */
export const calls: readonly OrderCase[] = [
  {
    does: 'an upload',
    order: orders.ownAudio,
    path: '//suno/submit/UPLOAD',
    body: { url: 'https://files.example/tape.mp3' },
    gives: { ticket: uploadTicket },
  },
  {
    does: 'a style at length, which is there at once',
    order: orders.longStyle,
    path: '//suno/submit/UPSAMPLE_TAGS',
    body: { tags: 'jazz, smooth' },
    after: [fetched(record({ data: { upsampled_tags: 'Smoky late-night jazz' } }))],
    gives: {
      ticket: `style:${first}`,
      result: { state: 'made', product: { kind: 'text', texts: [{ text: 'Smoky late-night jazz' }] } },
    },
  },
  {
    does: 'lyrics, which take a while',
    order: orders.foxLyrics,
    path: '//suno/submit/LYRICS',
    body: { description: 'a fox' },
    after: [fetched(record({ status: 'IN_PROGRESS', progress: '20%' }))],
    gives: { ticket: `lyrics:${first}` },
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
    does: `what ${operation} brings`,
    order: orders.ofHarbour(operation),
    path: `//suno/submit/${action}`,
    body: { clip_id: 'clip-harbour' },
    after: [fetched()],
    gives: { ticket: `${operation}:${first}` },
  })),
];
