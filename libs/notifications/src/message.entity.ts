import { createHash } from 'node:crypto';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { type MessageKind, messageKinds } from './domain/kinds.js';
import { type Recipient, recipientLabel, toAddress, toDesk, toPerson } from './domain/recipient.js';

export type MessageState = 'waiting' | 'sent' | 'failed' | 'refused' | 'superseded' | 'gathered';

/** Ids and dates of the event that led to the message, where what is read at sending does not tell them. */
export interface MessageFacts {
  readonly previousStart?: string;
  readonly advisorChanged?: boolean;
  readonly successionId?: string;
}

const moves: Readonly<Record<MessageState, readonly MessageState[]>> = {
  waiting: ['sent', 'failed', 'refused', 'superseded'],
  // a notice of non-delivery may come days later
  sent: ['refused'],
  // a person may have it sent again
  failed: ['waiting'],
  refused: ['waiting'],
  superseded: [],
  // the mail of the day is a message of its own
  gathered: [],
};

const kindList = messageKinds.map((kind) => `'${kind}'`).join(', ');

/** A promise to tell one recipient one thing once. The words are written at sending, from what is true then. */
@Entity('message')
@Unique('message_once', ['kind', 'subjectId', 'addressId', 'personId', 'sequence'])
@Check('message_kind', `kind IN (${kindList})`)
@Check('message_state', `state IN ('waiting', 'sent', 'failed', 'refused', 'superseded', 'gathered')`)
@Check('message_one_recipient', 'address_id IS NULL OR person_id IS NULL')
@Check('message_settled', `(state = 'waiting' OR (state = 'gathered' AND gathered_on IS NULL)) = (settled_at IS NULL)`)
@Check(
  'message_gathers',
  `state <> 'gathered' OR (kind IN ('exchange_sent', 'exchange_answered') AND person_id IS NOT NULL AND not_before IS NOT NULL)`,
)
@Check('message_gathered_on', `gathered_on IS NULL OR state = 'gathered'`)
@Check('message_daily', `kind <> 'daily_messages' OR subject_id IS NOT DISTINCT FROM person_id`)
@Check('message_lease', '(lease_owner IS NULL) = (lease_until IS NULL)')
@Index('message_waiting', ['urgency', 'madeAt'], { where: `state = 'waiting'` })
@Index('message_gathering', ['notBefore', 'personId'], { where: `state = 'gathered' AND gathered_on IS NULL` })
@Index('message_gathered', ['personId', 'gatheredOn'], { where: 'gathered_on IS NOT NULL' })
@Index('message_failed', ['settledAt'], { where: `state IN ('failed', 'refused')` })
@Index('message_carried', ['carriedAt'])
@Index('message_to_call', ['madeAt'], { where: `kind = 'exchange_to_call'` })
@Index('message_address_released', ['addressId', 'releasedAt'], { where: 'address_id IS NOT NULL' })
export class Message {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'message_pkey' })
  id: string;

  @Column('text')
  kind: MessageKind;

  /** An appointment, a succession, an address, a request, an advisor, an act, a step or a message of a case, as the kind says. */
  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  /** With no address and no person it goes to the desk. */
  @Column('uuid', { name: 'address_id', nullable: true })
  addressId: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** The appointment's SEQUENCE; where there is no appointment, the number of the event or of the day. */
  @Column('integer')
  sequence: number;

  @Column('jsonb')
  facts: MessageFacts;

  @Column('text')
  state: MessageState;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  /** Not before: held back by the budget of its address, put off by the mail server, or waiting for the mail of the day. */
  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** The day in whose mail it is told, as a number: 20261201. Null until that mail is promised, and for all that leaves at once. */
  @Column('integer', { name: 'gathered_on', nullable: true })
  gatheredOn: number | null;

  /** When it was last taken from among those that wait: what the limit per minute counts. */
  @Column('timestamptz', { name: 'carried_at', nullable: true })
  carriedAt: Date | null;

  /** When it was let through to the mail server: from then on it counts in its address's day. */
  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;

  /** How often it was tried since it waits. */
  @Column('integer', { default: 0 })
  tries: number;

  /** The lowest leaves first. */
  @Column('smallint', { default: 0 })
  urgency: number;

  /** Who is bringing it to the mail server, and until when nobody else does. */
  @Column('uuid', { name: 'lease_owner', nullable: true })
  leaseOwner: string | null;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil: Date | null;

  get recipient(): Recipient {
    if (this.addressId) return toAddress(this.addressId);
    return this.personId ? toPerson(this.personId) : toDesk;
  }

  /** The left part of its Message-ID: the same at every attempt, so that a second copy is seen for what it is. */
  get stableId(): string {
    const parts = [this.kind, this.subjectId, recipientLabel(this.recipient), this.sequence];
    return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40);
  }

  /** Whether it may become that: a message that is settled stays so, but for a late refusal or a person's wish. */
  mayBecome(state: MessageState): boolean {
    return moves[this.state].includes(state);
  }
}
