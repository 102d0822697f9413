import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { OrganisationKind } from '#kernel';

/** Who acts: a collectivité, the cell, a service of a préfecture, a provider. What a person makes stays with it. */
@Entity('organisation')
@Unique('organisation_of_territory', ['territoryId'])
@Unique('organisation_of_kind', ['id', 'kind'])
@Check('organisation_kind', `kind IN ('collectivite', 'cell', 'prefecture', 'provider')`)
@Check('organisation_place', `(kind = 'collectivite') = (territory_id IS NOT NULL)`)
@Index('organisation_one_cell', ['kind'], { unique: true, where: `kind = 'cell'` })
@Index('organisation_named', ['kind', 'name'], { unique: true, where: `kind <> 'collectivite'` })
export class Organisation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organisation_pkey' })
  id: string;

  @Column('text')
  kind: OrganisationKind;

  @Column('text')
  name: string;

  @Column('text', { name: 'territory_id', nullable: true })
  territoryId: string | null;

  /** « Plus personne ne répond »: since the last of its people left, or gets no mail any more. */
  @Column('timestamptz', { name: 'unanswered_since', nullable: true })
  unansweredSince: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}
