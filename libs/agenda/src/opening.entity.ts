import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A weekly stretch in which a person takes appointments, always or for a time: minutes of the wall clock of `timeZone`, the end not in it. */
@Entity('opening')
@Check('opening_weekday', 'weekday BETWEEN 0 AND 6')
@Check('opening_minutes', '0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440')
@Check('opening_modalities', `modalities <@ ARRAY['visio', 'on_site', 'phone'] AND cardinality(modalities) > 0`)
@Check('opening_days', 'first_day <= last_day')
@Index('opening_person_weekday', ['personId', 'weekday'])
export class Opening {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opening_pkey' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  /** 0 Sunday … 6 Saturday. */
  @Column('smallint')
  weekday: number;

  @Column('smallint', { name: 'start_minute' })
  startMinute: number;

  @Column('smallint', { name: 'end_minute' })
  endMinute: number;

  @Column('text', { array: true })
  modalities: string[];

  /** `YYYY-MM-DD` on its clock, included; null = since always. */
  @Column('date', { name: 'first_day', nullable: true })
  firstDay: string | null;

  /** Included; null = for ever. */
  @Column('date', { name: 'last_day', nullable: true })
  lastDay: string | null;
}
