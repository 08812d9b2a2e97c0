import { randomUUID } from 'node:crypto';
import { makeClips } from './clips.js';
import type { Journal } from './journal.js';
import { seedOf } from './seed.js';
import {
  type Call,
  type Callback,
  type CallOperation,
  type Clip,
  type Progress,
  Refusal,
  type SongFailure,
  type SongOrder,
  type Task,
  type Terms,
} from './song.js';

/** Who asks: the gateway that is pretended and the account that pays. */
export interface Customer {
  readonly gateway: string;
  readonly account: string;
}

/** The shared song-making behind every dialect: takes orders, knows how far they are, forgets the oldest. */
export interface Engine {
  /** Accepts an order and charges it, or throws a Refusal when the prompt asks for empty credits. */
  readonly accept: (customer: Customer, order: SongOrder, terms?: Terms) => Task;
  /** Accepts an order for something that is no song; by default it is done at once. */
  readonly acceptCall: (customer: Customer, call: Call, terms?: Terms) => Task;
  readonly task: (gateway: string, id: string) => Task | undefined;
  readonly clip: (gateway: string, id: string) => Clip | undefined;
  /** The order that made a clip. */
  readonly orderOf: (clip: Clip) => Task | undefined;
  /** The orders for no song about a clip, oldest first. */
  readonly callsAbout: (clip: Clip, operation: CallOperation) => readonly Task[];
  /** The clip of any gateway, for the CDN. */
  readonly clipAnywhere: (id: string) => Clip | undefined;
  readonly progressOf: (clip: Clip) => Progress;
  readonly taskProgress: (task: Task) => Progress;
  readonly isDone: (task: Task) => boolean;
  readonly links: (clip: Clip) => Links;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds from an order to its first finished song. */
  readonly pace: number;
}

/** Where the sandbox's CDN serves a clip. */
export interface Links {
  readonly audio: string;
  /** What is playable while the song is still being made; ends where the making has got to. */
  readonly stream: string;
  /** 360 by 360. */
  readonly image: string;
  /** 1024 by 1024. */
  readonly largeImage: string;
  readonly wav: string;
  /** A film of the cover with the song as its sound. */
  readonly video: string;
}

/** What the house is built from. */
export interface EngineParts {
  readonly now: () => number;
  readonly pace: number;
  readonly seed: number;
  readonly quick: boolean;
  /** Tasks kept in memory. */
  readonly keep: number;
  readonly journal: Journal;
  readonly charge: (task: Task) => void;
  /** Hears of every task that asked to be called back. */
  readonly watch: (task: Task) => void;
  readonly baseUrl: () => string;
}

const moderated: SongFailure = { kind: 'moderated', message: 'Song description flagged for moderation.' };
const failed: SongFailure = { kind: 'failed', message: 'Song generation failed, please try again.' };

