import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DraftAnswers } from './domain/answers.js';

/** A booking under way in one browser; forgotten after a day. It makes at most one appointment, or one request. */
@Entity('booking_draft')
@Unique('booking_draft_key', ['keyDigest'])
@Check('booking_draft_one_outcome', 'appointment_id IS NULL OR request_id IS NULL')
@Index('booking_draft_once', ['appointmentId'], { unique: true })
@Index('booking_draft_expiring', ['expiresAt'])
export class BookingDraft {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'booking_draft_pkey' })
  id: string;

  @Column('text', { name: 'key_digest' })
  keyDigest: string;

  @Column('jsonb')
  answers: DraftAnswers;

  /** HMAC of the network address it holds from. */
  @Column('text', { nullable: true })
  network: string | null;

  @Column('text', { name: 'hold_type', nullable: true })
  holdType: string | null;

  /** `YYYY-MM-DD` of the territory's calendar. */
  @Column('date', { name: 'hold_day', nullable: true })
  holdDay: string | null;

  @Column('uuid', { name: 'appointment_id', nullable: true })
  appointmentId: string | null;

  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}
