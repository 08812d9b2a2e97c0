import type { OrderSource } from '../../../src/core/index.js';

/** The track that edits in these tests start from. */
export const harbour: OrderSource = {
  clipId: 'clip-harbour',
  ticket: 'ticket-harbour',
  operation: 'song',
  title: 'Harbour Lights',
  style: 'folk, accordion',
  lyrics: '[Verse]\nThe lamps go out',
  seconds: 184,
};

/** The second track of a mashup. */
export const lighthouse: OrderSource = {
  clipId: 'clip-lighthouse',
  ticket: 'ticket-lighthouse',
  operation: 'custom',
  title: 'Lighthouse',
  style: 'ambient',
  lyrics: '',
  seconds: 95.5,
};

/** An uploaded humming. */
export const humming: OrderSource = {
  clipId: 'clip-humming',
  ticket: 'ticket-humming',
  operation: 'upload',
  title: 'Humming',
  style: '',
  lyrics: '',
  seconds: 42,
};

/** An uploaded recording. */
export const recording: OrderSource = {
  clipId: 'clip-own',
  ticket: 'ticket-own',
  operation: 'upload',
  title: 'Kitchen Tape',
  style: 'lo-fi guitar',
  lyrics: '',
  seconds: 57.94,
};
