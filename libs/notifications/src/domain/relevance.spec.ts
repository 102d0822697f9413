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

  it.each<MessageKind>(['lateness', 'callback'])('tells the advisor only while the appointment stands (%s)', (kind) => {
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
  end: new Date('2026-12-01T10:00:00Z'),
  advisorId: 'advisor',
  addressId: 'address',
  ...facts,
});
