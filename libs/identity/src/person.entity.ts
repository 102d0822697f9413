import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone the service knows: an advisor, later anyone whose address is proven. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pkey' })
  id: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  /** Whose holidays are theirs. */
  @Column('text', { name: 'workplace_id' })
  workplaceId: string;

  /** Where they work, as people say it: « Fort-de-France ». */
  @Column('text')
  place: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
