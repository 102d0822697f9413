import { Injectable } from '@nestjs/common';
import { type Actor, event, InvalidInput, permit } from '#kernel';
import { Database, Transactional } from '#platform';
import { TerritoriesService, type TerritoryRead } from '#territories';
import type { AppointmentRead } from './appointment.read.js';
import { AppointmentChanges, type Seen } from './appointment-changes.js';
import { factsFor } from './appointment-facts.js';
import { appointmentFields } from './appointments.fr.js';
import { mayArrange, mayCorrectTo, mayRead } from './domain/policy.js';

/** « Ce n'est pas la bonne collectivité »: the same hour, reference and entry in every calendar, for another. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly database: Database,
    private readonly territories: TerritoriesService,
    private readonly changes: AppointmentChanges,
  ) {}

  @Transactional()
  async correct(
    by: Actor,
    id: string,
    { territoryId, seen }: Seen & { readonly territoryId: string },
    now: Date,
  ): Promise<AppointmentRead> {
    permit(mayArrange(by, await factsFor(this.database, by, id)));
    const appointment = await this.changes.locked(id);
    appointment.assertSeen(seen);
    const previousTerritoryId = appointment.territoryId;
    appointment.concern(await this.another(by, previousTerritoryId, territoryId), now);
    const correctedBy = by.kind === 'person' ? by.personId : null;
    const payload = { appointmentId: id, sequence: appointment.sequence, previousTerritoryId, correctedBy };
    const announced = event('AppointmentTerritoryCorrected', { kind: 'appointment', id }, payload);
    return this.changes.keep(by, appointment, { kind: 'territory_corrected', announced, previousTerritoryId }, now);
  }

  /** Which collectivité it is for; nobody corrects that before the caller's transaction ends. */
  async settled(by: Actor, id: string): Promise<string> {
    permit(mayRead(by, await factsFor(this.database, by, id)));
    return (await this.changes.locked(id)).territoryId;
  }

  private async another(by: Actor, present: string, wanted: string): Promise<TerritoryRead> {
    const territory = await this.territories.listed(by, wanted);
    if (!territory) throw wrong(appointmentFields.territory);
    if (territory.id === present) throw wrong(appointmentFields.sameTerritory);
    if (mayCorrectTo(by, territory.departements) !== 'allowed') throw wrong(appointmentFields.territoryElsewhere);
    return territory;
  }
}

const wrong = (detail: string) => new InvalidInput([{ pointer: '/territoryId', detail }]);
