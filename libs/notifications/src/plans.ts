import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService } from '#appointments';
import { RequestsService, SuccessionsService } from '#intake';
import { type EventName, system } from '#kernel';
import type { CarriedEvent } from '#platform';
import { AccessPlans } from './access-plans.js';
import { CasePlans } from './case-plans.js';
import { type Told, told } from './domain/told.js';
import type { MessageFacts } from './message.entity.js';
import type { Plan } from './plan.js';

type Planner<N extends EventName> = (event: CarriedEvent<N>, now: Date) => Promise<Plan | null>;

const asNotifications = system('notifications');

/** For the record only. */
const nobodyIsTold = async () => null;

/** Reads of each event who is concerned. The same event always gives the same plan, or a part of it that time has overtaken. */
@Injectable()
export class Plans {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly successions: SuccessionsService,
    private readonly requests: RequestsService,
    private readonly access: AccessPlans,
    private readonly cases: CasePlans,
  ) {}

  /** Null when there is nobody to tell. */
  of<N extends EventName>(event: CarriedEvent<N>, now: Date): Promise<Plan | null> {
    const planner = this.planners[event.name] as Planner<N>;
    return planner(event, now);
  }

  private readonly planners: { readonly [N in EventName]: Planner<N> } = {
    AppointmentBooked: ({ payload }) =>
      this.aboutAppointment(payload, (parties) =>
        parties.requester.email === null ? told.bookedForCaller(parties) : told.booked(parties),
      ),

    AppointmentMoved: ({ payload: { previousStart, previousAdvisorId, ...payload } }) =>
      this.aboutAppointment(payload, (parties) => told.moved(parties, previousAdvisorId), {
        previousStart,
        advisorChanged: previousAdvisorId !== null,
      }),

    AppointmentReassigned: ({ payload: { previousAdvisorId, ...payload } }) =>
      this.aboutAppointment(payload, (parties) => told.reassigned(parties, previousAdvisorId), { advisorChanged: true }),

    AppointmentTerritoryCorrected: ({ payload: { correctedBy, ...payload } }) =>
      this.aboutAppointment(payload, (parties) => told.territoryCorrected(parties, correctedBy)),

    AppointmentCancelled: ({ payload }) => this.aboutAppointment(payload, told.cancelled),

    AppointmentRoomChanged: ({ payload }) => this.aboutAppointment(payload, told.roomChanged),

    AttendanceNoted: async (event) =>
      event.payload.came ? null : this.aboutAppointment({ appointmentId: event.payload.appointmentId }, told.missed),

    MinutesSent: ({ payload }) => this.aboutAppointment(payload, told.minutes),

    CorrectionAsked: ({ payload }) => this.aboutAppointment(payload, told.correctionAsked),

    CorrectionAnswered: ({ payload }) => this.aboutAppointment(payload, told.correctionAnswered),

    LatenessAnnounced: ({ payload }) => this.aboutAppointment(payload, told.lateness),

    CallbackAsked: ({ payload }) => this.aboutAppointment(payload, told.callback),

    SuccessionAccepted: async ({ payload: { successionId, ...payload } }) => {
      const { previousAddressId, addressId } = await this.successions.read(asNotifications, successionId);
      const tell = ({ advisorId }: { advisorId: string }) => told.succeeded({ addressId, advisorId }, previousAddressId);
      return this.aboutAppointment(payload, tell, { successionId });
    },

    SuccessorNamed: async ({ payload: { successionId } }) => {
      const { addressId } = await this.successions.read(asNotifications, successionId);
      return { subjectId: successionId, sequence: 0, told: told.successorNamed(addressId), facts: {} };
    },

    LinksAsked: async ({ outboxId, payload: { addressId } }, now) => {
      const upcoming = await this.appointments.upcomingOf(asNotifications, addressId, now);
      return upcoming.length === 0 ? null : { subjectId: addressId, sequence: outboxId, told: told.linksAsked(addressId), facts: {} };
    },

    RequestReceived: async ({ payload: { requestId } }) => {
      const { addressId } = await this.requests.request(asNotifications, requestId);
      return { subjectId: requestId, sequence: 0, told: told.requestReceived(addressId), facts: {} };
    },

    RequestQuestioned: async ({ payload: { requestId, number } }) => {
      const { addressId } = await this.requests.request(asNotifications, requestId);
      return { subjectId: requestId, sequence: number, told: told.requestQuestioned(addressId), facts: {} };
    },

    RequestCompleted: async ({ payload: { requestId, number } }) => ({
      ...{ subjectId: requestId, sequence: number, told: told.requestCompleted, facts: {} },
    }),

    RequestAnswered: async ({ payload: { requestId, number = 0 } }) => {
      const { addressId } = await this.requests.request(asNotifications, requestId);
      return { subjectId: requestId, sequence: number, told: told.requestAnswered(addressId), facts: {} };
    },

    SignInLinkAsked: (event, now) => this.access.signInLinkAsked(event, now),
    MemberInvited: (event, now) => this.access.memberInvited(event, now),
    JoinAsked: (event, now) => this.access.joinAsked(event, now),
    AdmissionAnswered: (event, now) => this.access.admissionAnswered(event, now),
    NobodyAnswers: (event) => this.access.nobodyAnswers(event),
    ActDone: (event) => this.access.actDone(event),
    ActContested: (event) => this.access.actContested(event),

    CallMade: nobodyIsTold,
    AddressProven: nobodyIsTold,
    SignInLinkHandedOut: nobodyIsTold,
    SignedIn: nobodyIsTold,
    SignedOut: nobodyIsTold,
    AccountLinked: nobodyIsTold,
    RoleGranted: nobodyIsTold,
    JoinTakenBack: nobodyIsTold,
    MemberVouched: nobodyIsTold,
    VouchingUndone: nobodyIsTold,
    MemberPromoted: nobodyIsTold,
    MemberRemoved: nobodyIsTold,
    MemberLeft: nobodyIsTold,
    MandateSet: nobodyIsTold,
    CaseOpened: nobodyIsTold,
    CaseChanged: nobodyIsTold,
    CaseAttached: nobodyIsTold,
    CaseJoined: nobodyIsTold,
    EvidenceReceived: nobodyIsTold,
    CaseMoved: nobodyIsTold,
    WordWrittenDown: (event) => this.cases.wordNoted(event),
    StepContested: (event, now) => this.cases.stepContested(event, now),
    ExchangeWritten: (event, now) => this.cases.exchangeWritten(event, now),
    ActionMoved: nobodyIsTold,
  };

  /** Lateness, calls and what comes after carry no sequence: they are told once for each state of the appointment, however often they are asked. */
  private async aboutAppointment(
    { appointmentId, sequence }: { appointmentId: string; sequence?: number },
    tell: (appointment: AppointmentRead) => readonly Told[],
    facts: MessageFacts = {},
  ): Promise<Plan> {
    const appointment = await this.appointments.read(asNotifications, appointmentId);
    const changes = sequence === undefined ? {} : { appointment };
    return { subjectId: appointmentId, sequence: sequence ?? appointment.sequence, told: tell(appointment), facts, ...changes };
  }
}
