import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * An electronic address, normalised. Typing it proves nothing; opening a link mailed to it does. Whoever asked by telephone and has
 * none stands here without one: it is hers alone, and nothing is ever sent there.
 */
@Entity('address')
@Unique('address_email', ['email'])
@Check('address_normalised', `email = lower(email) AND email !~ '\\s'`)
@Check('address_reached', 'email IS NOT NULL OR (dead_at IS NOT NULL AND proven_at IS NULL AND person_id IS NULL)')
@Index('address_of_person', ['personId'], { where: 'person_id IS NOT NULL' })
export class Address {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'address_pkey' })
  id: string;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  @Column('timestamptz', { name: 'proven_at', nullable: true })
  provenAt: Date | null;

  @Column('timestamptz', { name: 'dead_at', nullable: true })
  deadAt: Date | null;

  /** Whether several people read it, as one of them said; null: nobody did, and its name tells. */
  @Column('boolean', { nullable: true })
  shared: boolean | null;

  /** When the links to the upcoming appointments were last mailed. */
  @Column('timestamptz', { name: 'links_sent_at', nullable: true })
  linksSentAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
