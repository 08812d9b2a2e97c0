import { seedOf } from '../random.js';
import { drumHit } from './drum-sounds.js';
import { familyOf, type StemName, stemNames } from './genres.js';
import { instrumentOf } from './instruments.js';
import { masterMix } from './mastering.js';
import { type Recipe, type Section, secondsOf } from './recipe.js';
import { type Note, writeScore } from './score.js';
import { synthesize } from './synthesizer.js';
import { sampleRate, sungWave } from './waves.js';
import { createYield, type YieldToEventLoop } from './yield.js';

/** The left and the right channel, samples from -1 to 1. */
export type Stereo = readonly [Float32Array, Float32Array];

/** The stereo position of each voice, from -1 (left) to 1 (right). */
const panning: Record<StemName, number> = {
  Vocals: 0,
  'Backing Vocals': 0.28,
  Drums: 0,
  Bass: 0,
  Guitar: -0.42,
  Keyboard: 0.34,
  Percussion: 0.3,
  Strings: -0.22,
  Synth: 0.46,
  FX: -0.5,
  Brass: 0.25,
  Woodwinds: -0.35,
};

/** How carefully a song is rendered: a draft has every fourth note and no reverb, for tests. */
export type Quality = 'full' | 'draft';

/** A draft plays one note of so many. */
const draftNotes = 4;

/** Renders the sections of a recipe one after the other, each with a short fade at both ends. */
export const renderRecipe = async (recipe: Recipe, quality: Quality = 'full'): Promise<Stereo> => {
  const yieldToEventLoop = createYield();
  const length = Math.round(secondsOf(recipe) * sampleRate);
  const song: Stereo = [new Float32Array(length), new Float32Array(length)];
  let position = 0;
  for (const section of recipe.sections) {
    const sound = await renderSection(section, recipe, quality, yieldToEventLoop);
    const samples = Math.min(sound[0].length, length - position);
    song[0].set(sound[0].subarray(0, samples), position);
    song[1].set(sound[1].subarray(0, samples), position);
    position += samples;
  }
  return song;
};

const renderSection = async (
  section: Section,
  recipe: Recipe,
  quality: Quality,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Stereo> => {
  const family = familyOf(section.family);
  const samples = Math.round(section.seconds * sampleRate);
  const offset = Math.round(section.from * sampleRate);
  const mix: Stereo = [new Float32Array(samples), new Float32Array(samples)];
  let kept = 0;
  for (const note of writeScore(section)) {
    await yieldToEventLoop();
    const player = playerOf(note.voice, section, recipe);
    if (player.loudness === 0) continue;
    const start = Math.round(note.at * sampleRate) - offset;
    if (start >= samples) continue;
    kept += 1;
    if (quality === 'draft' && kept % draftNotes !== 1) continue;
    const sound =
      note.voice === 'Drums' || note.voice === 'Percussion'
        ? drumHit(String.fromCharCode(note.pitch), section.family)
        : playNote(note, player.voice, section, recipe, samples - start);
    const level = note.force * player.loudness * (note.voice === 'Percussion' ? 1.4 : 1);
    const pan = panning[player.voice] * (recipe.polish % 2 === 1 ? -1 : 1);
    add(mix[0], sound, start, level * Math.min(1, 1 - pan));
    add(mix[1], sound, start, level * Math.min(1, 1 + pan));
  }
  await masterMix(mix, {
    reverb: quality === 'draft' ? 0 : family.reverb * (1 + (recipe.polish % 3) * 0.25),
    warmth: Math.min(16_000, family.warmth * (1 + recipe.polish * 0.06)),
    drive: family.drive,
    crackle: recipe.part === 'mix' || recipe.part === 'FX' || recipe.part === 'played' ? family.crackle : 0,
    seed: section.tune,
    yieldToEventLoop,
  });
  return mix;
};

/** The voice that plays a note, and its volume; in an instrumental song the family's lead voice plays the tune. */
const playerOf = (
  voice: StemName,
  section: Section,
  recipe: Recipe,
): { voice: StemName; loudness: number } => {
  const family = familyOf(section.family);
  const { part } = recipe;
  const isSinger = voice === 'Vocals' || voice === 'Backing Vocals';
  if (part === voice) return { voice, loudness: 1 };
  const leads = !section.sung && voice === 'Vocals';
  if (leads && part === family.lead) return { voice: family.lead, loudness: 1 };
  if (stemNames.some((name) => name === part)) return { voice, loudness: 0 };
  if (part === 'sung') return { voice, loudness: isSinger ? 1 : 0 };
  if (leads) return { voice: family.lead, loudness: 1.5 };
  if (isSinger && (part === 'played' || !section.sung)) return { voice, loudness: 0 };
  if (isSinger) return { voice, loudness: voice === 'Vocals' ? 1 : 0.8 };
  return { voice, loudness: family.mix[voice] ?? 0.06 };
};

const playNote = (
  note: Note,
  voice: StemName,
  section: Section,
  recipe: Recipe,
  longest: number,
): Float32Array => {
  if (voice === 'Drums' || voice === 'Percussion') return drumHit('h', section.family);
  const base = instrumentOf(voice, section.family);
  const sings = voice === 'Vocals' || voice === 'Backing Vocals';
  const pitch = sings && recipe.voice === 'm' ? note.pitch - 12 : note.pitch;
  const vowel = seedOf(section.tune, Math.round(note.at * 100)) % 5;
  const instrument = sings
    ? { ...base, bright: sungWave(vowel, pitch, recipe.voice), dull: sungWave(4, pitch, recipe.voice) }
    : base;
  return synthesize({
    instrument,
    pitch,
    seconds: note.seconds,
    seed: seedOf(voice, Math.round(note.at * 1000)),
    sings,
    longest,
  });
};

const add = (target: Float32Array, sound: Float32Array, start: number, level: number): void => {
  const from = Math.max(0, -start);
  const until = Math.min(sound.length, target.length - start);
  for (let index = from; index < until; index += 1) {
    target[start + index] = (target[start + index] ?? 0) + (sound[index] ?? 0) * level;
  }
};
