import { actionId } from '../action.js';
import { type Generation, generationId, type Request } from '../generation.js';
import { type ChatMessage, note } from '../message.js';
import { type OperationName, operationOf } from '../operations/index.js';
import { parseRequest } from '../request.js';
import type { ChatEvent, RawValues } from '../surface.js';
import type { Track } from '../track.js';
import { say } from '../words/index.js';
import { cardMessage } from './cards.js';
import { settle } from './change.js';
import { type Choice, choose } from './choose.js';
import { makeForm } from './forms.js';
import type { StudioPorts } from './ports.js';
import { usualSeconds } from './progress.js';
import { enqueue } from './submit.js';

/** What someone asks for, before it is checked. */
export type Asked = { operation: OperationName; raw: RawValues; track?: Track | undefined };

/** Starts a request if it is sound, opens its form if it wants one, or says what is wrong with it. */
export const begin = async (ports: StudioPorts, event: ChatEvent, asked: Asked): Promise<void> => {
  const { locale } = event.person;
  const choice = await choose(ports, {
    operation: asked.operation,
    model: wanted(asked),
    source: asked.track,
  });
  if (choice.kind !== 'chosen') return event.reply.tell(whyNobody(choice, asked, locale));
  if (asked.operation === 'whole' && asked.track?.operation !== 'extend') {
    return event.reply.tell(note('bad', say(locale, 'refusal.not-whole')));
  }
  if (operationOf(asked.operation).form && event.kind !== 'form') {
    const { capability } = choice;
    return event.reply.ask(
      makeForm(asked.operation, { capability, track: asked.track, given: asked.raw, locale }),
    );
  }
  const parsed = parseRequest(asked.operation, asked.raw, choice.capability, asked.track?.seconds, locale);
  if (!parsed.ok) return correct(ports, event, asked, parsed.problems);
  const sources = asked.track === undefined ? [] : [{ id: asked.track.id, title: asked.track.title }];
  const request: Request = {
    operation: asked.operation,
    model: parsed.model,
    values: parsed.values,
    sources,
  };
  // A form is sent once; a bare button can be hit twice, and shall start one song.
  const key = event.kind === 'press' ? `press:${event.person.id}:${event.action}` : event.key;
  await start(ports, event, request, choice.provider.id, key);
};

/** Says again what failed or was liked: the same request, now. */
export const repeat = async (
  ports: StudioPorts,
  event: ChatEvent,
  request: Request,
  key: string,
): Promise<void> => {
  const first = request.sources[0];
  const track = first === undefined ? undefined : await ports.tracks.load(first.id);
  const choice = await choose(ports, { operation: request.operation, model: request.model, source: track });
  if (choice.kind !== 'chosen') {
    const asked = { operation: request.operation, raw: {}, track };
    return event.reply.tell(whyNobody(choice, asked, event.person.locale));
  }
  await start(ports, event, request, choice.provider.id, key);
};

/** Writes the record, puts it into the queue, shows the card. The same key starts one song, however often it comes. */
const start = async (
  ports: StudioPorts,
  event: ChatEvent,
  request: Request,
  provider: string,
  key: string,
) => {
  const { person, address } = event;
  const open = await ports.generations.openOf(person);
  const id = generationId(ports.hash(key));
  if (open.length >= ports.openPerPerson && !open.includes(id)) {
    return event.reply.tell(
      note('bad', say(person.locale, 'refusal.too-many', { limit: ports.openPerPerson })),
    );
  }
  const at = ports.clock();
  const fresh: Generation = {
    id,
    revision: 1,
    createdAt: at,
    person,
    address,
    request,
    provider,
    refusedBy: [],
    posted: {},
    state: { step: 'queued', since: at, attempts: 0 },
  };
  const created = await ports.generations.create(fresh);
  const generation = created ? fresh : ((await ports.generations.load(id)) ?? fresh);
  ports.log.info({ id, key, provider, operation: request.operation, created }, 'asked for');
  if (!created && generation.card !== undefined) {
    return event.reply.tell(note('plain', say(person.locale, 'refusal.running-already')));
  }
  if (generation.state.step === 'queued') await tryEnqueue(ports, generation);
  await showCard(ports, event, generation);
};

/** Once there is a record the song is on its way: what cannot be queued now is tended a little later. */
const tryEnqueue = async (ports: StudioPorts, generation: Generation) => {
  try {
    await enqueue(ports, generation);
  } catch (error) {
    ports.log.warn(
      { id: generation.id, reason: error instanceof Error ? error.message : String(error) },
      'queued later',
    );
  }
};

const showCard = async (ports: StudioPorts, event: ChatEvent, generation: Generation) => {
  const { id, person } = generation;
  const ahead = await ports.carrier.ahead(generation.provider, id).catch(() => undefined);
  const context = {
    now: ports.clock(),
    ahead,
    usualSeconds: await usualSeconds(ports, generation),
    sandbox: ports.sandbox,
  };
  const ref = await event.reply.card(cardMessage(generation, context));
  const carded = await settle(ports, id, { kind: 'carded', at: ports.clock(), ref });
  if (carded !== undefined && !carded.changed && carded.generation.card?.message !== ref.message) {
    // Two presses at the same moment: the other one's card stays, and this one is no card.
    const other = note('plain', say(person.locale, 'refusal.running-already'));
    await ports.surfaces.get(person.platform)?.edit(ref, other);
    return;
  }
  await ports.carrier.redraw(person.platform, id).catch(() => undefined);
};

/** Tells every problem at once and keeps what was typed, behind a button that opens the form again. */
const correct = async (
  ports: StudioPorts,
  event: ChatEvent,
  asked: Asked,
  problems: string[],
): Promise<void> => {
  const { locale } = event.person;
  const draft = generationId(ports.hash(`draft:${event.key}`));
  const kept = { operation: asked.operation, raw: asked.raw, track: asked.track?.id };
  await ports.drafts.save(draft, kept, 24 * 3600);
  const message: ChatMessage = {
    tone: 'bad',
    body: [say(locale, 'invalid.intro'), ...problems.map((problem) => `• ${problem}`)].join('\n'),
    controls: [
      [
        {
          kind: 'button',
          label: say(locale, 'name.mend'),
          action: actionId({ do: 'mend', draft }),
          style: 'main',
        },
      ],
    ],
  };
  await event.reply.tell(message);
};

const wanted = (asked: Asked): string | undefined =>
  typeof asked.raw.model === 'string' && asked.raw.model !== '' ? asked.raw.model : undefined;

const whyNobody = (choice: Choice, asked: Asked, locale: string | undefined): ChatMessage => {
  if (choice.kind === 'maker-gone') {
    return note('bad', say(locale, 'fault.maker_gone', { charge: 'none', provider: choice.provider }));
  }
  return note(
    'bad',
    say(locale, 'refusal.nobody-can', { operation: say(locale, `name.${asked.operation}`) }),
  );
};
