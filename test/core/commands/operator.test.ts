import { describe, expect, it } from 'vitest';
import { personKey } from '../../../src/core/index.js';
import { ada } from '../samples.js';
import { bo, club, olga, openClub } from './club.js';

describe('the operator', () => {
  it('alone sees the state of the gateways, and pauses and resumes them', async () => {
    const { answers, personIn, deps, requestSong, gateway, work, clock } = await openClub();
    await personIn(club(), bo).command('operator');
    await personIn(club(), bo).press({ do: 'pause', provider: 'first' });
    expect(answers.map(({ body }) => body)).toEqual(
      Array(2).fill(
        'Only the operator of this bot can do that. If you run it, add web:bo to its setting OPERATORS.',
      ),
    );
    const operator = personIn(club(), olga);
    await operator.press({ do: 'pause', provider: 'first' });
    expect(answers.at(-1)?.body).toContain('first: paused by you');
    await requestSong();
    await work();
    expect(gateway.orders).toEqual([]);
    await deps.store.health.coolDown('first', 'overloaded', 1000);
    clock.advance(2000);
    await operator.press({ do: 'resume', provider: 'first' });
    expect(answers.at(-1)?.body).toContain('first: in use');
    await work();
    expect(gateway.orders).toHaveLength(1);
  });

  it('blocks and unblocks a person or a community, and keeps access in a blocked one', async () => {
    const { answers, personIn, requestSong, gateway, deps } = await openClub();
    const operator = personIn(club(), olga);
    await operator.send('1N?', { who: personKey(ada) });
    await requestSong();
    expect(answers.at(-1)?.body).toContain('has blocked you');
    await operator.send('1N?', { who: personKey(ada) });
    await operator.send('1N?', { who: 'web:club' });
    await requestSong();
    expect(answers.at(-1)?.body).toContain('has blocked it here');
    await operator.command('operator');
    expect(answers.at(-1)?.body).toContain('Blocked\nweb:club');
    await operator.send('1N?', { who: 'somebody' });
    expect(answers.at(-1)?.body).toContain('That is no person or place.');
    expect([...(await deps.store.settings.blocked()), ...gateway.orders]).toEqual(['web:club']);
  });

  it('lists the requests in doubt, and settles one, which updates its card', async () => {
    const { answers, personIn, requestSong, gateway, work, surface } = await openClub();
    gateway.submit = async () => {
      throw new Error('the connection broke');
    };
    await requestSong('a song about doubt');
    await work();
    const operator = personIn(club(), olga);
    await operator.command('operator');
    expect(answers.at(-1)?.body).toContain('1. a song about doubt · first · web:ada');
    const button = answers
      .at(-1)
      ?.controls.flat()
      .find(({ label }) => label === '1 was not charged');
    if (button?.kind !== 'button') throw new Error('there is no button');
    await operator.press(button.action);
    await work();
    expect(surface.messages[0]?.message.body).toContain('Nothing was charged.');
    await operator.command('operator');
    expect(answers.at(-1)?.body).toContain('In doubt: perhaps paid, perhaps not\n–');
  });
});
