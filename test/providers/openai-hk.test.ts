import { describe, expect, it } from 'vitest';
import type { Order, PollResult } from '../../src/core/index.js';
import { providerRegistry } from '../../src/providers/index.js';
import { openGateway } from '../kit/gateway.js';
import { describeProvider } from './contract.js';
import * as orders from './orders.js';

const openaiHk = providerRegistry.find((definition) => definition.id === 'openai-hk');
if (openaiHk === undefined) throw new Error('openai-hk is not in the registry');

const clip = (id: string, more: object = {}) => ({
  id,
  status: 'complete',
  title: 'Rain',
  audio_url: `https://cdn1.example/${id}.mp3`,
  image_url: `https://cdn2.example/image_${id}.jpeg`,
  image_large_url: `https://cdn2.example/image_large_${id}.jpeg`,
  model_name: 'chirp-crow',
  metadata: { tags: 'slow folk', prompt: '[Verse]\nDrops', duration: 104.88, type: 'gen' },
  ...more,
});
const take = (id: string, more: object = {}) => ({
  clipId: id,
  audioUrl: `https://cdn1.example/${id}.mp3`,
  imageUrl: `https://cdn2.example/image_large_${id}.jpeg`,
  title: 'Rain',
  style: 'slow folk',
  lyrics: '[Verse]\nDrops',
  seconds: 104.88,
  model: 'chirp-crow',
  ...more,
});
const young = (id: string, status: string, more: object = {}) =>
  clip(id, { status, audio_url: '', metadata: { tags: '', prompt: '' }, title: '', ...more });
const broken = (id: string, message: string, type = 'generation_failed') =>
  clip(id, { status: 'error', audio_url: '', metadata: { error_type: type, error_message: message } });

const noon = Date.parse('2026-03-27T12:00:00Z');
const sung = (word: string, from: number, to: number) => ({
  word,
  success: true,
  start_s: from,
  end_s: to,
  p_align: 0.98,
});
/** UC-11's answer, and two words further on. */
const timing = {
  aligned_words: [
    sung('[Verse]\nWinter ', 8.38, 8.78),
    sung('winds ', 8.78, 9.54),
    sung('they ', 9.54, 9.93),
    sung('cut ', 9.93, 10.41),
    sung('so ', 10.41, 10.93),
    sung('deep\n', 10.93, 11.93),
    sung('Then ', 20, 21),
    sung('[Chorus]\nhome', 60, 61),
  ],
  waveform_data: [0.001],
  hoot_cer: 0.0355,
  is_streamed: false,
};
const sungWords: PollResult = {
  state: 'made',
  product: {
    kind: 'words',
    words: [
      { text: '\nWinter', from: 8.38, to: 8.78 },
      { text: 'winds', from: 8.78, to: 9.54 },
      { text: 'they', from: 9.54, to: 9.93 },
      { text: 'cut', from: 9.93, to: 10.41 },
      { text: 'so', from: 10.41, to: 10.93 },
      { text: 'deep\n', from: 10.93, to: 11.93 },
      { text: 'Then', from: 20, to: 21 },
      { text: '\nhome', from: 60, to: 61 },
    ],
  },
};
const sign = (text: string, from: number) => ({ text, start_s: from, end_s: from + 0.08 });
const exactly = { method: 'exact' };
const vox = {
  id: 'vox-1',
  source_clip_id: 'clip-harbour',
  status: 'complete',
  vocal_audio_url: 'https://cdn1.example/v.m4a',
};
const voiceTicket = 'voice:vox-1:https%3A%2F%2Fcdn1.example%2Fv.m4a:29:Harbour%20Lights';
const voiceAlone: PollResult = {
  state: 'finished',
  takes: [{ clipId: 'vox-1', audioUrl: 'https://cdn1.example/v.m4a', seconds: 29, title: 'Harbour Lights' }],
  missing: 0,
};
const uploadTicket = 'upload:own:https%3A%2F%2Ffiles.example%2Ftape.mp3:Kitchen%20Tape';
const notes = {
  state: 'complete',
  instruments: [{ name: 'Strings', notes: [{ pitch: 60, start: 1.1, end: 1.9, velocity: 0.7 }, 'odd'] }],
};
const strings: PollResult = {
  state: 'made',
  product: {
    kind: 'notes',
    instruments: [{ name: 'Strings', notes: [{ pitch: 60, from: 1.1, to: 1.9, velocity: 0.7 }] }],
  },
};

