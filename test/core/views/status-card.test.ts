import { describe, expect, it } from 'vitest';
import {
  type Charge,
  type ChatMessage,
  type FaultCode,
  faultPlans,
  type Outcome,
  type State,
} from '../../../src/core/index.js';
import { statusCard } from '../../../src/core/views/status-card.js';
import { rain, take } from '../samples.js';

const context = { now: 60_000, ahead: 0, usualSeconds: 120, sandbox: false };
const ticket = { provider: 'first', account: 'f00', ticket: 'ticket-1', at: 30_000 };

const card = (state: State, more: Partial<typeof context> & { ahead?: number } = {}): ChatMessage =>
  statusCard(rain({ ticket, state }), { ...context, ...more });

const ended = (outcome: Outcome) => card({ step: 'done', since: 9, outcome });

/** The charges of faults that happen after the gateway has, or may have, accepted the song. */
const charges: Partial<Record<FaultCode, Charge>> = {
  failed: 'unknown',
  unknown_task: 'made',
  timed_out: 'made',
  media_lost: 'made',
  in_doubt: 'unknown',
};

/** A card as a person reads it, line by line. */
const read = (message: ChatMessage): string => {
  const { tone, title, body, progress, footnote } = message;
  const bar = progress === undefined ? [] : [`${Math.round(progress * 100)} %`];
  const buttons = message.controls.flat().map(({ label }) => `[${label}]`);
  return [`${tone}: ${title}`, body, ...bar, ...buttons, ...(footnote === undefined ? [] : [footnote])].join(
    '\n',
  );
};

