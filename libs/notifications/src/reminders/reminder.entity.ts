import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ReminderKind } from '../domain/reminders.js';

/** A promise to recall something at its time. Its message, and its words, are made then, from what is true then. */
@Entity('reminder')
@Unique('reminder_once', ['kind', 'subjectId', 'addressId', 'personId', 'sequence'])
@Check('reminder_kind', `kind IN ('two_days_before', 'one_hour_before', 'advisor_day', 'actions_due')`)
@Check('reminder_one_recipient', '(address_id IS NULL) <> (person_id IS NULL)')
@Check('reminder_outcome', `outcome IN ('told', 'stale')`)
@Check('reminder_settled', '(outcome IS NULL) = (settled_at IS NULL)')
@Index('reminder_due', ['dueAt'], { where: 'settled_at IS NULL' })
@Index('reminder_subject', ['subjectId', 'sequence'])
@Index('reminder_address_due', ['addressId', 'dueAt'], { where: 'settled_at IS NULL' })
export class Reminder {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reminder_pkey' })
  id: string;

  @Column('text')
  kind: ReminderKind | 'advisor_day' | 'actions_due';

  /** An appointment, the advisor whose day it is, or the address whose actions are due. */
  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('uuid', { name: 'address_id', nullable: true })
  addressId: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** The appointment's SEQUENCE, or the number of the day: 20261201. */
  @Column('integer')
  sequence: number;

  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  /** When the queue was last asked to wake us up for it. */
  @Column('timestamptz', { name: 'carried_at', nullable: true })
  carriedAt: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;

  /** Its message was made, or the appointment changed before. */
  @Column('text', { nullable: true })
  outcome: 'told' | 'stale' | null;
}