describeProvider({
  definition: openaiHk,
  song: orders.rain,
  accepted: {
    json: {
      id: 'request-1',
      clips: [
        young('clip-a', 'submitted'),
        young('clip-b', 'submitted'),
        { more: '24 similar items in total' },
      ],
      metadata: {},
      status: 'complete',
      batch_size: 1,
    },
    ticket: 'clip-a,clip-b',
  },
  orders: [
    {
      does: 'a song about rain (UC-1)',
      order: orders.rain,
      path: '/sunoapi/generate',
      body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-crow' },
    },
    {
      does: 'a song about rain without a voice (UC-4)',
      order: orders.silentRain,
      path: '/sunoapi/generate',
      body: {
        gpt_description_prompt: 'a song about rain',
        mv: 'chirp-v4',
        prompt: '',
        make_instrumental: true,
      },
    },
    {
      does: 'a song with the cheap model',
      order: { ...orders.rain, model: 'v4.5-all' },
      path: '/sunoapi/generate',
      body: { gpt_description_prompt: 'a song about rain', mv: 'chirp-auk-turbo' },
    },
    {
      does: 'a song from own words with every setting (UC-15.A)',
      order: orders.savour,
      path: '/sunoapi/generate',
      body: {
        prompt: '[Verse]\nCrunch and sizzle',
        generation_type: 'TEXT',
        tags: 'house, tight drums',
        negative_tags: 'modern',
        mv: 'chirp-auk',
        title: 'Savour',
        metadata: {
          create_mode: 'custom',
          control_sliders: { style_weight: 0.4, weirdness_constraint: 0.7 },
          can_control_sliders: ['weirdness_constraint', 'style_weight'],
          vocal_gender: 'f',
        },
      },
    },
    {
      does: 'an instrumental with a title and a style (UC-3)',
      order: orders.beijing,
      path: '/sunoapi/generate',
      body: {
        prompt: '',
        generation_type: 'TEXT',
        tags: 'heavy metal',
        negative_tags: '',
        mv: 'chirp-bluejay',
        title: 'Beijing',
        make_instrumental: true,
      },
    },
    {
      does: 'a song whose words the gateway is to write',
      order: orders.wordless,
      path: '/sunoapi/generate',
      body: {
        gpt_description_prompt: 'A song called “Snow”. Style: jazz',
        mv: 'chirp-crow',
        metadata: { create_mode: 'custom', vocal_gender: 'm' },
      },
    },
    {
      does: 'an extension with new words (UC-6)',
      order: orders.longerHarbour,
      path: '/sunoapi/generate',
      body: {
        prompt: '[Chorus]\nCome home',
        tags: 'sea shanty',
        mv: 'chirp-crow',
        title: 'Harbour II',
        continue_clip_id: 'clip-harbour',
        continue_at: 120.5,
        task: 'extend',
      },
    },
    {
      does: 'an extension that keeps style and title of its source',
      order: orders.plainExtension,
      path: '/sunoapi/generate',
      body: {
        prompt: '',
        tags: 'folk, accordion',
        mv: 'chirp-v3-5',
        title: 'Harbour Lights',
        continue_clip_id: 'clip-harbour',
        continue_at: 30,
        task: 'extend',
      },
    },
    {
      does: 'a cover close to the original (UC-7, UC-15.B)',
      order: orders.punkHarbour,
      path: '/sunoapi/generate',
      body: {
        prompt: 'Oi oi',
        generation_type: 'TEXT',
        tags: 'rock, punk',
        negative_tags: '',
        mv: 'chirp-auk',
        title: 'Harbour (Punk)',
        continue_clip_id: null,
        continue_at: null,
        continued_aligned_prompt: null,
        infill_start_s: null,
        infill_end_s: null,
        task: 'cover',
        cover_clip_id: 'clip-harbour',
        metadata: {
          create_mode: 'custom',
          control_sliders: { audio_weight: 0.48 },
          can_control_sliders: ['audio_weight'],
          is_remix: true,
        },
      },
    },
    {
      does: 'a cover that keeps words and title of its source (UC-7)',
      order: orders.plainCover,
      path: '/sunoapi/generate',
      body: {
        prompt: '[Verse]\nThe lamps go out',
        generation_type: 'TEXT',
        tags: 'bossa nova',
        negative_tags: '',
        mv: 'chirp-bluejay',
        title: 'Harbour Lights',
        continue_clip_id: null,
        continue_at: null,
        continued_aligned_prompt: null,
        infill_start_s: null,
        infill_end_s: null,
        task: 'cover',
        cover_clip_id: 'clip-harbour',
      },
    },
    ...[
      { does: 'voice and band apart (UC-10)', order: orders.twoStems, group: 'Two', task: 'two' },
      { does: 'all voices apart (UC-14)', order: orders.allStems, group: 'Twelve', task: 'twelve' },
    ].map(({ does, order, group, task }) => ({
      does,
      order,
      path: '/sunoapi/generate',
      body: {
        task: 'gen_stem',
        generation_type: 'TEXT',
        title: 'Harbour Lights',
        mv: 'chirp-auk',
        prompt: '',
        make_instrumental: true,
        continue_clip_id: 'clip-harbour',
        continued_aligned_prompt: null,
        continue_at: null,
        stem_type_id: 91,
        stem_type_group_name: group,
        stem_task: task,
      },
    })),
    {
      does: 'a remaster with v5 (UC-20)',
      order: orders.freeRemaster,
      path: '/suno/generate/upsample',
      body: { clip_id: 'clip-harbour', model_name: 'chirp-carp', variation_category: 'high' },
    },
    {
      does: 'a remaster with v4.5+, which takes no variation (UC-20)',
      order: orders.olderRemaster,
      path: '/suno/generate/upsample',
      body: { clip_id: 'clip-harbour', model_name: 'chirp-bass' },
    },
    {
      does: 'the whole song (UC-6.C)',
      order: orders.wholeHarbour,
      path: '/sunoapi/generate/concat',
      body: { clip_id: 'clip-harbour', is_infill: false },
    },
    {
      does: 'the whole song after a replaced section (UC-8.C)',
      order: orders.wholeReplacement,
      path: '/sunoapi/generate/concat',
      body: { clip_id: 'clip-section', is_infill: true },
    },
    {
      does: 'a section of a song nobody times, freely (UC-8)',
      order: orders.freeReplacement,
      before: [{ path: '/sunoapi/act/timing/clip-harbour', json: { aligned_words: [] } }],
      path: '/sunoapi/generate',
      body: {
        task: 'infill',
        generation_type: 'TEXT',
        title: 'Harbour Lights',
        tags: 'folk, accordion',
        mv: 'chirp-auk',
        prompt: '[Verse]\nThe lamps go out',
        metadata: { infill_lyrics: 'The tide came in' },
        continue_clip_id: 'clip-harbour',
        continued_aligned_prompt: '[Verse]\nThe lamps go out',
        infill_context_start_s: 30,
        infill_context_end_s: 110,
        infill_start_s: 60,
        infill_end_s: 80,
        infill_dur_s: 20,
      },
    },
    {
      does: 'a section freely, with the words around it (UC-8)',
      order: { ...orders.freeReplacement, values: { from: 9.9, to: 11, section: 'bring snow' } } as Order,
      before: [{ path: '/sunoapi/act/timing/clip-harbour', json: timing }],
      path: '/sunoapi/generate',
      body: {
        task: 'infill',
        generation_type: 'TEXT',
        title: 'Harbour Lights',
        tags: 'folk, accordion',
        mv: 'chirp-auk',
        prompt: '[Verse]\nWinter winds bring snow\nThen',
        metadata: { infill_lyrics: 'bring snow' },
        continue_clip_id: 'clip-harbour',
        continued_aligned_prompt: '[Verse]\nWinter winds bring snow\nThen [Chorus]\nhome',
        infill_context_start_s: 0,
        infill_context_end_s: 41,
        infill_start_s: 9.9,
        infill_end_s: 11,
        infill_dur_s: 1.1,
      },
    },
    {
      does: 'a section to the word, by the seconds of the words (UC-8.V2)',
      order: orders.exactReplacement,
      before: [{ path: '/sunoapi/act/timing/clip-harbour', json: timing }],
      path: '/sunoapi/generate',
      body: {
        task: 'fixed_infill',
        generation_type: 'TEXT',
        title: 'Harbour III',
        tags: 'slow folk',
        negative_tags: '',
        mv: 'chirp-carp',
        prompt: '[Verse]\nWinter winds they The tide came in\nThen',
        metadata: {
          create_mode: 'custom',
          infill_lyrics: 'The tide came in',
          is_remix: true,
          lyrics_updated: true,
        },
        continue_clip_id: 'clip-harbour',
        continued_aligned_prompt: '[Verse]\nWinter winds they The tide came in\nThen',
        continue_at: null,
        infill_context_start_s: 8.38,
        infill_context_end_s: 21,
        infill_start_s: 9.93,
        infill_end_s: 11.93,
        infill_dur_s: 2,
      },
    },
    {
      does: 'a section to the word by timed lines (UC-8.V2)',
      order: {
        ...orders.exactReplacement,
        values: { ...exactly, from: 75.4, to: 75.5, section: '昨日' },
      } as Order,
      before: [
        {
          path: '/sunoapi/act/timing/clip-harbour',
          json: {
            aligned_lyrics: [
              { text: '只是你', words: [sign('只', 75.2), sign('是', 75.4786), sign('你', 75.7)] },
              { text: '(intro)', words: 'none' },
            ],
          },
        },
      ],
      path: '/sunoapi/generate',
      body: expect.objectContaining({
        prompt: '只昨日你',
        infill_context_start_s: 75.2,
        infill_context_end_s: 75.78,
        infill_start_s: 75.48,
        infill_end_s: 75.56,
        infill_dur_s: 0.08,
      }),
    },
    {
      does: 'a song from a snippet (UC-24)',
      order: orders.harbourSample,
      path: '/sunoapi/generate',
      body: {
        task: 'chop_sample_condition',
        generation_type: 'TEXT',
        title: 'News',
        tags: 'pop',
        negative_tags: '',
        mv: 'chirp-crow',
        prompt: 'Breaking news',
        chop_sample_clip_id: 'clip-harbour',
        chop_sample_start_s: 59.88,
        chop_sample_end_s: 102.16,
      },
    },
    {
      does: 'two songs in one (UC-22)',
      order: orders.harbourMashup,
      path: '/sunoapi/generate',
      body: {
        task: 'mashup_condition',
        generation_type: 'TEXT',
        title: 'Harbour Lights x Kitchen Tape',
        tags: 'disco',
        negative_tags: '',
        mv: 'chirp-crow',
        prompt: '[Verse]\nThe lamps go out',
        mashup_clip_ids: ['clip-harbour', 'clip-own'],
      },
    },
    {
      does: 'an extension of an upload, by a model that can (UC-5.B)',
      order: orders.longerRecording,
      path: '/sunoapi/generate',
      body: {
        prompt: 'And on it goes',
        tags: 'lo-fi guitar',
        negative_tags: '',
        mv: 'chirp-bluejay',
        title: 'Kitchen Tape',
        continue_clip_id: 'clip-own',
        continue_at: 10,
        task: 'upload_extend',
      },
    },
    {
      does: 'singing over all of an upload (UC-17)',
      order: orders.sungRecording,
      path: '/sunoapi/generate',
      body: {
        mv: 'chirp-bluejay',
        tags: 'lo-fi guitar',
        title: 'Kitchen Tape',
        overpainting_clip_id: 'clip-own',
        overpainting_start_s: 0,
        overpainting_end_s: 57.9,
        task: 'overpainting',
        prompt: 'Here I sing',
        override_fields: ['prompt', 'tags'],
      },
    },
    {
      does: 'a band under a part of an upload (UC-16)',
      order: orders.accompaniedRecording,
      path: '/sunoapi/generate',
      body: {
        mv: 'chirp-crow',
        tags: 'pop rap, piano',
        title: 'Hi',
        underpainting_clip_id: 'clip-own',
        underpainting_start_s: 5,
        underpainting_end_s: 50,
        task: 'underpainting',
        prompt: '',
        override_fields: ['prompt', 'tags'],
      },
    },
    ...[
      {
        does: 'the manner of a persona (UC-9.C)',
        order: orders.songByPersona,
        mv: 'chirp-bluejay',
        persona: 1,
      },
      { does: 'the voice of a persona (UC-21.D)', order: orders.songByVoice, mv: 'chirp-crow', persona: 2 },
      {
        does: 'the voice of a persona with an older model (UC-21.D)',
        order: { ...orders.songByVoice, model: 'v4' } as Order,
        mv: 'chirp-v4',
        persona: 2,
      },
    ].map(({ does, order, mv, persona }) => ({
      does: `a song in ${does}`,
      order,
      path: '/sunoapi/generate',
      body: {
        prompt: 'From dawn to dusk',
        generation_type: 'TEXT',
        tags: 'electronic, pop',
        negative_tags: '',
        mv,
        title: 'Darling',
        task: mv === 'chirp-crow' ? 'vox' : 'artist_consistency',
        persona_id: `persona-${persona}`,
        artist_clip_id: 'clip-harbour',
      },
    })),
    {
      does: 'a persona (UC-9.B)',
      order: orders.harbourPersona,
      path: '/suno/persona/create/',
      body: {
        root_clip_id: 'clip-harbour',
        name: 'Old Salt',
        description: 'rough and warm',
        clips: ['clip-harbour'],
        is_public: true,
      },
      answer: { id: 'persona-1', name: 'Old Salt', clip: { id: 'clip-harbour' } },
      gives: {
        ticket: 'persona:persona-1',
        result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
      },
    },
    {
      does: 'a persona of a voice, which is extracted first (UC-21.B and C)',
      order: orders.harbourVoicePersona,
      before: [
        {
          method: 'POST',
          path: '/suno/act/vox/clip-harbour',
          body: { vocal_start_s: 45, vocal_end_s: 74 },
          json: vox,
        },
      ],
      path: '/suno/persona/create/',
      body: {
        root_clip_id: 'clip-harbour',
        name: 'Old Salt',
        description: '',
        is_public: true,
        persona_type: 'vox',
        vox_audio_id: 'vox-1',
        vocal_start_s: 45,
        vocal_end_s: 74,
        user_input_styles: 'folk, accordion',
      },
      answer: { id: 'persona-2' },
      gives: {
        ticket: 'persona:persona-2',
        result: { state: 'made', product: { kind: 'persona', personaId: 'persona-2' } },
      },
    },
    {
      does: 'a voice alone (UC-21.B)',
      order: orders.harbourVoice,
      path: '/suno/act/vox/clip-harbour',
      body: { vocal_start_s: 45, vocal_end_s: 74 },
      answer: vox,
      gives: { ticket: voiceTicket, result: voiceAlone },
    },
    {
      does: 'an upload (UC-16.A)',
      order: orders.ownAudio,
      path: '/suno/uploads/audio-url',
      body: { url: 'https://files.example/tape.mp3' },
      answer: { clip_id: 'own', code: 'success', data: 'own', message: '' },
      gives: { ticket: uploadTicket },
    },
    {
      does: 'lyrics, of which there are two',
      order: orders.foxLyrics,
      path: '/sunoapi/generate/lyrics/',
      body: { prompt: 'a fox', lyrics_model: 'default' },
      answer: { lyrics_request_id: 'r', lyrics_a_id: 'la', lyrics_b_id: 'lb' },
      gives: { ticket: 'lyrics:la:lb' },
    },
    {
      does: 'lyrics, of which there is one after all',
      order: orders.foxLyrics,
      path: '/sunoapi/generate/lyrics/',
      body: { prompt: 'a fox', lyrics_model: 'default' },
      answer: { id: 'la' },
      gives: { ticket: 'lyrics:la' },
    },
    {
      does: 'two lyrics woven into one (UC-23)',
      order: orders.mixedLyrics,
      path: '/suno/generate/lyrics-mashup',
      body: { lyrics_a: 'One', lyrics_b: 'Two' },
      answer: {
        lyrics_request_id: 'r',
        mashup_id: 'm',
        response: { error_message: '', status: 'complete', tags: [], text: 'One\nTwo', title: 'Mashup' },
      },
      gives: {
        ticket: 'told:mixlyrics:m',
        result: {
          state: 'made',
          product: { kind: 'text', texts: [{ title: 'Mashup', text: 'One\nTwo' }] },
        },
      },
    },
    {
      does: 'two lyrics that cannot be woven',
      order: orders.mixedLyrics,
      path: '/suno/generate/lyrics-mashup',
      body: { lyrics_a: 'One', lyrics_b: 'Two' },
      answer: { mashup_id: 'm', response: { error_message: 'too short', status: 'error', text: '' } },
      gives: {
        ticket: 'told:mixlyrics:m',
        result: { state: 'failed', code: 'failed', detail: 'too short' },
      },
    },
    {
      does: 'a style at length (UC-19)',
      order: orders.longStyle,
      path: '/suno/act/tags',
      body: { original_tags: 'jazz, smooth' },
      answer: { upsampled_tags: 'Smoky late-night jazz', request_id: 'r-1' },
      gives: {
        ticket: 'told:style:r-1',
        result: { state: 'made', product: { kind: 'text', texts: [{ text: 'Smoky late-night jazz' }] } },
      },
    },
    {
      does: 'the words with their times (UC-11)',
      order: orders.ofHarbour('karaoke'),
      method: 'GET',
      path: '/sunoapi/act/timing/clip-harbour',
      answer: timing,
      gives: { ticket: 'timing:clip-harbour', result: sungWords },
    },
    {
      does: 'a WAV that is there (UC-12)',
      order: orders.ofHarbour('wav'),
      method: 'GET',
      path: '/sunoapi/act/wav/clip-harbour',
      answer: { wav_file_url: 'https://cdn1.example/a.wav' },
      gives: {
        ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav',
        result: {
          state: 'made',
          product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
        },
      },
    },
    {
      does: 'a WAV that is not there yet (UC-12)',
      order: orders.ofHarbour('wav'),
      method: 'GET',
      path: '/sunoapi/act/wav/clip-harbour',
      answer: { wav_file_url: null },
      gives: { ticket: 'wav:clip-harbour', result: { state: 'running' } },
    },
    {
      does: 'a film, whose address opens later (UC-13)',
      order: orders.ofHarbour('video'),
      method: 'GET',
      path: '/sunoapi/act/mp4/clip-harbour',
      answer: { mp4: 'https://cdn1.example/a.mp4' },
      gives: { ticket: `file:video:${noon + 30_000}:https%3A%2F%2Fcdn1.example%2Fa.mp4` },
    },
    {
      does: 'notes that are still being written (UC-18)',
      order: orders.ofHarbour('midi'),
      method: 'GET',
      path: '/suno/act/midi/clip-harbour',
      answer: { state: 'running' },
      gives: { ticket: 'midi:clip-harbour', result: { state: 'running' } },
    },
    {
      does: 'notes that are there (UC-18)',
      order: orders.ofHarbour('midi'),
      method: 'GET',
      path: '/suno/act/midi/clip-harbour',
      answer: notes,
      gives: { ticket: 'told:midi:clip-harbour', result: strings },
    },
  ],
  looks: [
    {
      says: 'a WAV that came after all',
      ticket: 'wav:clip-harbour',
      method: 'GET',
      path: '/sunoapi/act/wav/clip-harbour',
      json: { wav_file_url: 'https://cdn1.example/a.wav' },
      result: {
        state: 'made',
        product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
      },
    },
    {
      says: 'a WAV it has the address of',
      ticket: 'file:wav:0:https%3A%2F%2Fcdn1.example%2Fa.wav',
      result: {
        state: 'made',
        product: { kind: 'file', format: 'wav', url: 'https://cdn1.example/a.wav' },
      },
    },
    {
      says: 'a film that cannot be opened yet',
      ticket: `file:video:${noon + 1}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
      result: { state: 'running' },
    },
    {
      says: 'a film that can be opened',
      ticket: `file:video:${noon}:https%3A%2F%2Fcdn1.example%2Fa.mp4`,
      result: {
        state: 'made',
        product: { kind: 'file', format: 'video', url: 'https://cdn1.example/a.mp4' },
      },
    },
    {
      says: 'notes that came',
      ticket: 'midi:clip-harbour',
      method: 'GET',
      path: '/suno/act/midi/clip-harbour',
      json: notes,
      result: strings,
    },
    {
      says: 'notes of silence',
      ticket: 'midi:clip-harbour',
      method: 'GET',
      path: '/suno/act/midi/clip-harbour',
      json: { state: 'complete', instruments: [] },
      result: { state: 'failed', code: 'failed', detail: 'there are no notes in it' },
    },
    {
      says: 'words with their times, once more',
      ticket: 'timing:clip-harbour',
      method: 'GET',
      path: '/sunoapi/act/timing/clip-harbour',
      json: timing,
      result: sungWords,
    },
    {
      says: 'a song nobody sings',
      ticket: 'timing:clip-harbour',
      method: 'GET',
      path: '/sunoapi/act/timing/clip-harbour',
      json: { aligned_words: [] },
      result: { state: 'failed', code: 'failed', detail: 'nobody sings in it' },
    },
    {
      says: 'lyrics in the writing',
      ticket: 'lyrics:la',
      method: 'GET',
      path: '/sunoapi/lyrics/la',
      json: { status: 'running', title: '', text: '' },
      result: { state: 'running' },
    },
    {
      says: 'lyrics that are written',
      ticket: 'lyrics:la',
      method: 'GET',
      path: '/sunoapi/lyrics/la',
      json: { status: 'complete', title: 'Fox', text: 'Red coat' },
      result: { state: 'made', product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] } },
    },
    {
      says: 'lyrics that were not allowed',
      ticket: 'lyrics:la',
      method: 'GET',
      path: '/sunoapi/lyrics/la',
      json: { status: 'error', error_message: 'flagged for moderation' },
      result: { state: 'failed', code: 'moderated', detail: 'flagged for moderation' },
    },
    {
      says: 'an upload that is being heard',
      ticket: uploadTicket,
      method: 'GET',
      path: '/sunoapi/feed/own',
      json: [young('own', 'queued')],
      result: { state: 'waiting' },
    },
    {
      says: 'an upload without an address of its own',
      ticket: uploadTicket,
      method: 'GET',
      path: '/sunoapi/feed/own',
      json: [clip('own', { audio_url: '', title: '' })],
      result: {
        state: 'finished',
        takes: [take('own', { audioUrl: 'https://files.example/tape.mp3', title: 'Kitchen Tape' })],
        missing: 0,
      },
    },
    {
      says: 'an upload that could not be used',
      ticket: uploadTicket,
      method: 'GET',
      path: '/sunoapi/feed/own',
      json: [broken('own', 'Uploaded audio matches an existing work of art')],
      result: {
        state: 'failed',
        code: 'moderated',
        detail: 'Uploaded audio matches an existing work of art',
      },
    },
    { says: 'a voice it was told of', ticket: voiceTicket, result: voiceAlone },
    {
      says: 'a persona it was told of',
      ticket: 'persona:persona-1',
      result: { state: 'made', product: { kind: 'persona', personaId: 'persona-1' } },
    },
    {
      says: 'what was told once and is not paid again',
      ticket: 'told:style:r-1',
      result: { state: 'unknown' },
    },
  ],
  check: { path: '/sunoapi/feed/00000000-0000-0000-0000-000000000000', json: [] },
  refusals: [
    {
      says: 'no clips at all',
      answer: { json: { id: 'request-1', clips: [], status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: 'the id of a request, which nobody can ask for',
      answer: { json: { id: 'request-1', status: 'complete' } },
      code: 'bad_answer',
      accepted: 'maybe',
    },
    {
      says: '503 because there is nobody to hand the work to, which its page does not promise to be free',
      answer: { status: 503, json: { error: { message: 'No available channel' } } },
      code: 'overloaded',
      accepted: 'maybe',
    },
  ],
  question: { tickets: ['a,b', 'c,d'], method: 'GET', path: '/sunoapi/feed/a,b,c,d' },
  results: [
    {
      says: 'two finished songs, in another order',
      json: [clip('b'), clip('a')],
      result: { state: 'finished', takes: [take('a'), take('b')], missing: 0 },
    },
    {
      says: 'clips below a name, their lengths as texts',
      json: { clips: [clip('a'), clip('b', { metadata: null, duration: '61.5' })] },
      result: {
        state: 'finished',
        takes: [take('a'), take('b', { style: undefined, lyrics: undefined, seconds: 61.5 })],
        missing: 0,
      },
    },
    {
      says: 'stems, whose titles name the parts',
      json: [clip('a', { title: 'Rain - Vocals' }), clip('b', { title: 'Rain - Instrumental' })],
      result: {
        state: 'finished',
        takes: [take('a', { title: 'Rain - Vocals' }), take('b', { title: 'Rain - Instrumental' })],
        missing: 0,
      },
    },
    {
      says: 'one song and one that failed',
      json: [clip('a'), broken('b', 'something broke')],
      result: { state: 'finished', takes: [take('a')], missing: 1 },
    },
    {
      says: 'a song that is complete and has no address',
      json: [clip('a'), clip('b', { audio_url: '' })],
      result: { state: 'finished', takes: [take('a')], missing: 1 },
    },
    {
      says: 'that both failed',
      json: [broken('a', 'something <i>broke</i>'), broken('b', 'something broke')],
      result: { state: 'failed', code: 'failed', detail: 'something broke' },
    },
    {
      says: 'words that were not allowed',
      json: [broken('a', 'Unable to sing that', 'moderation_failure'), broken('b', 'Unable to sing that')],
      result: { state: 'failed', code: 'moderated', detail: 'Unable to sing that' },
    },
    {
      says: 'a live stream, which is no song yet',
      json: [
        young('a', 'streaming', {
          audio_url: 'https://audiopipe.example/?item_id=a',
          title: 'Rain',
          metadata: { prompt: '[Verse]\nDrops' },
        }),
        young('b', 'queued'),
      ],
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'one song while the other is in the making',
      json: [clip('a'), young('b', 'streaming')],
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'one song and nothing about the other',
      json: [clip('a')],
      result: { state: 'running', title: 'Rain', lyrics: '[Verse]\nDrops' },
    },
    {
      says: 'two songs in the queue',
      json: [young('a', 'submitted'), young('b', 'queued')],
      result: { state: 'waiting' },
    },
    { says: 'nothing about them', json: [], result: { state: 'unknown' } },
  ],
  questionFaults: [],
});

describe('openai-hk in particular', () => {
  const patient = new AbortController().signal;

  it('takes the lone clip of a concat for its song', async () => {
    const gateway = await openGateway();
    gateway.script({ json: young('whole-1', 'submitted', { metadata: { type: 'concat' } }) });
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    expect(await provider.submit(orders.wholeHarbour, patient)).toEqual({ ticket: 'whole-1' });
    await gateway.close();
  });

  it('asks for many sets of twenty-four stems by addresses servers take', async () => {
    const gateway = await openGateway();
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    const tickets = Array.from({ length: provider.capabilities.batch }, (_, set) =>
      Array.from({ length: 24 }, (_, part) => `${set}-${part}-8b7a-4e3e-9b4f-0123456789ab`).join(','),
    );
    const parts = tickets.flatMap((ticket) => ticket.split(','));
    for (let start = 0; start < parts.length; start += 100) {
      gateway.script({ json: parts.slice(start, start + 100).map((id) => clip(id)) });
    }
    const answers = await provider.poll(tickets, patient);
    expect([...answers.values()].map((result) => result.state)).toEqual(tickets.map(() => 'finished'));
    for (const request of gateway.heard) expect(request.path.length).toBeLessThan(8000);
    await gateway.close();
  });

  it('keeps its path for remasters correctable', async () => {
    const gateway = await openGateway();
    gateway.script({ json: [young('r', 'submitted')] });
    const overrides = { remaster: '/sunoapi/remaster' };
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0, overrides });
    expect(await provider.submit(orders.freeRemaster, patient)).toEqual({ ticket: 'r' });
    expect(gateway.heard[0]?.path).toBe('/sunoapi/remaster');
    await gateway.close();
  });

  it('asks at most once for each finished song when a hundred are in the making', () => {
    const { batch, rhythm, usualSeconds } = openaiHk.create({
      key: 'hk-1',
      url: 'http://127.0.0.1',
      clock: () => 0,
    }).capabilities;
    const clips = 2;
    expect(batch * clips).toBeLessThanOrEqual(100);
    const requestsPerBeat = Math.ceil(100 / batch);
    const finishedPerBeat = (100 * rhythm.everyMs) / (usualSeconds * 1000);
    expect(requestsPerBeat / finishedPerBeat).toBeLessThanOrEqual(1);
  });

  it('looks again at a WAV only after pauses that grow, because each look is paid', async () => {
    const gateway = await openGateway();
    let now = noon;
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => now });
    const nothing = { json: { wav_file_url: null } };
    gateway.script(...Array.from({ length: 9 }, () => nothing));
    const { ticket } = await provider.submit(orders.ofHarbour('wav'), patient);
    const paidAt: number[] = [];
    for (let seconds = 5; seconds <= 300; seconds += 5) {
      now = noon + seconds * 1000;
      const before = gateway.heard.length;
      expect((await provider.poll([ticket], patient)).get(ticket)).toEqual({ state: 'running' });
      if (gateway.heard.length > before) paidAt.push(seconds);
    }
    expect(paidAt).toEqual([20, 60, 140, 300]);
    await gateway.close();
  });

  it('lets no call in trouble hide a song', async () => {
    const gateway = await openGateway();
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    const busy = { status: 503, text: 'busy' };
    gateway.script({ json: [clip('a')] }, busy);
    const answers = await provider.poll(['a', 'lyrics:la', 'told:midi:x'], patient);
    expect([...answers.values()].map((result) => result.state)).toEqual(['finished', 'waiting', 'unknown']);
    gateway.script(busy);
    await expect(provider.poll(['lyrics:la'], patient)).rejects.toMatchObject({ code: 'overloaded' });
    gateway.script({ status: 404, json: { error: { message: 'lyrics not found' } } });
    expect((await provider.poll(['lyrics:la'], patient)).get('lyrics:la')).toEqual({ state: 'unknown' });
    await gateway.close();
  });

  it('hands on the good one of two texts', async () => {
    const gateway = await openGateway();
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    gateway.script(
      { json: { status: 'error', title: '', text: '' } },
      { json: { status: 'complete', title: 'Fox', text: 'Red coat' } },
    );
    const answers = await provider.poll(['lyrics:la:lb'], patient);
    expect(answers.get('lyrics:la:lb')).toEqual({
      state: 'made',
      product: { kind: 'text', texts: [{ title: 'Fox', text: 'Red coat' }] },
    });
    await gateway.close();
  });

  it('never orders a persona again once its voice was paid for', async () => {
    const gateway = await openGateway();
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    gateway.script({ json: vox }, { status: 429, text: '' });
    await expect(provider.submit(orders.harbourVoicePersona, patient)).rejects.toMatchObject({
      code: 'rate_limited',
      accepted: 'maybe',
    });
    await gateway.close();
  });

  it('makes no persona from an upload', async () => {
    const provider = openaiHk.create({ key: 'hk-1', url: 'http://127.0.0.1:9', clock: () => 0 });
    const order: Order = { ...orders.harbourPersona, source: orders.recording };
    await expect(provider.submit(order, patient)).rejects.toMatchObject({ code: 'cannot', accepted: 'no' });
  });

  it('replaces nothing exactly, and owes nothing, when the words cannot be timed', async () => {
    const gateway = await openGateway();
    const provider = openaiHk.create({ key: 'hk-1', url: gateway.url, clock: () => 0 });
    gateway.script({ status: 503, text: 'busy' });
    await expect(provider.submit(orders.exactReplacement, patient)).rejects.toMatchObject({
      code: 'overloaded',
      accepted: 'no',
    });
    await expect(provider.submit(orders.exactReplacement, AbortSignal.abort())).rejects.toMatchObject({
      code: 'timed_out',
      accepted: 'no',
    });
    expect(gateway.heard).toHaveLength(1);
    await gateway.close();
  });
});
