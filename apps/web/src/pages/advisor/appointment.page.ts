import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, type Rights } from '#appointments';
import { VouchingService } from '#identity';
import type { PersonActor } from '#kernel';
import { type CellDone, cellAppointmentPage, type Fault, type Vouching } from '#views';
import { badgeOf, fullName } from '../appointment-cards.fr.js';
import { type Fields, oneOf } from '../form.js';
import { CellReading } from '../privacy/cell-reading.js';
import { AdaptationsPage } from '../public/appointment/adaptations.page.js';
import type { Opened } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { standingWords } from './appointment.fr.js';
import { CellAppointmentFacts, type TypedPreparation } from './appointment-facts.js';

/** An appointment that someone of the cell has opened. */
export interface OpenedInCell extends Pick<Opened, 'base' | 'appointment' | 'around' | 'may'> {}

/** What is shown beside what is known: a refused form, as it was typed. */
interface Shown {
  readonly query?: Fields;
  /** The link of the visio. */
  readonly typed?: string;
  readonly preparation?: TypedPreparation;
  readonly isOutrun?: boolean;
  readonly faults?: Fault[];
}

const everyDone: readonly CellDone[] = [
  'lien',
  'annule',
  'deplace',
  'relais',
  'collectivite',
  'garant',
  'garant-fin',
  'dossier',
  'appel',
  'preparation',
  'fixe',
  'deja',
];

/** The page of one appointment, as the cell works with it. */
@Injectable()
export class CellAppointmentPage {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly facts: CellAppointmentFacts,
    private readonly vouching: VouchingService,
    private readonly marks: DoneMarks,
    private readonly adaptations: AdaptationsPage,
    private readonly reading: CellReading,
  ) {}

  async open(id: string, visit: SignedVisit): Promise<OpenedInCell> {
    const { appointment, may } = await this.appointments.open(visit.by, id);
    const home = spaceOf(visit.by).navigation.find(({ href }) => href === '/coordination/rendez-vous') ?? spaceOf(visit.by).navigation[0];
    const around = { trail: home ? [home] : [], who: signedInWords(visit, null) };
    return { base: `/agenda/rendez-vous/${appointment.id}`, appointment, around, may };
  }

  /** The same, for the pages that change it. */
  async toChange(id: string, visit: SignedVisit): Promise<Opened> {
    const opened = await this.open(id, visit);
    const side = opened.appointment.requester.email === null ? 'caller' : 'cell';
    return { ...opened, by: visit.by, side };
  }

  doneAt({ base }: OpenedInCell, { key }: SignedVisit, what: CellDone): string {
    return this.marks.address(key, base, what);
  }

  async markup(opened: OpenedInCell, visit: SignedVisit, shown: Shown): Promise<string> {
    const { base, appointment, around, may } = opened;
    const { query = {}, faults = [], isOutrun = false, typed, preparation } = shown;
    const { by, now, csrf, key, signIn } = visit;
    const isOpen = appointment.status === 'confirmed' && appointment.end > now;
    return cellAppointmentPage({
      ...{ base, around, csrf, faults, badge: badgeOf(appointment, now) },
      done: oneOf(this.marks.read(key, base, query), everyDone),
      isCalled: appointment.requester.email === null,
      when: momentOf(appointment, signIn.timeZone, appointment.timeZone),
      adaptations: await this.adaptations.told(by, appointment),
      facts: await this.facts.of(appointment),
      preparing: await this.facts.preparation(opened, visit, {
        canChange: canArrange({ appointment, may }, now),
        typed: preparation,
      }),
      isOutrun,
      others: await this.facts.others(appointment, visit),
      minutesHref: `${base}/compte-rendu${this.reading.noted(appointment.id, visit, query)}`,
      join: isOpen ? appointment.room : null,
      room: isOpen && may.arrange ? roomOf(appointment, typed) : null,
      ...this.changes(appointment, may, visit),
      canFile: decides(by),
      filedIn: decides(by) ? await this.facts.caseOf(appointment, visit) : null,
      vouching: await this.standing(appointment, by, now),
    });
  }

  private changes(appointment: AppointmentRead, may: Rights, { by, now }: SignedVisit) {
    return {
      canMove: may.move && this.appointments.canMove(by, appointment, now),
      canArrange: canArrange({ appointment, may }, now),
      canCancel: may.cancel && this.appointments.canCancel(appointment, now),
    };
  }

  private async standing(
    { territoryId, addressId, requester, territoryLabel }: AppointmentRead,
    by: PersonActor,
    now: Date,
  ): Promise<Vouching> {
    // whoever has no mailbox has no account to open
    if (!decides(by) || requester.email === null) return { kind: 'none' };
    const known = await this.vouching.standing(by, { territoryId, addressId }, now);
    if (known) return { kind: 'known', words: standingWords(known), undone: known.vouchedHow === 'cell' };
    return { kind: 'open', name: fullName(requester), where: printed(territoryLabel) };
  }
}

/** Another advisor, or another collectivité, as long as it is to come. */
export const canArrange = ({ appointment: { status, start }, may }: Pick<Opened, 'appointment' | 'may'>, now: Date): boolean =>
  may.arrange && status === 'confirmed' && start > now;

const roomOf = ({ modality, room }: AppointmentRead, typed = room ?? ''): { typed: string } | null =>
  modality === 'visio' ? { typed } : null;

/** The auditor reads it, and no more. */
const decides = ({ standing }: PersonActor): boolean => standing?.role === 'advisor' || standing?.role === 'coordinator';