/** Builds the house; tasks of the journal are in it from the start. */
export function createEngine(parts: EngineParts): Engine {
  const tasks = new Map<string, Task>();
  const clips = new Map<string, Clip>();
  const calls = new Map<string, Task[]>();
  const repeats = new Map<number, number>();
  let count = 0;

  const remember = (task: Task) => {
    tasks.set(task.id, task);
    for (const clip of task.clips) clips.set(clip.id, clip);
    if (task.sourceId !== undefined) calls.set(task.sourceId, [...(calls.get(task.sourceId) ?? []), task]);
    count = Math.max(count, task.number);
    for (const [id, oldest] of tasks) {
      if (tasks.size <= parts.keep) break;
      tasks.delete(id);
      for (const clip of oldest.clips) {
        clips.delete(clip.id);
        calls.delete(clip.id);
      }
    }
  };
  const enter = (task: Task): Task => {
    remember(task);
    parts.journal.write({ task });
    if (task.billable) parts.charge(task);
    if (task.callback) parts.watch(task);
    return task;
  };
  /** The same words asked for twice give another song, as they do at a real gateway. */
  const seedFor = (order: SongOrder) => {
    const words = seedOf(parts.seed, ...wishes(order), order.source?.id ?? '');
    const times = repeats.get(words) ?? 0;
    if (repeats.size > 5000) repeats.clear();
    repeats.set(words, times + 1);
    return times === 0 ? words : seedOf(words, times);
  };

  for (const task of parts.journal.tasks) remember(task);

  const stageAt = (at: number, doneAfter: number, failure: SongFailure | undefined): Progress => {
    const portion = doneAfter <= 0 ? 1 : Math.min(1, Math.max(0, (parts.now() - at) / doneAfter));
    if (portion >= 1) return { stage: failure ? 'failed' : 'complete', portion: 1 };
    return { stage: portion < 0.05 ? 'submitted' : portion < 0.2 ? 'queued' : 'streaming', portion };
  };
  const progressOf = (clip: Clip): Progress =>
    stageAt(tasks.get(clip.taskId)?.at ?? 0, clip.doneAfter, clip.failure);
  const taskProgress = (task: Task): Progress => {
    if (task.clips.length === 0) return stageAt(task.at, task.doneAfter ?? 0, task.failure);
    const all = task.clips.map(progressOf);
    const slowest = all.reduce((least, one) => (one.portion < least.portion ? one : least));
    return slowest.portion < 1 ? slowest : { stage: task.failure ? 'failed' : 'complete', portion: 1 };
  };
  const isDone = (task: Task) => taskProgress(task).portion >= 1;

  return {
    accept(customer, order, terms = {}) {
      const fate = fateOf(wishes(order).join(' '));
      const id = randomUUID();
      const making = {
        ...customer,
        ...fate,
        taskId: id,
        seed: seedFor(order),
        quick: parts.quick,
        pace: parts.pace * fate.patience * (terms.share ?? 1),
        clipOf: (clipId: string) => clips.get(clipId),
      };
      const { operation, action, model } = order;
      const made = { clips: makeClips(order, making), failure: fate.failure, at: parts.now() };
      const kept = termsOf(terms, fate);
      return enter({ id, number: count + 1, ...customer, operation, action, model, ...made, ...kept });
    },
    acceptCall(customer, call, terms = {}) {
      const fate = fateOf(call.words ?? '');
      const { operation, action, answer, source, vox } = call;
      return enter({
        id: randomUUID(),
        number: count + 1,
        ...customer,
        operation,
        action,
        answer,
        vox,
        model: '',
        clips: [],
        at: parts.now(),
        failure: fate.failure,
        sourceId: source?.id,
        doneAfter: parts.pace * fate.patience * (terms.share ?? 0),
        ...termsOf(terms, fate),
      });
    },
    task(gateway, id) {
      const task = tasks.get(id);
      return task?.gateway === gateway ? task : undefined;
    },
    clip(gateway, id) {
      const clip = clips.get(id);
      return clip?.gateway === gateway ? clip : undefined;
    },
    orderOf: (clip) => tasks.get(clip.taskId),
    callsAbout: (clip, operation) =>
      (calls.get(clip.id) ?? []).filter((task) => task.operation === operation),
    clipAnywhere: (id) => clips.get(id),
    progressOf,
    taskProgress,
    isDone,
    now: parts.now,
    pace: parts.pace,
    links(clip) {
      const base = parts.baseUrl();
      return {
        audio: `${base}/cdn/${clip.id}.${clip.recipe}.mp3`,
        stream: `${base}/audiopipe/?item_id=${clip.id}`,
        image: `${base}/cdn/image_${clip.id}.${clip.sketch}.jpeg`,
        largeImage: `${base}/cdn/image_large_${clip.id}.${clip.sketch}.jpeg`,
        wav: `${base}/cdn/${clip.id}.${clip.recipe}.wav`,
        video: `${base}/cdn/${clip.id}.${clip.recipe}.${clip.sketch}.mp4`,
      };
    },
  };
}

/** What the words of an order ask of the sandbox itself. */
function fateOf(words: string) {
  const has = (wish: string) => words.includes(`sandbox:${wish}`);
  if (has('nocredits')) throw new Refusal('no-credits', 'The balance of this account is used up.');
  const failure = has('moderated') ? moderated : has('fail') ? failed : undefined;
  const manner: Callback['manner'] = has('no-callback')
    ? 'never'
    : has('double-callback')
      ? 'twice'
      : has('early-callback')
        ? 'early'
        : 'once';
  return { failure, manner, single: has('one-track'), patience: (has('slow') ? 5 : 1) * (failure ? 0.5 : 1) };
}

function termsOf(terms: Terms, { manner }: Pick<Callback, 'manner'>) {
  const { billable = true, callback, credits, generations, request } = terms;
  return {
    billable,
    credits,
    generations,
    request,
    callback: callback === undefined ? undefined : { url: callback, manner },
  };
}

function wishes(order: SongOrder): string[] {
  const { operation, description = '', style = '', title = '', lyrics = '', section = '' } = order;
  return [operation, description, style, title, lyrics, section];
}
