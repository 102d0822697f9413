import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService } from '#appointments';
import { IdentityService, readBySeveral } from '#identity';
import { type Actor, event, hours, InvalidInput, later, NotFound, permit, system } from '#kernel';
import { Announcer, config, Database, digest, Secret, Transactional } from '#platform';
import { mayAccept } from './domain/policy.js';
import { wrongIn } from './domain/requester.js';
import { TooManyToday } from './intake.errors.js';
import { fieldSentences } from './intake.fr.js';
import { Succession } from './succession.entity.js';

export type SuccessionRead = Readonly<Omit<Succession, 'linkDigest'>>;

export interface NamedSuccessor {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

export interface OpenedSuccession {
  readonly succession: SuccessionRead;
  readonly appointment: AppointmentRead;
  /** Several people read where the link went: they learn neither what it is about, nor who is in it. */
  readonly sharedMailbox: boolean;
  readonly by: Actor;
}

const asIntake = system('intake');
const mostADay = 3;

/** « Ce n'est plus moi »: the requester names a successor, who takes over by saying yes. */
@Injectable()
export class SuccessionsService {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentsService,
    private readonly identity: IdentityService,
    private readonly secret: Secret,
    private readonly announcer: Announcer,
  ) {}

  /** Writes to a third address: only from the mailed link, three times a day at most. */
  @Transactional()
  async name(by: Actor, successor: NamedSuccessor, now: Date): Promise<SuccessionRead> {
    if (by.kind !== 'holder') throw new NotFound();
    this.appointments.assertActsForAddress(by, by.id);
    const errors = wrongIn({ requester: successor, modality: 'visio' }, fieldSentences);
    if (errors.length > 0) throw new InvalidInput(errors);
    const appointment = await this.appointments.read(by, by.id);
    await this.assertWithinLimits(appointment, now);
    const address = await this.identity.addressFor(asIntake, successor.email, now);
    const succession = named(appointment, { ...successor, addressId: address.id }, now);
    const row = { ...succession, linkDigest: digest(this.token(succession.id)) };
    await this.database.repository(Succession).insert(row);
    await this.announcer.record(by, event('SuccessorNamed', { kind: 'appointment', id: by.id }, { successionId: row.id }), now);
    return succession;
  }

  async read(by: Actor, id: string): Promise<SuccessionRead> {
    permit(mayAccept(by, { id }));
    const found = await this.database.repository(Succession).findOne({ where: { id } });
    if (!found) throw new NotFound();
    return found;
  }

  /** What a link of a succession opens; the same refusal for unknown and out of date. */
  async byToken(token: string, now: Date): Promise<OpenedSuccession> {
    const found = await this.database.repository(Succession).findOne({ where: { linkDigest: digest(token) } });
    if (!found) throw new NotFound();
    const appointment = await this.appointments.read(asIntake, found.appointmentId);
    const holder = found.acceptedAt ? found.addressId : found.previousAddressId;
    if (appointment.end <= now || appointment.addressId !== holder) throw new NotFound();
    const sharedMailbox = readBySeveral(await this.identity.address(asIntake, found.addressId));
    return { succession: found, appointment, sharedMailbox, by: { kind: 'holder', purpose: 'succession', id: found.id } };
  }

  /** The successor's yes, with what they are themselves; said twice it changes nothing more. */
  @Transactional()
  async accept(by: Actor, id: string, status: 'elected' | 'staff', now: Date): Promise<AppointmentRead> {
    permit(mayAccept(by, { id }));
    const [succession] = await this.database.rows<{ appointment_id: string }>(
      'UPDATE succession SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL RETURNING appointment_id',
      [id, now],
    );
    const { appointmentId, firstName, lastName, email, addressId, previousAddressId: from } = await this.read(by, id);
    if (!succession) return this.appointments.read(asIntake, appointmentId);
    if (await this.identity.prove(asIntake, addressId, now))
      await this.announcer.record(by, event('AddressProven', { kind: 'address', id: addressId }, { addressId }), now);
    const successor = { firstName, lastName, email, addressId, status };
    return this.appointments.handOver(asIntake, appointmentId, { from, successor, successionId: id }, now);
  }

  /** The link that is mailed to the successor. */
  link({ id }: { readonly id: string }): string {
    return `${config().publicUrl}/reprise/${this.token(id)}`;
  }

  private token(id: string): string {
    return this.secret.linkToken('succession', id, 1);
  }

  private async assertWithinLimits({ id }: { id: string }, now: Date): Promise<void> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [id]);
    const oldest = await this.database.row<{ at: Date }>(
      'SELECT named_at AS at FROM succession WHERE appointment_id = $1 AND named_at > $2 ORDER BY named_at DESC OFFSET $3 LIMIT 1',
      [id, later(now, -hours(24)), mostADay - 1],
    );
    if (oldest) throw new TooManyToday(later(oldest.at, hours(24)), now);
  }
}

const named = (
  { id, requester, addressId }: AppointmentRead,
  successor: NamedSuccessor & { addressId: string },
  now: Date,
): SuccessionRead => ({
  id: randomUUID(),
  appointmentId: id,
  ...{
    previousFirstName: requester.firstName,
    previousLastName: requester.lastName,
    previousEmail: requester.email ?? '',
    previousAddressId: addressId,
  },
  ...successor,
  namedAt: now,
  acceptedAt: null,
});
