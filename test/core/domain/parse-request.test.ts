import { describe, expect, it } from 'vitest';
import {
  fitsLimits,
  labelOf,
  type OperationName,
  parseRequest,
  type RawValues,
} from '../../../src/core/index.js';
import { generous } from '../samples.js';

const read = (name: OperationName, raw: RawValues, seconds?: number) =>
  parseRequest(name, raw, generous, seconds);

const valuesOf = (name: OperationName, raw: RawValues, seconds?: number) => {
  const parsed = read(name, raw, seconds);
  return parsed.ok ? parsed.values : parsed.problems;
};

const problemsOf = (name: OperationName, raw: RawValues, seconds?: number) => {
  const parsed = read(name, raw, seconds);
  return parsed.ok ? [] : parsed.problems;
};

describe('a wish in one sentence', () => {
  it('is taken with the first model the gateway has', () => {
    expect(read('song', { prompt: '  rain on the roof\n' })).toEqual({
      ok: true,
      model: 'v5',
      values: { prompt: 'rain on the roof' },
    });
  });

  it('is taken with the model someone chose', () => {
    expect(read('song', { prompt: 'rain', model: 'v4' })).toMatchObject({ ok: true, model: 'v4' });
  });

  it.each([undefined, '', '  \n '])('is needed: %j is none', (prompt) => {
    expect(problemsOf('song', { prompt })).toEqual(['“What is the song about?” is needed.']);
  });

  it('may be as long as the gateway takes, and says by how much it is longer', () => {
    expect(valuesOf('song', { prompt: 'x'.repeat(40) })).toEqual({ prompt: 'x'.repeat(40) });
    expect(problemsOf('song', { prompt: 'x'.repeat(41) })).toEqual([
      '“What is the song about?” may have 40 characters; yours has 41.',
    ]);
  });

  it('is not read for anything it does not ask about', () => {
    expect(valuesOf('song', { prompt: 'rain', weirdness: '900', stolen: 'key' })).toEqual({ prompt: 'rain' });
  });

  it('names the models there are when someone wants another', () => {
    expect(problemsOf('song', { prompt: 'rain', model: 'v99' })).toEqual(['“Model” must be one of: v5, v4.']);
  });
});

