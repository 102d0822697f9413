import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A date on which a person's weekly openings do not hold: these windows replace them, none at all when empty. */
@Entity('exception')
@Unique('exception_day', ['personId', 'date'])
@Check('exception_windows', 'cardinality(windows) % 2 = 0')
export class Exception {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'exception_pkey' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  /** `YYYY-MM-DD` on the person's calendar. */
  @Column('date')
  date: string;

  /** Flat pairs of minutes: start, end, start, end … */
  @Column('smallint', { array: true })
  windows: number[];
}
