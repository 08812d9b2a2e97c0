import { randomUUID } from 'node:crypto';
import { type Directives, parseDirectives } from './directives.js';
import { seedOf } from './random.js';
import type { Journal } from './saved-state.js';
import { makeClips } from './songs/clips.js';
import { createTaskStore } from './task-store.js';
import type { Call, CallOperation, Clip, Progress, SongFailure, SongOrder, Task, Terms } from './types.js';

/** The sender of a request: the gateway it called, and the account of its API key. */
export type Caller = {
  readonly gateway: string;
  readonly account: string;
};

/** The logic that all dialects share: it accepts orders and knows their progress. */
export type Engine = {
  /** Accepts an order for a song and charges it; throws a Refusal when the words ask for empty credits. */
  readonly accept: (caller: Caller, order: SongOrder, terms?: Terms) => Task;
  /** Accepts an order for something other than a song; by default it is done at once. */
  readonly acceptCall: (caller: Caller, call: Call, terms?: Terms) => Task;
  readonly task: (gateway: string, id: string) => Task | undefined;
  readonly clip: (gateway: string, id: string) => Clip | undefined;
  /** The task that made a clip. */
  readonly orderOf: (clip: Clip) => Task | undefined;
  /** The calls about a clip, oldest first. */
  readonly callsAbout: (clip: Clip, operation: CallOperation) => readonly Task[];
  /** A clip of any gateway, for the CDN. */
  readonly clipAnywhere: (id: string) => Clip | undefined;
  readonly progressOf: (clip: Clip) => Progress;
  readonly taskProgress: (task: Task) => Progress;
  readonly isDone: (task: Task) => boolean;
  readonly links: (clip: Clip) => Links;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds from an order to its first finished song. */
  readonly pace: number;
};

/** The addresses of a clip at the sandbox's CDN. */
export type Links = {
  readonly audio: string;
  /** Plays while the song is being made, up to what is finished. */
  readonly stream: string;
  /** 360 by 360 pixels. */
  readonly image: string;
  /** 1024 by 1024 pixels. */
  readonly largeImage: string;
  readonly wav: string;
  /** A video of the cover with the song as its soundtrack. */
  readonly video: string;
};

export type EngineDeps = {
  readonly now: () => number;
  readonly pace: number;
  readonly seed: number;
  readonly quick: boolean;
  /** The number of tasks to keep in memory. */
  readonly keep: number;
  readonly journal: Journal;
  readonly charge: (task: Task) => void;
  /** Called for every task that asked for a callback. */
  readonly scheduleCallback: (task: Task) => void;
  readonly baseUrl: () => string;
};

/** The number of different orders after which repeated orders are counted from zero again. */
const mostCountedOrders = 5000;

/** Builds the engine, with the tasks of the journal. */
export const createEngine = (deps: EngineDeps): Engine => {
  const store = createTaskStore(deps.keep);
  for (const task of deps.journal.tasks) store.add(task);
  const seedFor = createSeeds(deps.seed);
  const progress = createProgress(deps.now, (id) => store.task(id));

  const save = (task: Task): Task => {
    store.add(task);
    deps.journal.write({ task });
    if (task.billable) deps.charge(task);
    if (task.callback) deps.scheduleCallback(task);
    return task;
  };

  return {
    accept: (caller, order, terms = {}) => {
      const directives = parseDirectives(textsOf(order).join(' '));
      const { operation, action, model } = order;
      const { failure, single, slowdown } = directives;
      const id = randomUUID();
      const clips = makeClips(order, {
        ...caller,
        failure,
        single,
        taskId: id,
        seed: seedFor(order),
        quick: deps.quick,
        pace: deps.pace * slowdown * (terms.share ?? 1),
        clipOf: store.clip,
      });
      const number = store.nextNumber();
      const at = deps.now();
      const settled = applyTerms(terms, directives);
      return save({ id, number, ...caller, operation, action, model, clips, failure, at, ...settled });
    },
    acceptCall: (caller, call, terms = {}) => {
      const directives = parseDirectives(call.words ?? '');
      const { operation, action, answer, source, vox } = call;
      return save({
        id: randomUUID(),
        number: store.nextNumber(),
        ...caller,
        operation,
        action,
        answer,
        vox,
        model: '',
        clips: [],
        at: deps.now(),
        failure: directives.failure,
        sourceId: source?.id,
        doneAfter: deps.pace * directives.slowdown * (terms.share ?? 0),
        ...applyTerms(terms, directives),
      });
    },
    task: (gateway, id) => {
      const task = store.task(id);
      return task?.gateway === gateway ? task : undefined;
    },
    clip: (gateway, id) => {
      const clip = store.clip(id);
      return clip?.gateway === gateway ? clip : undefined;
    },
    orderOf: (clip) => store.task(clip.taskId),
    callsAbout: store.callsAbout,
    clipAnywhere: store.clip,
    ...progress,
    now: deps.now,
    pace: deps.pace,
    links: (clip) => linksOf(deps.baseUrl(), clip),
  };
};

