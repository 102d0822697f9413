import { type AppointmentStatus, lifecycle, mayBecome } from './lifecycle.js';

describe('the life of an appointment', () => {
  it.each<[AppointmentStatus, AppointmentStatus[]]>([
    ['requested', ['confirmed', 'cancelled']],
    ['confirmed', ['done', 'missed', 'cancelled']],
    ['done', []],
    ['missed', ['done']],
    ['cancelled', []],
  ])('goes from %s to %j and nowhere else', (from, allowed) => {
    const reached = (Object.keys(lifecycle) as AppointmentStatus[]).filter((to) => mayBecome(from, to));
    expect(reached.sort()).toEqual([...allowed].sort());
  });
});
