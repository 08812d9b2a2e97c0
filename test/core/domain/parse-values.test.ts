import { describe, expect, it } from 'vitest';
import {
  fitsLimits,
  labelOf,
  type OperationName,
  parseValues,
  type RawValues,
} from '../../../src/core/index.js';
import { generous } from '../samples.js';

const read = (name: OperationName, raw: RawValues, seconds?: number) =>
  parseValues(name, raw, generous, seconds);

const valuesOf = (name: OperationName, raw: RawValues, seconds?: number) => {
  const parsed = read(name, raw, seconds);
  return parsed.ok ? parsed.values : parsed.problems;
};

const problemsOf = (name: OperationName, raw: RawValues, seconds?: number) => {
  const parsed = read(name, raw, seconds);
  return parsed.ok ? [] : parsed.problems;
};

describe('a request in one sentence', () => {
  it('gets the first model of the gateway', () => {
    expect(read('song', { prompt: '  rain on the roof\n' })).toEqual({
      ok: true,
      model: 'v5',
      values: { prompt: 'rain on the roof' },
    });
  });

  it('keeps the model that a person chose', () => {
    expect(read('song', { prompt: 'rain', model: 'v4' })).toMatchObject({ ok: true, model: 'v4' });
  });

  it.each([undefined, '', '  \n '])('is missing when it is %j', (prompt) => {
    expect(problemsOf('song', { prompt })).toEqual(['“What is the song about?” is needed.']);
  });

  it('may be as long as the gateway accepts, and is refused with its length beyond that', () => {
    expect(valuesOf('song', { prompt: 'x'.repeat(40) })).toEqual({ prompt: 'x'.repeat(40) });
    expect(problemsOf('song', { prompt: 'x'.repeat(41) })).toEqual([
      '“What is the song about?” may have 40 characters; yours has 41.',
    ]);
  });

  it('ignores values that the operation does not have', () => {
    expect(valuesOf('song', { prompt: 'rain', weirdness: '900', stolen: 'key' })).toEqual({ prompt: 'rain' });
  });

  it('is refused with the available models when a person chooses another', () => {
    expect(problemsOf('song', { prompt: 'rain', model: 'v99' })).toEqual(['“Model” must be one of: v5, v4.']);
  });
});

describe('a custom song', () => {
  const own = { lyrics: 'la la', style: 'folk' };

  it('takes the values that are filled in and no others', () => {
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
  ])('accepts %j as a weight', (weirdness, weight) => {
    expect(valuesOf('custom', { ...own, weirdness })).toMatchObject({ weirdness: weight });
  });

  it.each(['101', '-1', 'half', '0.5', '50 percent', 101, -1, Number.NaN, true])(
    'refuses %j as a weight',
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
  ])('accepts %j as yes or no', (instrumental, answer) => {
    expect(valuesOf('custom', { ...own, instrumental })).toMatchObject({ instrumental: answer });
  });

  it('refuses perhaps as yes or no', () => {
    expect(problemsOf('custom', { ...own, instrumental: 'perhaps' })).toEqual([
      '“Instrumental, no singing” must be yes or no.',
    ]);
  });

  it('is refused with the available voices when another is chosen', () => {
    expect(problemsOf('custom', { ...own, voice: 'choir' })).toEqual([
      '“Voice” must be one of: Female, Male.',
    ]);
  });

  it('needs lyrics, or a style when it is instrumental', () => {
    const noLyrics = [
      'Write some lyrics, or turn on “Instrumental”. To have the words written for you, use /song.',
    ];
    expect(problemsOf('custom', { style: 'folk' })).toEqual(noLyrics);
    expect(problemsOf('custom', { style: 'folk', instrumental: 'no' })).toEqual(noLyrics);
    expect(valuesOf('custom', { style: 'folk', instrumental: 'yes' })).toEqual({
      style: 'folk',
      instrumental: true,
    });
    expect(problemsOf('custom', { instrumental: 'yes', lyrics: 'la' })).toEqual([
      'An instrumental needs a style, for example: slow jazz trio.',
    ]);
  });

  it('keeps the limits of its model', () => {
    const long = { lyrics: 'x'.repeat(60), style: 'y'.repeat(21) };
    expect(problemsOf('custom', long)).toEqual([]);
    expect(problemsOf('custom', { ...long, model: 'v4' })).toEqual([
      '“Lyrics” may have 50 characters; yours has 60.',
      '“Style” may have 20 characters; yours has 21.',
    ]);
  });

  it('is refused with every problem at once', () => {
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
  ])('can be written as %j', (written, seconds) => {
    expect(moment(written)).toEqual({ continueAt: seconds });
  });

  it.each(['0', '0:00', 0, -5, '-5', 'soon', '1:2:3', '3:21', 201, ':30', '1:', Number.POSITIVE_INFINITY])(
    'is refused when it is %j',
    (written) => {
      expect(moment(written)).toEqual([
        '“Where to go on” must be a moment in the track: seconds, or minutes:seconds, up to 3:20.',
      ]);
    },
  );

  it('is required', () => {
    expect(problemsOf('extend', {}, 200)).toEqual(['“Where to go on” is needed.']);
  });
});

describe('a request that was parsed for one gateway', () => {
  const small = { prompt: 10, lyrics: 10, style: 5, title: 5 };

  it('fits another gateway when its texts do', () => {
    expect(fitsLimits('custom', { lyrics: 'la', style: 'folk', weirdness: 0.5 }, small)).toBe(true);
    expect(fitsLimits('custom', { lyrics: 'la', style: 'folk, slow' }, small)).toBe(false);
    expect(fitsLimits('song', { prompt: 'x'.repeat(11) }, small)).toBe(false);
  });
});

describe('a label', () => {
  it('has no hint in a sentence, and is the field’s name when the catalogue has none', () => {
    expect(labelOf('continueAt')).toBe('Where to go on');
    expect(labelOf('glockenspiel')).toBe('glockenspiel');
  });
});