/** Seeds for orders: the same words ordered twice give another song, as at a real gateway. */
const createSeeds = (seed: number): ((order: SongOrder) => number) => {
  const repeats = new Map<number, number>();
  return (order) => {
    const words = seedOf(seed, ...textsOf(order), order.source?.id ?? '');
    const times = repeats.get(words) ?? 0;
    if (repeats.size > mostCountedOrders) repeats.clear();
    repeats.set(words, times + 1);
    return times === 0 ? words : seedOf(words, times);
  };
};

/** The progress of tasks and clips, computed from the clock. */
const createProgress = (
  now: () => number,
  taskOf: (id: string) => Task | undefined,
): Pick<Engine, 'progressOf' | 'taskProgress' | 'isDone'> => {
  const progressAt = (at: number, doneAfter: number, failure: SongFailure | undefined): Progress => {
    const portion = doneAfter <= 0 ? 1 : Math.min(1, Math.max(0, (now() - at) / doneAfter));
    if (portion >= 1) return { stage: failure ? 'failed' : 'complete', portion: 1 };
    return { stage: portion < 0.05 ? 'submitted' : portion < 0.2 ? 'queued' : 'streaming', portion };
  };
  const progressOf = (clip: Clip): Progress =>
    progressAt(taskOf(clip.taskId)?.at ?? 0, clip.doneAfter, clip.failure);
  const taskProgress = (task: Task): Progress => {
    if (task.clips.length === 0) return progressAt(task.at, task.doneAfter ?? 0, task.failure);
    const all = task.clips.map(progressOf);
    const slowest = all.reduce((least, next) => (next.portion < least.portion ? next : least));
    return slowest.portion < 1 ? slowest : { stage: task.failure ? 'failed' : 'complete', portion: 1 };
  };
  return { progressOf, taskProgress, isDone: (task) => taskProgress(task).portion >= 1 };
};

const linksOf = (base: string, clip: Clip): Links => ({
  audio: `${base}/cdn/${clip.id}.${clip.recipe}.mp3`,
  stream: `${base}/audiopipe/?item_id=${clip.id}`,
  image: `${base}/cdn/image_${clip.id}.${clip.sketch}.jpeg`,
  largeImage: `${base}/cdn/image_large_${clip.id}.${clip.sketch}.jpeg`,
  wav: `${base}/cdn/${clip.id}.${clip.recipe}.wav`,
  video: `${base}/cdn/${clip.id}.${clip.recipe}.${clip.sketch}.mp4`,
});

const applyTerms = (terms: Terms, { manner }: Pick<Directives, 'manner'>) => {
  const { billable = true, callback, credits, generations, request } = terms;
  return {
    billable,
    credits,
    generations,
    request,
    callback: callback === undefined ? undefined : { url: callback, manner },
  };
};

/** All texts of an order that come from a person. */
const textsOf = (order: SongOrder): string[] => {
  const { operation, description = '', style = '', title = '', lyrics = '', sectionLyrics = '' } = order;
  return [operation, description, style, title, lyrics, sectionLyrics];
};
