import tone from '@tonejs/midi';
import { type Instrument, MediaError, type Note } from '../../core/index.js';
import { drumChannel, isDrums, midiProgram } from './midi-program.js';

/** A standard MIDI file counts 480 ticks a beat and 120 beats a minute unless told otherwise: 960 a second. */
const ticksPerSecond = 960;

/** In seconds: longer than any song, and within what a MIDI file can count. */
const latest = 24 * 3600;

/** More than a song has, for one instrument and for all; writing them takes a second or two. */
const mostNotes = { each: 20_000, all: 60_000 };

/** The channels that are no drums. */
const channels = Array.from({ length: 16 }, (_, channel) => channel).filter(
  (channel) => channel !== drumChannel,
);

/** Writes a standard MIDI file (format 1), a track an instrument; throws a lost {@link MediaError} without a note. */
export function writeMidi(instruments: readonly Instrument[], title: string): Buffer {
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
      // Fifteen channels are all there are: more instruments share them.
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
        velocity: loudness(note.velocity),
      });
    }
  }
  if (left === mostNotes.all) throw new MediaError('lost', 'a score without a note');
  return Buffer.from(score.toArray());
}

const ticks = (seconds: number): number => Math.round(seconds * ticksPerSecond);

/** A note that starts with loudness 0 means the end of one (MIDI 1.0, note on). */
const loudness = (velocity: number): number => Math.min(127, Math.max(1, Math.round(velocity * 127))) / 127;

const isPlayable = ({ pitch, from, to, velocity }: Note): boolean =>
  Number.isInteger(pitch) &&
  pitch >= 0 &&
  pitch <= 127 &&
  from >= 0 &&
  from < latest &&
  to >= from &&
  to < latest &&
  velocity >= 0;

/** The writer takes a character for a byte; this makes it UTF-8. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
