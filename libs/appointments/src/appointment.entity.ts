import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Party } from '#kernel';
import type { TerritoryRead } from '#territories';
import { AppointmentChanged, AppointmentClosed, TooLate } from './appointments.errors.js';
import { type AppointmentStatus, mayBecome } from './domain/lifecycle.js';
import { isLate } from './domain/timing.js';

export type { AppointmentStatus };
export type Modality = 'visio' | 'on_site' | 'phone';
export type RequesterStatus = 'elected' | 'staff';

type NewRequester = Pick<Appointment, 'firstName' | 'lastName' | 'email' | 'addressId'> & { readonly status: RequesterStatus | null };

/** What a collectivité and an advisor agree on. `start` is in it, `end` is not; the clock it is anchored to is the territory's. */
@Entity('appointment')
@Check('appointment_status', `status IN ('requested', 'confirmed', 'done', 'missed', 'cancelled')`)
@Check('appointment_modality', `modality IN ('visio', 'on_site', 'phone')`)
@Check('appointment_requester_status', `requester_status IN ('elected', 'staff')`)
@Check('appointment_reached', `requester_email IS NOT NULL OR coalesce(requester_phone, '') <> ''`)
@Check('appointment_lasts', `start_at < end_at AND end_at <= start_at + interval '24:00:00'`)
@Check('appointment_cancelled', `(status = 'cancelled') = (cancelled_at IS NOT NULL)`)
@Check('appointment_sequence', 'sequence >= 0')
@Unique('appointment_reference_unique', ['reference'])
@Unique('appointment_manage_link', ['manageDigest'])
@Unique('appointment_mailed_link', ['mailedDigest'])
@Index('appointment_advisor_upcoming', ['advisorId', 'start'], { where: `status = 'confirmed'` })
@Index('appointment_advisor_latest', ['advisorId', 'createdAt'])
@Index('appointment_address_start', ['addressId', 'start'])
@Index('appointment_territory_start', ['territoryId', 'start'])
@Index('appointment_listed', ['start', 'id'])
@Index('appointment_upcoming', ['start', 'id'], { where: `status = 'confirmed'` })
export class Appointment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'appointment_pkey' })
  id: string;

  @Column('text')
  reference: string;

  @Column('text')
  status: AppointmentStatus;

  @Column('timestamptz', { name: 'start_at' })
  start: Date;

  @Column('timestamptz', { name: 'end_at' })
  end: Date;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text')
  modality: Modality;

  @Column('text', { name: 'type_code' })
  typeCode: string;

  @Column('integer', { name: 'type_version' })
  typeVersion: number;

  @Column('text', { name: 'type_title' })
  typeTitle: string;

  @Column('text', { name: 'territory_id' })
  territoryId: string;

  /** As it was said when booked: a merger does not rewrite history. */
  @Column('text', { name: 'territory_label' })
  territoryLabel: string;

  @Column('uuid', { name: 'advisor_id' })
  advisorId: string;

  @Column('text', { name: 'assigned_because' })
  assignedBecause: string;

  @Column('text', { name: 'requester_first_name' })
  firstName: string;

  @Column('text', { name: 'requester_last_name' })
  lastName: string;

  /** As typed; `addressId` is the normalised one. Of whoever asked by telephone and has none this is null, and her status too. */
  @Column('text', { name: 'requester_email', nullable: true })
  email: string | null;

  @Column('text', { name: 'requester_status', nullable: true })
  requesterStatus: RequesterStatus | null;

  @Column('text', { name: 'requester_function', nullable: true })
  requesterFunction: string | null;

  @Column('text', { name: 'requester_phone', nullable: true })
  phone: string | null;

  @Column('uuid', { name: 'address_id' })
  addressId: string;

  @Column('text', { name: 'project_title', nullable: true })
  projectTitle: string | null;

  @Column('text', { name: 'project_intention', nullable: true })
  projectIntention: string | null;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('text', { nullable: true })
  message: string | null;

  /** One room per appointment, random or typed by its advisor, kept when it moves. */
  @Column('text', { name: 'join_url', nullable: true })
  joinUrl: string | null;

  /** RFC 5546 §2.1.4: rises with every change that calendars must hear of. */
  @Column('integer')
  sequence: number;

  /** When `sequence` last rose: the DTSTAMP of what is sent about it. */
  @Column('timestamptz', { name: 'stamped_at' })
  stampedAt: Date;

  @Column('integer', { name: 'link_version' })
  linkVersion: number;

  @Column('text', { name: 'manage_digest' })
  manageDigest: string;

  @Column('text', { name: 'mailed_digest' })
  mailedDigest: string;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  @Column('text', { name: 'cancelled_by', nullable: true })
  cancelledBy: Party | null;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason: string | null;

  @Column('boolean', { name: 'cancelled_late' })
  cancelledLate: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Throws unless it can still be moved: `notice` is how long before the start, in milliseconds. */
  assertMovable(notice: number, now: Date): void {
    if (this.status !== 'confirmed' || this.start <= now) throw new AppointmentClosed();
    if (this.start.getTime() - now.getTime() < notice) throw new TooLate();
  }

  /** Throws when it has changed since whoever acts has read it. */
  assertSeen(sequence: number | undefined): void {
    if (sequence !== undefined && sequence !== this.sequence) throw new AppointmentChanged();
  }

  /** Keeps its duration; another may receive. */
  moveTo(start: Date, advisorId: string, now: Date): void {
    const end = new Date(start.getTime() + this.end.getTime() - this.start.getTime());
    Object.assign(this, { start, end, advisorId });
    this.changed(now);
  }

  /** The same instant, on the clock of another collectivité. */
  concern({ id: territoryId, label: territoryLabel, timeZone }: Pick<TerritoryRead, 'id' | 'label' | 'timeZone'>, now: Date): void {
    if (this.status !== 'confirmed' || this.start <= now) throw new AppointmentClosed();
    Object.assign(this, { territoryId, territoryLabel, timeZone });
    this.changed(now);
  }

  /** False when it is to be joined there already. It can be given until the last minute, and while people wait for each other. */
  meetAt(joinUrl: string, now: Date): boolean {
    if (this.status !== 'confirmed' || this.end <= now) throw new AppointmentClosed();
    if (this.joinUrl === joinUrl) return false;
    this.joinUrl = joinUrl;
    this.changed(now);
    return true;
  }

  /** False when it was cancelled before: harmless, and nothing to announce. */
  cancel(by: Party, cancelReason: string | null, now: Date): boolean {
    if (this.status === 'cancelled') return false;
    if (!mayBecome(this.status, 'cancelled') || this.start <= now) throw new AppointmentClosed();
    Object.assign(this, { status: 'cancelled', cancelledAt: now, cancelledBy: by, cancelReason, cancelledLate: isLate(this.start, now) });
    this.changed(now);
    return true;
  }

  /** Someone else takes it over: what was mailed to the one before opens nothing, and their telephone and function are not handed on. */
  handTo({ status, ...requester }: NewRequester, now: Date): void {
    if (this.status !== 'confirmed' || this.start <= now) throw new AppointmentClosed();
    Object.assign(this, requester, { phone: null, requesterFunction: null, requesterStatus: status, linkVersion: this.linkVersion + 1 });
    this.changed(now);
  }

  private changed(now: Date): void {
    this.sequence += 1;
    this.stampedAt = now;
  }
}
