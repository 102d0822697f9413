/** Everything that is announced, by name; payloads are ids, dates and counters, never entities nor personal data. */
export interface EventPayloads {
  AppointmentBooked: { appointmentId: string; sequence: number };
  /** `previousAdvisorId` only when the advisor changed with the move. */
  AppointmentMoved: { appointmentId: string; sequence: number; previousStart: string; previousAdvisorId: string | null };
  /** Another advisor receives, at the same hour. */
  AppointmentReassigned: { appointmentId: string; sequence: number; previousAdvisorId: string };
  /** For another collectivité, at the same hour. `correctedBy`: the person who said so. */
  AppointmentTerritoryCorrected: { appointmentId: string; sequence: number; previousTerritoryId: string; correctedBy: string | null };
  AppointmentCancelled: { appointmentId: string; sequence: number };
  AppointmentRoomChanged: { appointmentId: string; sequence: number };
  /** Whether people met; said from ten minutes after the start on. */
  AttendanceNoted: { appointmentId: string; came: boolean };
  LatenessAnnounced: { appointmentId: string };
  CallbackAsked: { appointmentId: string };
  /** Said by telephone, in the place of a mail. */
  CallMade: { messageId: string };
  SuccessorNamed: { successionId: string };
  /** The appointment's requester is now the successor; the one before is read from the succession. */
  SuccessionAccepted: { successionId: string; appointmentId: string; sequence: number };
  AddressProven: { addressId: string };
  LinksAsked: { addressId: string };
  RequestReceived: { requestId: string };
  /** Accepted, referred, declined, or found to be asked twice. */
  /** `number`: of the move that answers; absent from what was announced before it was told. */
  RequestAnswered: { requestId: string; number?: number };
  /** `number` of the move by which we asked for what is missing. */
  RequestQuestioned: { requestId: string; number: number };
  /** `number` of the move by which whoever asked answered us. */
  RequestCompleted: { requestId: string; number: number };
  SignInLinkAsked: { signInLinkId: string };
  SignInLinkHandedOut: { signInLinkId: string };
  SignedIn: { signInId: string };
  SignedOut: { personId: string };
  AccountLinked: { federatedIdentityId: string };
  RoleGranted: { membershipId: string };
  MemberInvited: { admissionId: string };
  JoinAsked: { admissionId: string };
  JoinTakenBack: { admissionId: string };
  AdmissionAnswered: { admissionId: string; accepted: boolean };
  MemberVouched: { membershipId: string };
  VouchingUndone: { membershipId: string };
  MemberPromoted: { membershipId: string };
  MemberRemoved: { membershipId: string };
  MemberLeft: { membershipId: string };
  MandateSet: { membershipId: string };
  ActDone: { actId: string };
  ActContested: { actId: string };
  CaseOpened: { caseId: string };
  CaseChanged: { caseId: string };
  CaseAttached: { caseId: string; kind: string; thingId: string };
  /** It goes on in the other from then on. */
  CaseJoined: { caseId: string; intoId: string };
  EvidenceReceived: { caseId: string; evidenceId: string };
  CaseMoved: { caseId: string; stepId: string };
  /** The collectivité's word was written down by someone else: its people are asked whether it is right. */
  WordWrittenDown: { caseId: string; stepId: string };
  StepContested: { caseId: string; stepId: string };
  /** One side of a case wrote to the other. */
  ExchangeWritten: { caseId: string; exchangeId: string };
  /** Added, changed or answered: which, its moves tell. */
  ActionMoved: { caseId: string; actionId: string };
  MinutesSent: { appointmentId: string };
  /** Something in its minutes is said to be wrong. */
  CorrectionAsked: { appointmentId: string };
  CorrectionAnswered: { appointmentId: string };
  NobodyAnswers: { organisationId: string };
}

export type EventName = keyof EventPayloads;

export interface DomainEvent<N extends EventName = EventName> {
  readonly name: N;
  /** What the journal files it under. */
  readonly subject: { readonly kind: string; readonly id: string };
  readonly payload: EventPayloads[N];
}

export const event = <N extends EventName>(name: N, subject: DomainEvent['subject'], payload: EventPayloads[N]): DomainEvent<N> => ({
  name,
  subject,
  payload,
});