describe('a song of one’s own', () => {
  const own = { lyrics: 'la la', style: 'folk' };

  it('takes everything that was filled in and nothing that was not', () => {
    expect(
      valuesOf('custom', { ...own, title: '', voice: 'female', weirdness: '30', styleWeight: ' ' }),
    ).toEqual({ ...own, voice: 'female', weirdness: 0.3 });
  });

  it.each<[string | number, number]>([
    ['0', 0],
    ['100', 1],
    ['60 %', 0.6],
    ['60%', 0.6],
    ['007', 0.07],
    [55, 0.55],
  ])('takes %j as a weight', (weirdness, weight) => {
    expect(valuesOf('custom', { ...own, weirdness })).toMatchObject({ weirdness: weight });
  });

  it.each(['101', '-1', 'half', '0.5', '50 percent', 101, -1, Number.NaN, true])(
    'does not take %j as a weight',
    (weirdness) => {
      expect(problemsOf('custom', { ...own, weirdness })).toEqual([
        '“How unusual it may get” must be a number from 0 to 100.',
      ]);
    },
  );

  it.each<[string | boolean, boolean]>([
    [true, true],
    ['true', true],
    ['yes', true],
    ['on', true],
    ['1', true],
    [false, false],
    ['false', false],
    ['no', false],
    ['off', false],
    ['0', false],
  ])('takes %j as an answer', (instrumental, answer) => {
    expect(valuesOf('custom', { ...own, instrumental })).toMatchObject({ instrumental: answer });
  });

  it('does not take perhaps for an answer', () => {
    expect(problemsOf('custom', { ...own, instrumental: 'perhaps' })).toEqual([
      '“Instrumental, no singing” must be yes or no.',
    ]);
  });

  it('names the voices there are', () => {
    expect(problemsOf('custom', { ...own, voice: 'choir' })).toEqual([
      '“Voice” must be one of: Female, Male.',
    ]);
  });

  it('needs words, unless nobody sings', () => {
    const noWords = [
      'Write some lyrics, or turn on “Instrumental”. To have the words written for you, use /song.',
    ];
    expect(problemsOf('custom', { style: 'folk' })).toEqual(noWords);
    expect(problemsOf('custom', { style: 'folk', instrumental: 'no' })).toEqual(noWords);
    expect(valuesOf('custom', { style: 'folk', instrumental: 'yes' })).toEqual({
      style: 'folk',
      instrumental: true,
    });
    expect(problemsOf('custom', { instrumental: 'yes', lyrics: 'la' })).toEqual([
      'An instrumental needs a style, for example: slow jazz trio.',
    ]);
  });

  it('is held to the limits of the model it is for', () => {
    const long = { lyrics: 'x'.repeat(60), style: 'y'.repeat(21) };
    expect(problemsOf('custom', long)).toEqual([]);
    expect(problemsOf('custom', { ...long, model: 'v4' })).toEqual([
      '“Lyrics” may have 50 characters; yours has 60.',
      '“Style” may have 20 characters; yours has 21.',
    ]);
  });

  it('hears of every problem at once, each in words', () => {
    const wrong = {
      lyrics: 'x'.repeat(101),
      title: 'y'.repeat(21),
      instrumental: 'perhaps',
      voice: 'choir',
      model: 'v99',
      weirdness: 'very',
    };
    expect(problemsOf('custom', wrong)).toEqual([
      '“Lyrics” may have 100 characters; yours has 101.',
      '“Title” may have 20 characters; yours has 21.',
      '“Instrumental, no singing” must be yes or no.',
      '“Voice” must be one of: Female, Male.',
      '“Model” must be one of: v5, v4.',
      '“How unusual it may get” must be a number from 0 to 100.',
    ]);
  });
});

describe('a moment in a track', () => {
  const moment = (continueAt: string | number) => valuesOf('extend', { continueAt }, 200);

  it.each<[string | number, number]>([
    ['90', 90],
    ['1:30', 90],
    ['1:30.5', 90.5],
    ['1:30,5', 90.5],
    [' 2:05 ', 125],
    ['0:07', 7],
    ['90s', 90],
    ['90 s', 90],
    [90.25, 90.25],
    ['3:20', 200],
  ])('may be written %j', (written, seconds) => {
    expect(moment(written)).toEqual({ continueAt: seconds });
  });

  it.each(['0', '0:00', 0, -5, '-5', 'soon', '1:2:3', '3:21', 201, ':30', '1:', Number.POSITIVE_INFINITY])(
    'is not %j',
    (written) => {
      expect(moment(written)).toEqual([
        '“Where to go on” must be a moment in the track: seconds, or minutes:seconds, up to 3:20.',
      ]);
    },
  );

  it('is needed', () => {
    expect(problemsOf('extend', {}, 200)).toEqual(['“Where to go on” is needed.']);
  });
});

describe('a wish that was read for one gateway', () => {
  const small = { prompt: 10, lyrics: 10, style: 5, title: 5 };

  it('fits another when its texts do', () => {
    expect(fitsLimits('custom', { lyrics: 'la', style: 'folk', weirdness: 0.5 }, small)).toBe(true);
    expect(fitsLimits('custom', { lyrics: 'la', style: 'folk, slow' }, small)).toBe(false);
    expect(fitsLimits('song', { prompt: 'x'.repeat(11) }, small)).toBe(false);
  });
});

describe('a label', () => {
  it('goes without its hint in a sentence, and by its name when it has no words', () => {
    expect(labelOf('continueAt')).toBe('Where to go on');
    expect(labelOf('glockenspiel')).toBe('glockenspiel');
  });
});
