import { Check, Column, Entity, Exclusion, Index, PrimaryColumn, Unique } from 'typeorm';

/** What occupies a person, with its buffers: an appointment, or a slot held for some minutes. `busy` is half-open. */
@Entity('commitment')
@Exclusion('commitment_no_overlap', 'USING gist (person_id WITH =, busy WITH &&)')
@Unique('commitment_owner', ['ownerKind', 'ownerId', 'personId'])
@Check('commitment_owner_kind', `owner_kind IN ('appointment', 'hold')`)
@Check('commitment_only_holds_expire', `(owner_kind = 'hold') = (expires_at IS NOT NULL)`)
@Check(
  'commitment_bounded',
  'NOT isempty(busy) AND NOT lower_inf(busy) AND NOT upper_inf(busy) AND lower_inc(busy) AND NOT upper_inc(busy)',
)
@Index('commitment_expiring', ['expiresAt'], { where: 'expires_at IS NOT NULL' })
export class Commitment {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'commitment_pkey' })
  id: string;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('tstzrange')
  busy: string;

  @Column('text', { name: 'owner_kind' })
  ownerKind: 'appointment' | 'hold';

  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;
}
