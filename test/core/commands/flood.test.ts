import { describe, expect, it } from 'vitest';
import { bo, club, openClub } from './club.js';

describe('a person who sends too much at once', () => {
  it('is asked once to slow down, and is answered again after 20 seconds', async () => {
    const { answers, personIn, command, clock } = await openClub();
    const person = personIn(club(), bo);
    for (let count = 0; count < 25; count += 1) await person.command('help');
    answers.length = 0;
    await person.command('help');
    await person.say('rain');
    await person.say('rain');
    expect(answers.map(({ body }) => body)).toEqual(['That is very fast. Wait a few seconds, then go on.']);
    await command('help');
    expect(answers.at(-1)?.title).toBe('Ask for a song');
    clock.advance(20_000);
    await person.command('help');
    expect(answers.at(-1)?.title).toBe('Ask for a song');
  });
});
