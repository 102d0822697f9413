import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentRegister, AppointmentsService } from '#appointments';
import { VouchingService } from '#identity';
import type { PersonActor } from '#kernel';
import { TerritoriesService } from '#territories';
import { type Around, type CellDone, cellAppointmentPage, type Fact, type Fault, territoryDetail, type Vouching } from '#views';
import { cardForCell, fullName, statusBadge } from '../appointment-cards.fr.js';
import { type Fields, oneOf } from '../form.js';
import { AdaptationsPage } from '../public/appointment/adaptations.page.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { factsOf, preparationOf, standingWords } from './appointment.fr.js';

/** An appointment that someone of the cell has opened. */
export interface OpenedInCell {
  readonly base: string;
  readonly appointment: AppointmentRead;
  readonly around: Around;
}

const everyDone: readonly CellDone[] = ['lien', 'annule', 'garant', 'garant-fin', 'dossier'];

/** The page of one appointment, as the cell works with it. */
@Injectable()
export class CellAppointmentPage {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly register: AppointmentRegister,
    private readonly territories: TerritoriesService,
    private readonly vouching: VouchingService,
    private readonly marks: DoneMarks,
    private readonly adaptations: AdaptationsPage,
  ) {}

  async open(id: string, visit: SignedVisit): Promise<OpenedInCell> {
    const appointment = await this.appointments.read(visit.by, id);
    const home = spaceOf(visit.by).navigation.find(({ href }) => href === '/coordination/rendez-vous') ?? spaceOf(visit.by).navigation[0];
    const around = { trail: home ? [home] : [], who: signedInWords(visit, null) };
    return { base: `/agenda/rendez-vous/${appointment.id}`, appointment, around };
  }

  doneAt({ base }: OpenedInCell, { key }: SignedVisit, what: CellDone): string {
    return this.marks.address(key, base, what);
  }

  async markup(opened: OpenedInCell, visit: SignedVisit, shown: { query?: Fields; typed?: string; faults?: Fault[] }): Promise<string> {
    const { base, appointment, around } = opened;
    const { by, now, csrf, key, signIn } = visit;
    const may = await this.appointments.rights(by, appointment.id);
    const isOpen = appointment.status === 'confirmed' && appointment.end > now;
    return cellAppointmentPage({
      ...{ base, around, csrf, faults: shown.faults ?? [], badge: statusBadge(appointment.status) },
      done: oneOf(this.marks.read(key, base, shown.query ?? {}), everyDone),
      when: momentOf(appointment, signIn.timeZone, appointment.timeZone),
      adaptations: await this.adaptations.told(by, appointment),
      facts: factsOf(appointment),
      preparation: await this.preparation(appointment),
      others: await this.others(appointment, visit),
      join: isOpen ? appointment.room : null,
      room: isOpen && may.setRoom && appointment.modality === 'visio' ? { typed: shown.typed ?? appointment.room ?? '' } : null,
      canCancel: may.cancel && this.appointments.canCancel(appointment, now),
      canFile: decides(by),
      vouching: await this.standing(appointment, by, now),
    });
  }

  private async preparation(appointment: AppointmentRead): Promise<Fact[]> {
    const territory = await this.territories.find(asPages, appointment.territoryId);
    return preparationOf(appointment, territory && `${printed(territory.label)}, ${territoryDetail(territory)}`);
  }

  private async others({ id, territoryId }: AppointmentRead, { by, now, signIn }: SignedVisit) {
    const { items } = await this.register.list(by, { territoryId, latestFirst: true }, { limit: 6 });
    return items
      .filter((one) => one.id !== id)
      .slice(0, 5)
      .map((one) => cardForCell(one, signIn.timeZone, now));
  }

  private async standing(
    { territoryId, addressId, requester, territoryLabel }: AppointmentRead,
    by: PersonActor,
    now: Date,
  ): Promise<Vouching> {
    if (!decides(by)) return { kind: 'none' };
    const known = await this.vouching.standing(by, { territoryId, addressId }, now);
    if (known) return { kind: 'known', words: standingWords(known), undone: known.vouchedHow === 'cell' };
    return { kind: 'open', name: fullName(requester), where: printed(territoryLabel) };
  }
}

/** The auditor reads it, and no more. */
const decides = ({ standing }: PersonActor): boolean => standing?.role === 'advisor' || standing?.role === 'coordinator';
