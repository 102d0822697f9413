import { Injectable } from '@nestjs/common';
import { type Actor, type DomainEvent, NotFound } from '#kernel';
import { Announcer, Database } from '#platform';
import { Appointment } from './appointment.entity.js';
import { type AppointmentRead, read } from './appointment.read.js';
import { recordChange } from './appointments.queries.js';

export interface Change {
  readonly kind: 'moved' | 'cancelled' | 'handed_over' | 'room_changed' | 'reassigned' | 'territory_corrected';
  readonly announced: DomainEvent;
  /** Which collectivité it was for, when that is what changed. */
  readonly previousTerritoryId?: string;
}

/** The version that whoever changes it has read; left out, any will do. */
export interface Seen {
  readonly seen?: number | undefined;
}

/** How every change of an appointment begins and ends, in the caller's transaction. */
@Injectable()
export class AppointmentChanges {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** Its row is nobody else's to change until the transaction ends. */
  async locked(id: string): Promise<Appointment> {
    const found = await this.database.repository(Appointment).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new NotFound();
    return found;
  }

  async keep(by: Actor, appointment: Appointment, { kind, announced, previousTerritoryId }: Change, now: Date): Promise<AppointmentRead> {
    const { id, sequence, addressId, start, advisorId } = appointment;
    await this.database.repository(Appointment).save(appointment);
    const territories = previousTerritoryId ? [previousTerritoryId, appointment.territoryId] : [null, null];
    await this.database.rows(recordChange, [id, sequence, kind, addressId, start, advisorId, now, ...territories]);
    await this.announcer.record(by, announced, now);
    return read(appointment);
  }
}
