/** What a message is about; `subject` of a message is an appointment, a succession, an address or a request accordingly. */
export type AppointmentKind =
  | 'booked'
  | 'moved'
  | 'cancelled'
  /** To the advisor who receives an appointment with a move. */
  | 'taken_over'
  /** To the advisor who had it before. */
  | 'handed_over'
  /** To the one who takes part from now on. */
  | 'succeeded'
  /** To the one who took part before. */
  | 'succession_left'
  /** To the advisor, whose requester is another person now. */
  | 'requester_changed'
  | 'lateness'
  | 'callback';

export type MessageKind = AppointmentKind | 'links' | 'succession_offered' | 'request_received' | 'request_to_answer';

const appointmentKinds: readonly AppointmentKind[] = [
  'booked',
  'moved',
  'cancelled',
  'taken_over',
  'handed_over',
  'succeeded',
  'succession_left',
  'requester_changed',
  'lateness',
  'callback',
];

export const messageKinds: readonly MessageKind[] = [
  ...appointmentKinds,
  'links',
  'succession_offered',
  'request_received',
  'request_to_answer',
];

/** Takes one person out of an appointment which stands for the others. */
export const withdraws = (kind: MessageKind): boolean => kind === 'handed_over' || kind === 'succession_left';

/** Sent with METHOD:CANCEL: the appointment leaves the recipient's calendar. */
export const cancels = (kind: MessageKind): boolean => kind === 'cancelled' || withdraws(kind);

/** Sent with METHOD:REQUEST: the appointment enters the recipient's calendar, or changes there. */
export const invites = (kind: MessageKind): boolean => ['booked', 'moved', 'taken_over', 'succeeded', 'requester_changed'].includes(kind);

export const isAboutAppointment = (kind: MessageKind): kind is AppointmentKind => appointmentKinds.includes(kind as AppointmentKind);
