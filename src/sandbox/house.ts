import { randomUUID } from 'node:crypto';
import type { Journal } from './journal.js';
import { makeClips } from './making.js';
import { seedOf } from './seed.js';
import { type Clip, type Progress, Refusal, type SongFailure, type SongOrder, type Task } from './song.js';

/** Who asks: the gateway that is pretended and the account that pays. */
export interface Customer {
  readonly gateway: string;
  readonly account: string;
}

/** The shared song-making behind every dialect: takes orders, knows how far they are, forgets the oldest. */
export interface SongHouse {
  /** Accepts an order and charges it, or throws a Refusal when the prompt asks for empty credits. */
  readonly accept: (customer: Customer, order: SongOrder) => Task;
  /** Keeps a text that was written at once; `billable` is false for what the gateway gives away. */
  readonly acceptText: (customer: Customer, action: string, text: string, billable: boolean) => Task;
  readonly task: (gateway: string, id: string) => Task | undefined;
  readonly clip: (gateway: string, id: string) => Clip | undefined;
  /** The clip of any gateway, for the CDN. */
  readonly clipAnywhere: (id: string) => Clip | undefined;
  readonly progressOf: (clip: Clip) => Progress;
  readonly taskProgress: (task: Task) => Progress;
  readonly links: (clip: Clip) => Links;
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
}

/** What the house is built from. */
export interface HouseParts {
  readonly now: () => number;
  readonly pace: number;
  readonly seed: number;
  readonly quick: boolean;
  /** Tasks kept in memory. */
  readonly keep: number;
  readonly journal: Journal;
  readonly charge: (task: Task) => void;
  readonly baseUrl: () => string;
}

const moderated: SongFailure = { kind: 'moderated', message: 'Song description flagged for moderation.' };
const failed: SongFailure = { kind: 'failed', message: 'Song generation failed, please try again.' };

/** Builds the house; tasks of the journal are in it from the start. */
export function createHouse(parts: HouseParts): SongHouse {
  const tasks = new Map<string, Task>();
  const clips = new Map<string, Clip>();
  const repeats = new Map<number, number>();
  let count = 0;

  const remember = (task: Task) => {
    tasks.set(task.id, task);
    for (const clip of task.clips) clips.set(clip.id, clip);
    count = Math.max(count, task.number);
    for (const [id, oldest] of tasks) {
      if (tasks.size <= parts.keep) break;
      tasks.delete(id);
      for (const clip of oldest.clips) clips.delete(clip.id);
    }
  };
  const enter = (task: Task): Task => {
    remember(task);
    parts.journal.write({ task });
    if (task.billable) parts.charge(task);
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

  const progressOf = (clip: Clip): Progress => {
    const task = tasks.get(clip.taskId);
    const elapsed = parts.now() - (task?.at ?? 0);
    const portion = clip.doneAfter <= 0 ? 1 : Math.min(1, Math.max(0, elapsed / clip.doneAfter));
    if (portion >= 1) return { stage: clip.failure ? 'failed' : 'complete', portion: 1 };
    return { stage: portion < 0.05 ? 'submitted' : portion < 0.2 ? 'queued' : 'streaming', portion };
  };

  return {
    accept(customer, order) {
      const asked = wishes(order).join(' ');
      if (asked.includes('sandbox:nocredits'))
        throw new Refusal('no-credits', 'The balance of this account is used up.');
      const failure = asked.includes('sandbox:moderated')
        ? moderated
        : asked.includes('sandbox:fail')
          ? failed
          : undefined;
      const id = randomUUID();
      const making = {
        ...customer,
        taskId: id,
        seed: seedFor(order),
        quick: parts.quick,
        pace: parts.pace * (asked.includes('sandbox:slow') ? 5 : 1) * (failure ? 0.5 : 1),
        failure,
        single: asked.includes('sandbox:one-track'),
        clipOf: (clipId: string) => clips.get(clipId),
      };
      const { operation, action, model } = order;
      const made = { clips: makeClips(order, making), failure, billable: true, at: parts.now() };
      return enter({ id, number: count + 1, ...customer, operation, action, model, ...made });
    },
    acceptText(customer, action, text, billable) {
      const made = { operation: 'style', model: '', clips: [], at: parts.now() } as const;
      return enter({ id: randomUUID(), number: count + 1, ...customer, ...made, action, billable, text });
    },
    task(gateway, id) {
      const task = tasks.get(id);
      return task?.gateway === gateway ? task : undefined;
    },
    clip(gateway, id) {
      const clip = clips.get(id);
      return clip?.gateway === gateway ? clip : undefined;
    },
    clipAnywhere: (id) => clips.get(id),
    progressOf,
    taskProgress(task) {
      const all = task.clips.map(progressOf);
      const slowest = all.reduce((least, one) => (one.portion < least.portion ? one : least), {
        stage: 'complete',
        portion: 1,
      } as Progress);
      if (slowest.portion < 1) return slowest;
      return { stage: task.failure ? 'failed' : 'complete', portion: 1 };
    },
    links(clip) {
      const base = parts.baseUrl();
      return {
        audio: `${base}/cdn/${clip.id}.${clip.recipe}.mp3`,
        stream: `${base}/audiopipe/?item_id=${clip.id}`,
        image: `${base}/cdn/image_${clip.id}.${clip.sketch}.jpeg`,
        largeImage: `${base}/cdn/image_large_${clip.id}.${clip.sketch}.jpeg`,
      };
    },
  };
}

function wishes(order: SongOrder): string[] {
  return [order.operation, order.description ?? '', order.style ?? '', order.title ?? '', order.lyrics ?? ''];
}
