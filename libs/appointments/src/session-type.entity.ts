import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Modality } from './appointment.entity.js';

/** An entry of the catalogue; a change is a new version, and what was booked keeps the version it was booked with. */
@Entity('session_type')
@Check('session_type_duration', 'duration_minutes BETWEEN 15 AND 480')
@Check('session_type_modalities', `modalities <@ ARRAY['visio', 'on_site', 'phone'] AND cardinality(modalities) > 0`)
@Check('session_type_preparation', 'num_nulls(asked_of_collectivite, asked_of_advisor) IN (0, 2)')
export class SessionType {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'session_type_pkey' })
  code: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'session_type_pkey' })
  version: number;

  /** Its place in the list. */
  @Column('integer')
  position: number;

  @Column('text')
  title: string;

  @Column('text')
  purpose: string;

  @Column('integer', { name: 'duration_minutes' })
  durationMinutes: number;

  @Column('text', { array: true })
  modalities: Modality[];

  @Column('boolean')
  bookable: boolean;

  /** What each side prepares, a line each; null in versions from before this was said. */
  @Column('text', { name: 'asked_of_collectivite', array: true, nullable: true })
  askedOfCollectivite: string[] | null;

  @Column('text', { name: 'asked_of_advisor', array: true, nullable: true })
  askedOfAdvisor: string[] | null;

  @Column('timestamptz')
  since: Date;
}
