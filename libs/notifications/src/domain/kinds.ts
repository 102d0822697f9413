import type { ReminderKind } from './reminders.js';

/** What a message is about; `subject` of a message is an appointment, a succession, an address, a request or an advisor accordingly. */
export type AppointmentKind =
  | 'booked'
  | 'moved'
  | 'cancelled'
  /** To the requester, whom another advisor receives at the same hour. */
  | 'advisor_changed'
  /** To both, at the same hour for another collectivité. */
  | 'territory_corrected'
  /** To the advisor who receives an appointment that another had. */
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
  | 'callback'
  /** To the advisor, whose requester gets no mail any more and is to be called. */
  | 'unreachable'
  /** To both, who join elsewhere. */
  | 'room_changed'
  /** To the requester: what was written of it. */
  | 'minutes'
  /** To the requester, whom nobody met: other times. */
  | 'missed'
  /** To the advisor: something in its minutes is said to be wrong. */
  | 'correction_asked'
  /** To the requester: what came of that. */
  | 'correction_answered'
  | ReminderKind;

/** Who comes in, and in whose name. */
export type AccessKind =
  /** The link that signs in: asked for, and of use for minutes. */
  | 'sign_in'
  /** To whoever is invited, or named as a successor. */
  | 'invitation'
  /** To those who lead the collectivité, else to the desk. */
  | 'join_asked'
  | 'join_answered'
  /** To the desk: the last of a collectivité left, or gets no mail any more. */
  | 'nobody_answers'
  /** To whoever spoke for her collectivité, and to those who lead it. */
  | 'act_receipt'
  /** To all who had the receipt, and to the desk. */
  | 'act_contested';

/** What was written down as a collectivité's word; the subject is the step of its case. */
export type WordKind =
  /** To those who lead it, and to the contacts of the case. */
  | 'word_noted'
  /** To whoever follows the case: a mail cannot tell them. */
  | 'word_to_call'
  /** To whoever follows the case, else to the desk: the collectivité says that it is not exact. */
  | 'word_contested';

/** What one side of a case writes to the other; the subject is that message. */
export type ExchangeKind =
  /** To those of the collectivité, and to the contacts of the case. */
  | 'exchange_sent'
  /** To those who follow the case. */
  | 'exchange_answered'
  /** To whoever follows the case: a mail cannot tell the collectivité. */
  | 'exchange_to_call';

/** What a case makes us tell. */
export type CaseKind =
  | WordKind
  | ExchangeKind
  /** To an address of a collectivité: all that it has to do soon, or late. */
  | 'actions_due'
  /** To whoever wants one mail a day: what the other side of her cases wrote. */
  | 'daily_messages';

export type MessageKind =
  | AppointmentKind
  | AccessKind
  | CaseKind
  | 'links'
  | 'succession_offered'
  | 'request_received'
  | 'request_to_answer'
  /** To the desk, whose receipt did not arrive. */
  | 'request_unreachable'
  /** To whoever asked: what is missing. */
  | 'request_question'
  | 'request_decided'
  | 'advisor_day';

const appointmentKinds: readonly AppointmentKind[] = [
  'booked',
  'moved',
  'cancelled',
  'advisor_changed',
  'territory_corrected',
  'taken_over',
  'handed_over',
  'succeeded',
  'succession_left',
  'requester_changed',
  'lateness',
  'callback',
  'unreachable',
  'room_changed',
  'minutes',
  'missed',
  'correction_asked',
  'correction_answered',
  'two_days_before',
  'one_hour_before',
];

/** What is said by telephone where no mail arrives: as long as the appointment is to come, or once it is over. */
const saidBefore = [
  ...(['booked', 'moved', 'advisor_changed', 'territory_corrected', 'room_changed', 'succeeded', 'two_days_before', 'cancelled'] as const),
] as const;
const saidAfter = ['minutes', 'missed', 'correction_answered'] as const;

