import { Injectable } from '@nestjs/common';
import { type Actor, event, InvalidInput, permit } from '#kernel';
import { Database, Transactional } from '#platform';
import { type AppointmentRead, read } from './appointment.read.js';
import { AppointmentChanges } from './appointment-changes.js';
import { factsFor } from './appointment-facts.js';
import { appointmentFields } from './appointments.fr.js';
import { mayArrange } from './domain/policy.js';
import { isRoomAddress } from './domain/room.js';

/** Where people meet in visio, when its advisor says it herself. */
@Injectable()
export class RoomsService {
  constructor(
    private readonly database: Database,
    private readonly changes: AppointmentChanges,
  ) {}

  /** Whoever takes part gets the changed invitation; the same address again changes nothing. */
  @Transactional()
  async setRoom(by: Actor, id: string, url: string, now: Date): Promise<AppointmentRead> {
    permit(mayArrange(by, await factsFor(this.database, by, id)));
    const appointment = await this.changes.locked(id);
    if (appointment.modality !== 'visio') throw wrong(appointmentFields.notVisio);
    if (!isRoomAddress(url)) throw wrong(appointmentFields.room);
    if (!appointment.meetAt(url, now)) return read(appointment);
    const payload = { appointmentId: id, sequence: appointment.sequence };
    const announced = event('AppointmentRoomChanged', { kind: 'appointment', id }, payload);
    return this.changes.keep(by, appointment, { kind: 'room_changed', announced }, now);
  }
}

const wrong = (detail: string) => new InvalidInput([{ pointer: '/room', detail }]);
