import { MPEGDecoder } from 'mpg123-decoder';
import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import type { Part, Recipe } from '../../src/sandbox/composer/index.js';
import {
  composeMp3,
  createSection,
  formatRecipe,
  parseRecipe,
  secondsOf,
  stemNames,
} from '../../src/sandbox/composer/index.js';

const recipeFor = (description: string, part: Part = 'mix', quick = true, take = 0): Recipe => {
  const request = { description, style: '', title: '', lyrics: '', sung: true, take, seed: 1, quick };
  return { part, voice: 'f', polish: 0, sections: [createSection(request)] };
};

const listen = async (mp3: Buffer) => {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData } = decoder.decode(mp3);
  decoder.free();
  return channelData[0] ?? new Float32Array();
};

const loudness = (sound: Float32Array): number =>
  Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length);

describe('the composer', () => {
  it('composes a song of about twenty seconds as a valid stereo MP3', async () => {
    const recipe = recipeFor('a cheerful song about rain', 'mix', false);
    const { format } = await parseBuffer(
      await composeMp3(recipe),
      { mimeType: 'audio/mpeg' },
      { duration: true },
    );
    expect(format.container).toBe('MPEG');
    expect(format.numberOfChannels).toBe(2);
    expect(format.sampleRate).toBe(44_100);
    expect(format.duration).toBeGreaterThan(18);
    expect(format.duration).toBeLessThan(28);
    expect(Math.abs((format.duration ?? 0) - secondsOf(recipe))).toBeLessThan(0.2);
  });

  it('is audible, and never louder than full scale', async () => {
    for (const prompt of ['sad lofi', 'fast rock', 'a waltz', 'calm ocean']) {
      const sound = await listen(await composeMp3(recipeFor(prompt)));
      expect(loudness(sound)).toBeGreaterThan(0.03);
      expect(Math.max(...sound.map(Math.abs))).toBeLessThanOrEqual(1);
    }
  });

  it('composes the same bytes from the same recipe', async () => {
    const [once, again] = [await composeMp3(recipeFor('rock')), await composeMp3(recipeFor('rock'))];
    expect(once.equals(again)).toBe(true);
  });

  it('composes different songs from different prompts and takes', async () => {
    const songs = [recipeFor('rock'), recipeFor('rock', 'mix', true, 1), recipeFor('rock in the rain')];
    const played = await Promise.all(songs.map(async (song) => (await composeMp3(song)).toString('base64')));
    expect(new Set(played).size).toBe(3);
  });

  it('finds moods and families in the words', () => {
    const sectionFor = (words: string) => recipeFor(words, 'mix', false).sections[0];
    expect(sectionFor('a slow waltz')?.family).toBe('waltz');
    expect(sectionFor('lofi for studying')?.family).toBe('lofi');
    expect(['major', 'mixolydian', 'lydian']).toContain(sectionFor('a cheerful pop song')?.mode);
    expect(['minor', 'dorian', 'phrygian', 'harmonic']).toContain(sectionFor('a sad pop song')?.mode);
    const quick = sectionFor('a fast rock song')?.tempo ?? 0;
    expect(quick).toBeGreaterThan(sectionFor('a slow rock song')?.tempo ?? 0);
  });

  it('composes different stems, and none of the twelve is silent', async () => {
    const stems = new Set<string>();
    for (const part of ['sung', 'played', ...stemNames] as const) {
      const mp3 = await composeMp3(recipeFor('a pop song', part));
      expect(loudness(await listen(mp3)), part).toBeGreaterThan(0.005);
      stems.add(mp3.toString('base64'));
    }
    expect(stems.size).toBeGreaterThanOrEqual(13);
  });

  it('formats a recipe as a file name and parses it', () => {
    for (const prompt of ['jazz', 'epic battle', 'techno']) {
      const recipe = recipeFor(prompt, 'Backing Vocals', false);
      expect(formatRecipe(recipe)).toMatch(/^[0-9a-z~-]+$/);
      expect(parseRecipe(formatRecipe(recipe))).toEqual(recipe);
    }
  });

  it('refuses invalid recipes and endless songs', () => {
    const endless = formatRecipe({
      ...recipeFor('jazz'),
      sections: Array(8).fill({ ...recipeFor('jazz').sections[0], seconds: 100 }),
    });
    for (const text of ['', 'x', '0-0-0', '../../etc', '0-0-0~1-2', '0-0-0~1-99-0-1c-30-a-0-6q-1', endless]) {
      expect(parseRecipe(text)).toBeUndefined();
    }
  });

  it('yields to the event loop while it composes', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await composeMp3(recipeFor('a long pop song', 'mix', false));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });
});