export type CallKind = (typeof saidBefore)[number] | (typeof saidAfter)[number];

export const callKinds: Readonly<Record<'before' | 'after', readonly CallKind[]>> = { before: saidBefore, after: saidAfter };

/** The same of a request. */
export type RequestCallKind = 'request_received' | 'request_question' | 'request_decided';

const accessKinds: readonly AccessKind[] = [
  ...(['sign_in', 'invitation', 'join_asked', 'join_answered', 'nobody_answers'] as const),
  ...(['act_receipt', 'act_contested'] as const),
];

export type RequestKind = Extract<MessageKind, `request_${string}`>;

const requestKinds: readonly RequestKind[] = [
  ...(['request_received', 'request_to_answer', 'request_unreachable', 'request_question', 'request_decided'] as const),
];
const wordKinds: readonly WordKind[] = ['word_noted', 'word_to_call', 'word_contested'];
const exchangeKinds: readonly ExchangeKind[] = ['exchange_sent', 'exchange_answered', 'exchange_to_call'];

export const messageKinds: readonly MessageKind[] = [
  ...appointmentKinds,
  ...accessKinds,
  ...wordKinds,
  ...exchangeKinds,
  'links',
  'succession_offered',
  ...requestKinds,
  'actions_due',
  'daily_messages',
  'advisor_day',
];

/** Takes one person out of an appointment which stands for the others. */
export const withdraws = (kind: MessageKind): boolean => kind === 'handed_over' || kind === 'succession_left';

/** Sent with METHOD:CANCEL: the appointment leaves the recipient's calendar. */
export const cancels = (kind: MessageKind): boolean => kind === 'cancelled' || withdraws(kind);

/** Sent with METHOD:REQUEST: the appointment enters the recipient's calendar, or changes there. */
export const invites = (kind: MessageKind): boolean =>
  [
    ...['booked', 'moved', 'advisor_changed', 'territory_corrected', 'taken_over'],
    ...['succeeded', 'requester_changed', 'room_changed'],
  ].includes(kind);

export const isAboutAppointment = (kind: MessageKind): kind is AppointmentKind => appointmentKinds.includes(kind as AppointmentKind);

export const isAboutAccess = (kind: MessageKind): kind is AccessKind => accessKinds.includes(kind as AccessKind);

export const isAboutWord = (kind: MessageKind): kind is WordKind => wordKinds.includes(kind as WordKind);

export const isAboutExchange = (kind: MessageKind): kind is ExchangeKind => exchangeKinds.includes(kind as ExchangeKind);

export const isAboutCase = (kind: MessageKind): kind is CaseKind =>
  isAboutWord(kind) || isAboutExchange(kind) || ['actions_due', 'daily_messages'].includes(kind);

/** Leaves at once, and takes nobody's place in the day: whoever waits at the door asked for it. */
export const isOutsideBudget = (kind: MessageKind): boolean => kind === 'sign_in';

export const isAboutRequest = (kind: MessageKind): kind is RequestKind => requestKinds.includes(kind as RequestKind);

/** Recalls what was said before: nobody asked for it. */
export const isReminder = (kind: MessageKind): kind is ReminderKind => kind === 'two_days_before' || kind === 'one_hour_before';

/** What can wait for the mail of the day; whatever has a term, or keeps someone safe, cannot. */
export const canWait = (kind: MessageKind): boolean => kind === 'exchange_sent' || kind === 'exchange_answered';

/** What nobody asked for: one a day. */
export const isUnasked = (kind: MessageKind): boolean => isReminder(kind) || kind === 'actions_due';

/** What someone waits for leaves first (0), then what is of use this hour, then what is of use these days. */
export function urgencyOf(kind: MessageKind): number {
  if (kind === 'two_days_before' || kind === 'actions_due') return 2;
  return ['one_hour_before', 'advisor_day', 'daily_messages'].includes(kind) ? 1 : 0;
}