describe('the card of a song', () => {
  it('that is queued shows how many songs are before it', () => {
    expect(read(card({ step: 'queued', since: 0, attempts: 0 }))).toMatchInlineSnapshot(`
      "busy: rain on the roof
      You are next.
      0 %
      [Cancel]"
    `);
    expect(card({ step: 'queued', since: 0, attempts: 0 }, { ahead: 1 }).body).toBe(
      '1 song is before yours.',
    );
    expect(card({ step: 'queued', since: 0, attempts: 0 }, { ahead: 7 }).body).toBe(
      '7 songs are before yours.',
    );
  });

  it('that is being submitted can still be cancelled', () => {
    const state = { step: 'submitting', since: 0, attempts: 1, lease: 75 } as const;
    expect(card(state)).toMatchInlineSnapshot(`
      {
        "body": "Handing it to the gateway …",
        "controls": [
          [
            {
              "action": {
                "do": "cancel",
                "generation": "rainrainrainrain",
              },
              "kind": "button",
              "label": "Cancel",
              "style": "danger",
            },
          ],
        ],
        "footnote": undefined,
        "progress": 0,
        "title": "rain on the roof",
        "tone": "busy",
      }
    `);
  });

  it('that is running shows its remaining time and its title', () => {
    expect(read(card({ step: 'running', since: 30_000 }))).toMatchInlineSnapshot(`
      "busy: rain on the roof
      Composing … Ready in about 1.5 minutes.
      2 %
      [Cancel]"
    `);
    const state = { step: 'running', since: 30_000, progress: 0.4, title: 'Rain on the Roof' } as const;
    expect(read(card(state))).toMatchInlineSnapshot(`
      "busy: Rain on the Roof
      Composing … Ready in about 1.5 minutes.
      40 %
      [Cancel]"
    `);
  });

  it('of the sandbox never mentions a charge', () => {
    const bodyOf = (outcome: Outcome) =>
      statusCard(rain({ ticket, state: { step: 'done', since: 9, outcome } }), { ...context, sandbox: true })
        .body;
    expect(bodyOf({ kind: 'cancelled', charge: 'made' })).toBe(
      'Cancelled. The sandbox was at it already, which costs nothing.',
    );
    expect(bodyOf({ kind: 'failed', fault: 'media_lost', detail: '', charge: 'made' })).toContain(
      'Nothing was charged.',
    );
  });

  it('that takes longer than usual says so instead of an estimate', () => {
    expect(card({ step: 'running', since: 30_000 }, { now: 400_000 }).body).toBe(
      'Composing … It takes a little longer than usual.',
    );
  });

  it('that is finished can no longer be cancelled', () => {
    const outcome: Outcome = { kind: 'tracks', takes: [take('a')], missing: 0, late: false };
    expect(read(card({ step: 'delivering', since: 9, outcome }))).toMatchInlineSnapshot(`
      "busy: rain on the roof
      It is ready. I am fetching it …
      97 %"
    `);
  });

  it('with tracks shows their number, how many are missing and whether they are late', () => {
    const two = [take('a'), take('b')];
    expect(read(ended({ kind: 'tracks', takes: two, missing: 0, late: false }))).toMatchInlineSnapshot(`
      "good: rain on the roof
      Here are your 2 tracks."
    `);
    expect(
      read(ended({ kind: 'tracks', takes: two.slice(1), missing: 1, late: true })),
    ).toMatchInlineSnapshot(`
      "good: rain on the roof
      Here is your track.
      One more track was promised, but it could not be brought here.
      This one came late, after I had given up on it. It is yours; it does not count again."
    `);
  });

  it('that was cancelled shows its charge', () => {
    const bodies = (['none', 'made', 'unknown'] as const).map(
      (charge) => ended({ kind: 'cancelled', charge }).body,
    );
    expect(bodies).toMatchInlineSnapshot(`
      [
        "Cancelled before it was handed to the gateway. Nothing was charged.",
        "Cancelled. It was already with the gateway, which has charged for it.",
        "Cancelled while it was being handed over. I cannot tell whether the gateway has charged for it.",
      ]
    `);
    expect(read(ended({ kind: 'cancelled', charge: 'none' }))).toMatchInlineSnapshot(`
      "plain: rain on the roof
      Cancelled before it was handed to the gateway. Nothing was charged.
      [Try again]"
    `);
  });

  it('that failed shows the reason, the charge and the next step for each fault', () => {
    const bodies = (Object.keys(faultPlans) as FaultCode[]).map((fault) => {
      const charge = charges[fault] ?? 'none';
      return `${fault}: ${ended({ kind: 'failed', fault, detail: 'No names of artists.', charge }).body}`;
    });
    expect(bodies.join('\n\n')).toMatchInlineSnapshot(`
      "bad_input: The gateway did not accept this request: “No names of artists”. Nothing was charged. Change it a little and try again.

      moderated: The gateway's moderation refused this: “No names of artists”. Nothing was charged. Names of artists and strong language are the usual reasons; put it in other words and try again.

      unauthorized: The gateway did not accept the key of this bot. Nothing was charged. Only the bot's owner can mend that; your request is kept, try again later.

      out_of_credits: The bot's account at the gateway has no credits left. Nothing was charged. Its owner has been told; try again later.

      rate_limited: The gateway is getting too many requests. Nothing was charged. Try again in a few minutes.

      overloaded: The gateway is overloaded right now. Nothing was charged. Try again in a few minutes.

      unreachable: The gateway does not answer right now. Nothing was charged. Try again in a few minutes.

      bad_answer: The gateway gave an answer I could not understand. Nothing was charged. Try again in a few minutes.

      unknown_task: The gateway has lost track of this song. The gateway has charged for it. You can try again; that is a new charge.

      failed: The gateway could not finish this song: “No names of artists”. I cannot tell whether the gateway has charged for it. You can try again.

      timed_out: This took too long, so I stopped waiting. The gateway has charged for it. If it still comes, I post it here at no further cost. You can also try again; that is a new charge.

      in_doubt: The connection broke while I handed this over. I cannot tell whether the gateway has charged for it. I will not send it a second time by myself. If it still comes, I post it here; if you try again, it may be charged twice.

      chat_refused: The song is finished, but this chat does not take it. Nothing was charged. Check what I may post here, or ask me somewhere else.

      media_lost: The gateway finished the song, but its files could not be fetched. The gateway has charged for it. You can try again; that is a new charge.

      maker_gone: This track was made at first, and only there can it be worked on. That gateway is not in use right now. Nothing was charged.

      cannot: No gateway of this bot can do that. Nothing was charged."
    `);
  });

  it('that failed has a button to try again', () => {
    const outcome: Outcome = { kind: 'failed', fault: 'overloaded', detail: '', charge: 'none' };
    expect(ended(outcome).controls).toMatchInlineSnapshot(`
      [
        [
          {
            "action": {
              "do": "retry",
              "generation": "rainrainrainrain",
            },
            "kind": "button",
            "label": "Try again",
            "style": "main",
          },
        ],
      ]
    `);
  });

  it('that failed looks the same during its delivery and afterwards', () => {
    const outcome: Outcome = { kind: 'failed', fault: 'moderated', detail: 'a name', charge: 'none' };
    expect(card({ step: 'delivering', since: 9, outcome })).toEqual(ended(outcome));
  });

  it('that failed shows only the beginning of a long message from the gateway', () => {
    const outcome: Outcome = { kind: 'failed', fault: 'failed', detail: 'x'.repeat(5000), charge: 'none' };
    expect(ended(outcome).body?.length).toBeLessThan(400);
  });

  it.each<[string, State]>([
    ['is queued', { step: 'queued', since: 0, attempts: 0 }],
    ['is running', { step: 'running', since: 0 }],
    ['is done', { step: 'done', since: 0, outcome: { kind: 'cancelled', charge: 'none' } }],
  ])('mentions the sandbox when it %s', (_, state) => {
    expect(card(state, { sandbox: true }).footnote).toBe(
      'Made by the sandbox: a small practice composer, free of charge.',
    );
    expect(card(state).footnote).toBeUndefined();
  });
});

describe('the card of a running song', () => {
  const running = (more: object) => rain({ state: { step: 'running', since: 2, ...more } });
  const shown = (more: object) => statusCard(running(more), { now: 0, usualSeconds: 60, sandbox: false });

  it('shows the first lines of its lyrics as soon as they are known', () => {
    const lyrics = '[Verse]\nRain on the roof\n\nRain on the tin\nAll day\nAll night\nAnd then the sun';
    expect(shown({ lyrics }).body).toBe(
      'Composing … Ready in about a minute.\n\nRain on the roof\nRain on the tin\nAll day\nAll night\n…',
    );
  });

  it('has a link to listen where its gateway streams, beside Cancel', () => {
    const listenUrl = 'https://stream.example/a';
    expect(shown({ listenUrl }).controls).toEqual([
      [
        { kind: 'link', label: 'Listen already', url: listenUrl },
        expect.objectContaining({ kind: 'button', label: 'Cancel' }),
      ],
    ]);
  });
});
