import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** « Ce n'est plus moi »: the successor whom a requester names. Nothing passes without the successor's own yes. */
@Entity('succession')
@Unique('succession_link', ['linkDigest'])
@Index('succession_appointment', ['appointmentId', 'namedAt'])
export class Succession {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'succession_pkey' })
  id: string;

  @Column('uuid', { name: 'appointment_id' })
  appointmentId: string;

  @Column('text', { name: 'previous_first_name' })
  previousFirstName: string;

  @Column('text', { name: 'previous_last_name' })
  previousLastName: string;

  @Column('text', { name: 'previous_email' })
  previousEmail: string;

  @Column('uuid', { name: 'previous_address_id' })
  previousAddressId: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  email: string;

  @Column('uuid', { name: 'address_id' })
  addressId: string;

  @Column('text', { name: 'link_digest' })
  linkDigest: string;

  @Column('timestamptz', { name: 'named_at' })
  namedAt: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt: Date | null;
}
