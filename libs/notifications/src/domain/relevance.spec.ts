import type { MessageKind } from './kinds.js';
import { type Current, isStillTrue } from './relevance.js';

describe('a message about an appointment, at the moment of sending', () => {
  it('is sent as long as nothing newer happened', () => {
    expect(isStillTrue(planned('booked', 2), anAppointment({ sequence: 2 }), now)).toBe(true);
  });

  it.each<MessageKind>(['booked', 'moved', 'cancelled', 'taken_over', 'succeeded', 'requester_changed'])(
    'gives way to a newer change (%s)',
    (kind) => {
      expect(isStillTrue(planned(kind, 2), anAppointment({ sequence: 3 }), now)).toBe(false);
    },
  );

  it.each<MessageKind>(['handed_over', 'succession_left'])('still reaches one who was taken out, whatever came after (%s)', (kind) => {
    expect(isStillTrue(planned(kind, 1, 'gone'), anAppointment({ sequence: 4 }), now)).toBe(true);
  });

  it.each<[MessageKind, string]>([
    ['handed_over', 'advisor'],
    ['succession_left', 'address'],
  ])('is not sent to one who came back (%s)', (kind, recipientId) => {
    expect(isStillTrue(planned(kind, 1, recipientId), anAppointment({ sequence: 4 }), now)).toBe(false);
  });

  it('invites nobody to what is over, but a cancellation still goes', () => {
    expect(isStillTrue(planned('booked', 0), anAppointment({ end: now }), now)).toBe(false);
    expect(isStillTrue(planned('cancelled', 0), anAppointment({ end: now, status: 'cancelled' }), now)).toBe(true);
  });

  it.each<[string, Partial<Current>, number, boolean]>([
    ['as long as nothing changed', {}, 2, true],
    ['not once it moved', { sequence: 3 }, 2, false],
    ['not once it is cancelled', { status: 'cancelled', sequence: 3 }, 2, false],
    ['not once it began', { start: new Date('2026-12-01T09:00:00Z') }, 2, false],
  ])('reminds of it %s', (_case, facts, sequence, expected) => {
    expect(isStillTrue(planned('one_hour_before', sequence, 'address'), anAppointment({ sequence: 2, ...facts }), now)).toBe(expected);
  });

  it('leaves the day itself to the reminder of an hour', () => {
    const today = { start: new Date('2026-12-01T15:00:00Z') };
    expect(isStillTrue(planned('two_days_before', 0), anAppointment(today), now)).toBe(false);
    expect(isStillTrue(planned('two_days_before', 0), anAppointment({ start: new Date('2026-12-02T08:00:00Z') }), now)).toBe(true);
  });

  it.each<MessageKind>(['lateness', 'callback', 'unreachable'])('tells the advisor only while the appointment stands (%s)', (kind) => {
    expect(isStillTrue(planned(kind, 0), anAppointment({ sequence: 1 }), now)).toBe(true);
    expect(isStillTrue(planned(kind, 0), anAppointment({ status: 'cancelled' }), now)).toBe(false);
    expect(isStillTrue(planned(kind, 0), anAppointment({ end: now }), now)).toBe(false);
  });
});

const now = new Date('2026-12-01T09:00:00Z');
const planned = (kind: MessageKind, sequence: number, recipientId = 'advisor') => ({ kind, sequence, recipientId });
const anAppointment = (facts: Partial<Current> = {}): Current => ({
  sequence: 0,
  status: 'confirmed',
  timeZone: 'Europe/Paris',
  start: new Date('2026-12-01T09:30:00Z'),
  end: new Date('2026-12-01T10:00:00Z'),
  advisorId: 'advisor',
  addressId: 'address',
  ...facts,
});
