import type { MessageKind } from './kinds.js';
import { type Recipient, toAddress, toDesk, toPerson } from './recipient.js';

/** One thing to tell one recipient. */
export interface Told {
  readonly kind: MessageKind;
  readonly recipient: Recipient;
}

export interface Parties {
  readonly addressId: string;
  readonly advisorId: string;
}

const both = (kind: MessageKind, { addressId, advisorId }: Parties): Told[] => [
  { kind, recipient: toAddress(addressId) },
  { kind, recipient: toPerson(advisorId) },
];

const betweenAdvisors = ({ advisorId }: Parties, previousAdvisorId: string): Told[] => [
  { kind: 'taken_over', recipient: toPerson(advisorId) },
  { kind: 'handed_over', recipient: toPerson(previousAdvisorId) },
];

/** To whoever follows the case, else to the desk. */
export const exchangeToCall = (referentId: string | null): Told => ({
  kind: 'exchange_to_call',
  recipient: referentId ? toPerson(referentId) : toDesk,
});

/** Who is told what, event by event. */
export const told = {
  booked: (parties: Parties): Told[] => both('booked', parties),

  /** Whoever made it has the other on the telephone. */
  bookedForCaller: ({ advisorId }: Parties): Told[] => [{ kind: 'booked', recipient: toPerson(advisorId) }],

  cancelled: (parties: Parties): Told[] => both('cancelled', parties),

  roomChanged: (parties: Parties): Told[] => both('room_changed', parties),

  moved: (parties: Parties, previousAdvisorId: string | null): Told[] =>
    previousAdvisorId === null || previousAdvisorId === parties.advisorId
      ? both('moved', parties)
      : [{ kind: 'moved', recipient: toAddress(parties.addressId) }, ...betweenAdvisors(parties, previousAdvisorId)],

  reassigned: (parties: Parties, previousAdvisorId: string): Told[] => [
    { kind: 'advisor_changed', recipient: toAddress(parties.addressId) },
    ...betweenAdvisors(parties, previousAdvisorId),
  ],

  /** Whoever corrected it knows. */
  territoryCorrected: ({ addressId, advisorId }: Parties, correctedBy: string | null): Told[] => [
    { kind: 'territory_corrected', recipient: toAddress(addressId) },
    ...(correctedBy === advisorId ? [] : [{ kind: 'territory_corrected', recipient: toPerson(advisorId) } as const]),
  ],

  succeeded: ({ addressId, advisorId }: Parties, previousAddressId: string): Told[] => [
    { kind: 'succeeded', recipient: toAddress(addressId) },
    { kind: 'requester_changed', recipient: toPerson(advisorId) },
    ...(previousAddressId === addressId ? [] : [{ kind: 'succession_left', recipient: toAddress(previousAddressId) } as const]),
  ],

  minutes: ({ addressId }: Parties): Told[] => [{ kind: 'minutes', recipient: toAddress(addressId) }],

  missed: ({ addressId }: Parties): Told[] => [{ kind: 'missed', recipient: toAddress(addressId) }],

  correctionAsked: ({ advisorId }: Parties): Told[] => [{ kind: 'correction_asked', recipient: toPerson(advisorId) }],

  correctionAnswered: ({ addressId }: Parties): Told[] => [{ kind: 'correction_answered', recipient: toAddress(addressId) }],

  lateness: ({ advisorId }: Parties): Told[] => [{ kind: 'lateness', recipient: toPerson(advisorId) }],

  callback: ({ advisorId }: Parties): Told[] => [{ kind: 'callback', recipient: toPerson(advisorId) }],

  successorNamed: (addressId: string): Told[] => [{ kind: 'succession_offered', recipient: toAddress(addressId) }],

  linksAsked: (addressId: string): Told[] => [{ kind: 'links', recipient: toAddress(addressId) }],

  signInLinkAsked: (addressId: string): Told[] => [{ kind: 'sign_in', recipient: toAddress(addressId) }],

  invited: (addressId: string): Told[] => [{ kind: 'invitation', recipient: toAddress(addressId) }],

  joinAsked: (leads: readonly string[]): Told[] =>
    leads.length === 0 ? [{ kind: 'join_asked', recipient: toDesk }] : leads.map((id) => ({ kind: 'join_asked', recipient: toPerson(id) })),

  joinAnswered: (personId: string): Told[] => [{ kind: 'join_answered', recipient: toPerson(personId) }],

  nobodyAnswers: [{ kind: 'nobody_answers', recipient: toDesk }] as readonly Told[],

  actDone: (readers: readonly string[]): Told[] => readers.map((id) => ({ kind: 'act_receipt', recipient: toPerson(id) })),

  actContested: (readers: readonly string[]): Told[] => [
    ...readers.map((id) => ({ kind: 'act_contested', recipient: toPerson(id) }) as const),
    { kind: 'act_contested', recipient: toDesk },
  ],

  wordNoted: (readers: readonly Recipient[], referentId: string): Told[] =>
    readers.length === 0
      ? [{ kind: 'word_to_call', recipient: toPerson(referentId) }]
      : readers.map((recipient) => ({ kind: 'word_noted', recipient })),

  /** To whoever follows the case, else to the desk. */
  wordContested: (referentId: string | null): Told[] => [{ kind: 'word_contested', recipient: referentId ? toPerson(referentId) : toDesk }],

  /** Nobody of the collectivité to mail it to: somebody calls. */
  exchangeSent: (readers: readonly Recipient[], referentId: string | null): Told[] =>
    readers.length === 0 ? [exchangeToCall(referentId)] : readers.map((recipient) => ({ kind: 'exchange_sent', recipient })),

  exchangeAnswered: (advisorIds: readonly string[]): Told[] =>
    advisorIds.length === 0
      ? [{ kind: 'exchange_answered', recipient: toDesk }]
      : advisorIds.map((id) => ({ kind: 'exchange_answered', recipient: toPerson(id) })),

  requestReceived: (addressId: string): Told[] => [
    { kind: 'request_received', recipient: toAddress(addressId) },
    { kind: 'request_to_answer', recipient: toDesk },
  ],

  requestQuestioned: (addressId: string): Told[] => [{ kind: 'request_question', recipient: toAddress(addressId) }],

  requestCompleted: [{ kind: 'request_to_answer', recipient: toDesk }] as readonly Told[],

  requestAnswered: (addressId: string): Told[] => [{ kind: 'request_decided', recipient: toAddress(addressId) }],
} as const;
