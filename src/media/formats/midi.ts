import tone from '@tonejs/midi';
import { type Instrument, MediaError, type Note } from '../../core/index.js';
import { drumChannel, isDrums, midiProgram } from './midi-program.js';

/** 480 ticks per beat at the default 120 beats per minute. */
const ticksPerSecond = 960;

/** The latest second of a note: longer than any song, and within the range of a MIDI file. */
const latest = 24 * 3600;

/** The largest number of notes, per instrument and in total: more than a song has, written in two seconds. */
const mostNotes = { each: 20_000, all: 60_000 };

/** All channels but that of the drums. */
const channels = Array.from({ length: 16 }, (_, channel) => channel).filter(
  (channel) => channel !== drumChannel,
);

/** Writes a standard MIDI file (format 1) with one track per instrument; throws {@link MediaError} without a note. */
export const writeMidi = (instruments: readonly Instrument[], title: string): Buffer => {
  const score = new tone.Midi();
  score.header.name = bytesOf(title);
  score.header.setTempo(120);
  let melodic = 0;
  let left = mostNotes.all;
  for (const { name, notes } of instruments) {
    const track = score.addTrack();
    track.name = bytesOf(name);
    if (isDrums(name)) track.channel = drumChannel;
    else {
      // MIDI has fifteen such channels: more instruments share them.
      track.channel = channels[melodic % channels.length] ?? 0;
      track.instrument.number = midiProgram(name);
      melodic += 1;
    }
    const played = notes.filter(isPlayable).slice(0, Math.min(mostNotes.each, left));
    left -= played.length;
    for (const note of played) {
      const start = ticks(note.from);
      track.addNote({
        midi: note.pitch,
        ticks: start,
        durationTicks: Math.max(1, ticks(note.to) - start),
        velocity: midiVelocity(note.velocity),
      });
    }
  }
  if (left === mostNotes.all) throw new MediaError('lost', 'empty', 'no playable notes');
  return Buffer.from(score.toArray());
};

const ticks = (seconds: number): number => Math.round(seconds * ticksPerSecond);

/** At least 1 of 127: a note-on with velocity 0 ends a note (MIDI 1.0). */
const midiVelocity = (velocity: number): number =>
  Math.min(127, Math.max(1, Math.round(velocity * 127))) / 127;

const isPlayable = ({ pitch, from, to, velocity }: Note): boolean =>
  Number.isInteger(pitch) &&
  pitch >= 0 &&
  pitch <= 127 &&
  from >= 0 &&
  from < latest &&
  to >= from &&
  to < latest &&
  velocity >= 0;

/** UTF-8 text as one character per byte, which is how the library writes text. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
