import { describe, expect, it } from 'vitest';
import { reduce } from '../../../../src/core/index.js';
import { checkHistories } from './any-history.js';

const steps = ['queued', 'submitting', 'running', 'delivering', 'done'];

describe('any facts, in any order,', () => {
  it('leave a readable record with the same revision, id, person and address', () => {
    checkHistories((history) => {
      for (const { before, after } of history) {
        expect(steps).toContain(after.state.step);
        expect(after.revision).toBe(before.revision);
        expect(after.id).toBe(before.id);
        expect(after.person).toBe(before.person);
        expect(after.address).toBe(before.address);
      }
    });
  });

  it('do not modify the record they are applied to', () => {
    checkHistories((history) => {
      for (const { fact, before } of history) {
        const copy = structuredClone(before);
        reduce(before, fact);
        expect(before).toEqual(copy);
      }
    });
  });

  it('never queue a song again that may have been accepted', () => {
    checkHistories((history) => {
      let mayBePaid = false;
      for (const { fact, before, after } of history) {
        const inCall = before.state.step === 'submitting';
        if (mayBePaid) expect(['queued', 'submitting']).not.toContain(after.state.step);
        if (inCall && after.state.step === 'queued') {
          // The only way back to the queue is a sure refusal of this very call.
          expect(fact).toMatchObject({
            kind: 'refused',
            attempts: before.state.step === 'submitting' && before.state.attempts,
          });
        }
        if (after.ticket !== undefined) mayBePaid = true;
        if (inCall && (fact.kind === 'doubted' || fact.kind === 'accepted')) mayBePaid = true;
      }
    });
  });

  it('allow another call only after a sure refusal, and one acceptance at most', () => {
    checkHistories((history) => {
      const called = history.filter(
        ({ before, after }) => before.state.step === 'queued' && after.state.step === 'submitting',
      );
      const refused = history.filter(
        ({ before, after }) => before.state.step === 'submitting' && after.state.step === 'queued',
      );
      const taken = history.filter(
        ({ before, after }) => before.state.step === 'submitting' && after.state.step === 'running',
      );
      expect(called.length - refused.length).toBeLessThanOrEqual(1);
      expect(taken.length).toBeLessThanOrEqual(1);
    });
  });

  it('count an attempt for each call and for each move before a call', () => {
    checkHistories((history) => {
      let calls = 0;
      for (const { before, after } of history) {
        const moved =
          before.state.step === 'queued' && after.state.step === 'queued' && after.state !== before.state;
        if (moved || (before.state.step === 'queued' && after.state.step === 'submitting')) calls += 1;
        if (after.state.step === 'queued' || after.state.step === 'submitting')
          expect(after.state.attempts).toBe(calls);
      }
    });
  });

  it('never change a ticket', () => {
    checkHistories((history) => {
      for (const { before, after } of history) {
        if (before.ticket !== undefined) expect(after.ticket).toBe(before.ticket);
      }
    });
  });

  it('ignore a refusal after the acceptance', () => {
    checkHistories((history) => {
      for (const { fact, before, after } of history) {
        if (before.ticket !== undefined && fact.kind === 'refused') expect(after).toBe(before);
      }
    });
  });

  it('keep a cancelled song cancelled', () => {
    checkHistories((history) => {
      for (const { before, after } of history) {
        const isCancelled = 'outcome' in before.state && before.state.outcome.kind === 'cancelled';
        if (isCancelled) expect('outcome' in after.state && after.state.outcome.kind).toBe('cancelled');
      }
    });
  });

  it('deliver tracks at most once, and as late exactly when a failure was posted before', () => {
    checkHistories((history) => {
      const deliveries = history.filter(
        ({ before, after }) =>
          after.state.step === 'delivering' &&
          after.state.outcome.kind === 'tracks' &&
          before.state !== after.state &&
          !('outcome' in before.state && before.state.outcome.kind === 'tracks'),
      );
      expect(deliveries.length).toBeLessThanOrEqual(1);
      for (const { before, after } of deliveries) {
        if (after.state.step !== 'delivering' || after.state.outcome.kind !== 'tracks') continue;
        expect(after.state.outcome.late).toBe(before.state.step === 'done');
        if (after.state.outcome.late) expect(after.posted).toEqual({});
      }
    });
  });

  it('report a cancelled song as charged with a ticket, as unknown during the call, and otherwise as free', () => {
    checkHistories((history) => {
      for (const { fact, before, after } of history) {
        if (fact.kind !== 'cancelled' || after === before) continue;
        const outcome = 'outcome' in after.state ? after.state.outcome : undefined;
        const expected =
          before.ticket !== undefined ? 'made' : before.state.step === 'submitting' ? 'unknown' : 'none';
        expect(outcome).toEqual({ kind: 'cancelled', charge: expected });
      }
    });
  });

  it('replace an outcome only by late tracks, a late failure or lost files', () => {
    checkHistories((history) => {
      for (const { fact, before, after } of history) {
        if (!('outcome' in before.state) || !('outcome' in after.state)) continue;
        if (before.state.outcome === after.state.outcome) continue;
        expect(['finished', 'failed']).toContain(fact.kind);
        if (before.state.step === 'delivering') expect(fact).toMatchObject({ fault: 'media_lost' });
      }
    });
  });
});
