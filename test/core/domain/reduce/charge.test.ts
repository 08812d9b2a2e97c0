import { describe, expect, it } from 'vitest';
import { awaitsGateway, chargeOf, type Generation, reduce } from '../../../../src/core/index.js';
import {
  accepted,
  cancelledAtGateway,
  cancelledInCall,
  done,
  inDoubt,
  queued,
  refusedOnce,
  running,
  submitting,
  timedOut,
} from './samples.js';

describe('the charge of a song, read from its record,', () => {
  it.each<[string, Generation, string]>([
    ['is none while the song is queued', queued, 'none'],
    ['is none while the song is queued again after a sure refusal', refusedOnce, 'none'],
    ['is unknown during the call', submitting, 'unknown'],
    ['is made once there is a ticket', running, 'made'],
  ])('%s', (_, generation, charge) => {
    expect(chargeOf(generation)).toBe(charge);
  });
});

describe('the result of the gateway', () => {
  it.each<[string, Generation, boolean]>([
    ['is awaited while the song is running', running, true],
    ['is awaited after a time-out, because it may arrive late', timedOut, true],
    ['is awaited for a song in doubt once its ticket arrives', reduce(inDoubt, accepted), true],
    ['is not awaited without a ticket', inDoubt, false],
    ['is not awaited after the tracks are posted', done, false],
    ['is not awaited for a cancelled song', cancelledAtGateway, false],
    [
      'is not awaited for a cancelled song whose ticket arrives later',
      reduce(cancelledInCall, accepted),
      false,
    ],
  ])('%s', (_, generation, awaited) => {
    expect(awaitsGateway(generation)).toBe(awaited);
  });
});
