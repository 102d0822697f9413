import { createHash } from 'node:crypto';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { type MessageKind, messageKinds } from './domain/kinds.js';
import { type Recipient, recipientLabel, toAddress, toDesk, toPerson } from './domain/recipient.js';

export type MessageState = 'waiting' | 'sent' | 'failed' | 'superseded';

/** Ids and dates of the event that led to the message, where what is read at sending does not tell them. */
export interface MessageFacts {
  readonly previousStart?: string;
  readonly advisorChanged?: boolean;
  readonly successionId?: string;
}

const moves: Readonly<Record<MessageState, readonly MessageState[]>> = {
  waiting: ['sent', 'failed', 'superseded'],
  sent: [],
  failed: [],
  superseded: [],
};

const kindList = messageKinds.map((kind) => `'${kind}'`).join(', ');

/** A promise to tell one recipient one thing once. The words are written at sending, from what is true then. */
@Entity('message')
@Unique('message_once', ['kind', 'subjectId', 'addressId', 'personId', 'sequence'])
@Check('message_kind', `kind IN (${kindList})`)
@Check('message_state', `state IN ('waiting', 'sent', 'failed', 'superseded')`)
@Check('message_one_recipient', 'address_id IS NULL OR person_id IS NULL')
@Check('message_settled', `(state = 'waiting') = (settled_at IS NULL)`)
@Index('message_waiting', ['madeAt'], { where: `state = 'waiting'` })
@Index('message_carried', ['carriedAt'])
@Index('message_address_released', ['addressId', 'releasedAt'], { where: 'address_id IS NOT NULL' })
export class Message {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'message_pkey' })
  id: string;

  @Column('text')
  kind: MessageKind;

  /** An appointment, a succession, an address or a request, as the kind says. */
  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  /** With no address and no person it goes to the desk. */
  @Column('uuid', { name: 'address_id', nullable: true })
  addressId: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** The appointment's SEQUENCE; where there is no appointment, the number of the event. */
  @Column('integer')
  sequence: number;

  @Column('jsonb')
  facts: MessageFacts;

  @Column('text')
  state: MessageState;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;

  /** Held back until then. */
  @Column('timestamptz', { name: 'not_before', nullable: true })
  notBefore: Date | null;

  /** When the queue was last given it. */
  @Column('timestamptz', { name: 'carried_at', nullable: true })
  carriedAt: Date | null;

  /** When it was first let through to the mail server: from then on it counts in its address's day. */
  @Column('timestamptz', { name: 'released_at', nullable: true })
  releasedAt: Date | null;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;

  get recipient(): Recipient {
    if (this.addressId) return toAddress(this.addressId);
    return this.personId ? toPerson(this.personId) : toDesk;
  }

  /** The left part of its Message-ID: the same at every attempt, so that a second copy is seen for what it is. */
  get stableId(): string {
    const parts = [this.kind, this.subjectId, recipientLabel(this.recipient), this.sequence];
    return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40);
  }

  settle(state: Exclude<MessageState, 'waiting'>, now: Date): void {
    if (!moves[this.state].includes(state)) throw new Error(`a ${this.state} message cannot become ${state}`);
    this.state = state;
    this.settledAt = now;
  }

  /** Gives it back to the round, which carries it again from `until` on. */
  hold(until: Date): void {
    this.notBefore = until;
    this.carriedAt = null;
  }

  release(now: Date): void {
    this.releasedAt ??= now;
  }
}
