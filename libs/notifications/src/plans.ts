import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService } from '#appointments';
import { ExchangeReaders, NoticesService, type ToldAt } from '#cases';
import { RequestsService, SuccessionsService } from '#intake';
import { type EventName, system } from '#kernel';
import type { CarriedEvent } from '#platform';
import { AccessPlans } from './access-plans.js';
import { type Recipient, toAddress, toPerson } from './domain/recipient.js';
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
    private readonly notices: NoticesService,
    private readonly exchanges: ExchangeReaders,
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
    EvidenceReceived: nobodyIsTold,
    CaseMoved: nobodyIsTold,
    WordWrittenDown: (event) => this.wordNoted(event),
    StepContested: nobodyIsTold,
    ExchangeWritten: (event, now) => this.exchangeWritten(event, now),
    ActionMoved: nobodyIsTold,
  };

  private async wordNoted({ payload: { stepId } }: CarriedEvent<'WordWrittenDown'>): Promise<Plan> {
    const readers = await this.notices.readers(asNotifications, stepId);
    const { referentId } = await this.notices.noted(asNotifications, stepId);
    return { subjectId: stepId, sequence: 0, told: told.wordNoted(readers.map(recipientOf), referentId), facts: {} };
  }

  private async exchangeWritten({ payload: { exchangeId } }: CarriedEvent<'ExchangeWritten'>, now: Date): Promise<Plan> {
    const { exchange, referentId, advisorIds } = await this.exchanges.forCell(asNotifications, exchangeId, now);
    const about = { subjectId: exchangeId, sequence: 0, facts: {} };
    if (exchange.side === 'collectivite') return { ...about, told: told.exchangeAnswered(advisorIds) };
    const readers = await this.exchanges.readers(asNotifications, exchangeId);
    return { ...about, told: told.exchangeSent(readers.map(recipientOf), referentId) };
  }

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

const recipientOf = ({ personId, addressId }: ToldAt): Recipient => (personId ? toPerson(personId) : toAddress(addressId ?? ''));
