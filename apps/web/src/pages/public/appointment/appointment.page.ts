import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, Links, modalityLabels, type Rights } from '#appointments';
import { IdentityService } from '#identity';
import { type Actor, system } from '#kernel';
import { MailOutlook } from '#notifications';
import { config } from '#platform';
import { type AppointmentState, type Around, type DoneWhat, type Fact, type Moment, managePage, type Side } from '#views';
import type { Fields } from '../../form.js';
import type { SignedVisit } from '../../signed.js';
import { signedInWords } from '../../spaces.js';
import type { Visit } from '../../visit.js';
import { momentOf, startWords } from '../moments.fr.js';
import { printed, receiverWords } from '../names.fr.js';
import { DoneMarks } from './done-marks.js';
import { TenMinutes } from './ten-minutes.js';

/** Reads whom one meets, for the bearer of the appointment's link. */
export const asPages = system('pages');

/** An appointment that a link has opened, or its people in their space. */
export interface Opened {
  /** Address of its page. */
  readonly base: string;
  readonly appointment: AppointmentRead;
  readonly by: Actor;
  readonly may: Rights;
  /** Who reads it: the words are hers. */
  readonly side: Side;
  /** Whoever is signed in, and the pages above this one. */
  readonly around: Around;
}

const byLink: Rights = { move: true, cancel: true, arrange: false, tell: true, words: true };

const pathOf = (token: string): string => `/rendez-vous/${token}`;

/** The page of one appointment. */
@Injectable()
export class AppointmentPage {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly identity: IdentityService,
    private readonly links: Links,
    private readonly marks: DoneMarks,
    private readonly outlook: MailOutlook,
    private readonly tenMinutes: TenMinutes,
  ) {}

  async open(token: string, now: Date): Promise<Opened> {
    const found = await this.appointments.byToken(token, now);
    return { base: pathOf(token), ...found, may: byLink, side: 'requester', around: { trail: [] } };
  }

  /** Someone signed in, in her space: what she may do there is the services' to say. */
  async own(id: string, visit: SignedVisit): Promise<Opened> {
    const { appointment, may } = await this.appointments.open(visit.by, id);
    const trail = [{ text: 'Mes rendez-vous', href: '/espace' }];
    return {
      ...{ base: `/espace/rendez-vous/${appointment.id}`, appointment, by: visit.by, side: 'requester' },
      ...{ may, around: { trail, who: signedInWords(visit, '/espace') } },
    };
  }

  isMovable({ appointment, by, may }: Opened, now: Date): boolean {
    return may.move && this.appointments.canMove(by, appointment, now);
  }

  isCancellable({ appointment, may }: Opened, now: Date): boolean {
    return may.cancel && this.appointments.canCancel(appointment, now);
  }

  async when({ timeZone, advisorId, start, end }: AppointmentRead): Promise<Moment> {
    const { timeZone: theirs } = await this.identity.person(asPages, advisorId);
    return momentOf({ start, end }, timeZone, theirs);
  }

  /** Where one is sent after an act, to be told of it. */
  doneAt({ base }: Opened, { key }: Visit, what: DoneWhat): string {
    return this.marks.address(key, base, what);
  }

  async manage(opened: Opened, { csrf, key, now }: Visit, query: Fields): Promise<string> {
    const { base, appointment, by, around, may } = opened;
    const { provenAt } = await this.identity.address(asPages, appointment.addressId);
    const mailed = by.kind === 'holder' && by.purpose === 'manage-mailed';
    const state = stateOf(appointment, now);
    const open = this.appointments.canJoin(appointment, now);
    const done = doneWhat(this.marks.read(key, base, query), appointment, { proven: provenAt !== null, state });
    return managePage({
      ...{ base, csrf, state, around, desk: config().desk },
      ...{ done, mailLater: await this.mailLater(appointment, done, now) },
      when: await this.when(appointment),
      facts: await this.facts(appointment),
      minutesHref: appointment.status === 'done' && may.words ? `${base}/compte-rendu` : null,
      againHref: state === 'missed' && by.kind === 'holder' ? `${base}/nouveau` : null,
      join: joinOf(appointment, open),
      canMove: this.isMovable(opened, now),
      canCancel: this.isCancellable(opened, now),
      canTell: may.tell,
      canProve: mailed && state === 'upcoming' && provenAt === null,
      canNameSuccessor: mailed && state === 'upcoming',
      ...(await this.tenMinutes.of(opened, now)),
      calendarUrl: by.kind === 'holder' ? this.links.of(appointment).calendarUrl : `${base}/agenda.ics`,
      code: appointment.reference,
      phone: appointment.requester.phone,
      open,
    });
  }

  private async mailLater(
    { id: subjectId, sequence, addressId, timeZone }: AppointmentRead,
    done: DoneWhat | null,
    now: Date,
  ): Promise<string | null> {
    const kind = mailOf[done ?? 'retard'];
    const held = kind && (await this.outlook.heldUntil(asPages, { kind, subjectId, sequence, addressId }, now));
    return held ? startWords(held, timeZone) : null;
  }

  private async facts({ reference, advisorId, modality, typeTitle, territoryLabel, place }: AppointmentRead): Promise<Fact[]> {
    const advisor = await this.identity.person(asPages, advisorId);
    return [
      { name: 'Référence', value: reference },
      { name: 'Avec', value: receiverWords(advisor) },
      { name: 'Comment', value: modalityLabels[modality] },
      ...(place ? [{ name: 'Lieu', value: place }] : []),
      { name: 'Sujet', value: typeTitle },
      { name: 'Collectivité', value: printed(territoryLabel) },
    ];
  }
}

function stateOf({ status, end }: AppointmentRead, now: Date): AppointmentState {
  if (status === 'cancelled' || status === 'missed') return status;
  return status === 'done' || end <= now ? 'past' : 'upcoming';
}

/** By phone nobody joins: we call. Before a room is known its link is promised. */
function joinOf({ modality, room, requester }: AppointmentRead, open: boolean) {
  if (modality === 'phone') return { kind: 'call', phone: requester.phone ?? '' } as const;
  if (modality === 'on_site') return { kind: 'none' } as const;
  if (!room) return { kind: 'promised' } as const;
  return open ? ({ kind: 'open', url: room } as const) : ({ kind: 'later' } as const);
}

/** What the requester is mailed after an act. */
const mailOf: { readonly [W in DoneWhat]?: 'moved' | 'cancelled' } = { deplace: 'moved', annule: 'cancelled' };

interface Seen {
  readonly proven: boolean;
  readonly state: AppointmentState;
}

/** Only what the appointment itself confirms, whatever the address says. */
function doneWhat(said: string, { status, sequence }: AppointmentRead, { proven, state }: Seen): DoneWhat | null {
  const holds: Record<DoneWhat, boolean> = {
    annule: status === 'cancelled',
    deplace: status === 'confirmed' && sequence > 0,
    preuve: proven,
    retard: state === 'upcoming',
    rappel: state === 'upcoming',
    amenagements: state === 'upcoming',
    suite: status === 'confirmed',
  };
  return (Object.keys(holds) as DoneWhat[]).find((what) => what === said && holds[what]) ?? null;
}
