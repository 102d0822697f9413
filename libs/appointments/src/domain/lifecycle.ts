export type AppointmentStatus = 'requested' | 'confirmed' | 'done' | 'missed' | 'cancelled';

/** Where each state may go. Moved, late, to be written up are facts, not states. */
export const lifecycle: Record<AppointmentStatus, readonly AppointmentStatus[]> = {
  requested: ['confirmed', 'cancelled'],
  confirmed: ['done', 'missed', 'cancelled'],
  done: [],
  // someone who is late comes after all
  missed: ['done'],
  cancelled: [],
};

export const mayBecome = (from: AppointmentStatus, to: AppointmentStatus): boolean => lifecycle[from].includes(to);
