import type { AnyValues, OperationName } from '../operations/index.js';
import type { Model } from '../operations/models.js';
import type { TrackName } from './generation.js';
import type { AudioFile, MediaFile } from './message.js';
import { type Person, personKey } from './people.js';
import type { ProviderId } from './take.js';

/** A finished track: whose it is, what made it, and our own copy. */
export type Track = {
  id: string;
  generation: string;
  /** Counted from 0 within its generation. */
  index: number;
  person: Person;
  createdAt: number;
  title: string;
  style: string;
  lyrics: string;
  /** Length in seconds, measured from our copy. */
  seconds: number;
  operation: OperationName;
  values: AnyValues;
  parents: readonly TrackName[];
  /** The gateway and the account that made it: follow-ups go there. */
  provider: ProviderId;
  account: string;
  ticket: string;
  clipId: string;
  model: Model;
  /** The model that the gateway says it used, in its own spelling. */
  modelUsed?: string | undefined;
  audio: AudioFile;
  /** True when it is one of its owner's favourites. */
  favourite?: boolean | undefined;
  /** True when only its owner may continue from it. */
  hidden?: boolean | undefined;
  image?: MediaFile | undefined;
};

/** True when the track was made for this person. */
export const isMine = (track: Track, person: Person): boolean =>
  personKey(track.person) === personKey(person);

/** True for two different tracks that the same gateway account made. */
export const hasSameMaker = (one: Track, track: Track): boolean =>
  one.id !== track.id && one.provider === track.provider && one.account === track.account;
