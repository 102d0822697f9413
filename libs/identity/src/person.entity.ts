import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Someone the service knows: of the cell, or whose address is proven. */
@Entity('person')
@Index('person_in_order', ['createdAt', 'id'])
@Check('person_works_somewhere', '(workplace_id IS NULL) = (place IS NULL)')
export class Person {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pkey' })
  id: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  /** Whose holidays are theirs; someone of a collectivité has none. */
  @Column('text', { name: 'workplace_id', nullable: true })
  workplaceId: string | null;

  /** Where they work, as people say it: « Fort-de-France ». */
  @Column('text', { nullable: true })
  place: string | null;

  /** What she does there, in her own words. */
  @Column('text', { nullable: true })
  function: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** Since when nothing is known of her any more. */
  @Column('timestamptz', { name: 'forgotten_at', nullable: true })
  forgottenAt: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
