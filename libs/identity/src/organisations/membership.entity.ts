import { Check, Column, Entity, Exclusion, Index, PrimaryColumn, Unique } from 'typeorm';
import type { OrganisationKind, Role } from '#kernel';

/** `cell`: coordination or an advisor, « je l'ai eue au téléphone »; `lead`: a lead said yes; `invitation`: a lead invited; `command`: whoever runs the service. */
export type VouchedHow = 'cell' | 'lead' | 'invitation' | 'command';

export type EndedBecause = 'left' | 'removed' | 'unvouched' | 'promoted';

/** A person in an organisation, with a role, from `startsAt` to `endsAt` (not in it; null: open). */
@Entity('membership')
@Unique('membership_of_person_there', ['id', 'personId', 'organisationId'])
@Exclusion('membership_once', 'USING gist (person_id WITH =, organisation_id WITH =, role WITH =, tstzrange(starts_at, ends_at) WITH &&)')
@Check(
  'membership_role',
  `CASE organisation_kind
          WHEN 'collectivite' THEN role IN ('member', 'lead')
          WHEN 'provider' THEN role IN ('provider', 'facilitator')
          WHEN 'prefecture' THEN role = 'prefecture'
          ELSE role IN ('facilitator', 'advisor', 'coordinator', 'direction', 'auditor', 'technician') END`,
)
@Check('membership_lasts', 'ends_at IS NULL OR starts_at <= ends_at')
@Check('membership_scope', 'NOT (national AND cardinality(departements) > 0)')
@Check('membership_scope_of_state', `organisation_kind IN ('cell', 'prefecture') OR (NOT national AND cardinality(departements) = 0)`)
@Check('membership_vouched_how', `vouched_how IN ('cell', 'lead', 'invitation', 'command')`)
@Check('membership_vouched_by', `(vouched_how = 'command') = (vouched_by IS NULL)`)
@Check('membership_mandate', 'mandate_ends_on IS NULL OR ends_at IS NOT NULL')
@Check('membership_ended_because', `ended_because IN ('left', 'removed', 'unvouched', 'promoted')`)
@Check('membership_ended', 'ended_because IS NULL OR ends_at IS NOT NULL')
@Index('membership_of_person', ['personId', 'startsAt'])
@Index('membership_of_organisation', ['organisationId', 'startsAt'])
@Index('membership_ending', ['endsAt'], { where: 'ended_because IS NULL AND ends_at IS NOT NULL' })
export class Membership {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'membership_pkey' })
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text', { name: 'organisation_kind' })
  organisationKind: OrganisationKind;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @Column('text')
  role: Role;

  @Column('boolean')
  national: boolean;

  @Column('text', { array: true })
  departements: string[];

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at', nullable: true })
  endsAt: Date | null;

  /** The last day of an elected person's mandate (`YYYY-MM-DD`): her rights end with it. */
  @Column('date', { name: 'mandate_ends_on', nullable: true })
  mandateEndsOn: string | null;

  @Column('text', { name: 'vouched_how' })
  vouchedHow: VouchedHow;

  /** Nobody but the service's own command. */
  @Column('uuid', { name: 'vouched_by', nullable: true })
  vouchedBy: string | null;

  @Column('timestamptz', { name: 'vouched_at' })
  vouchedAt: Date;

  /** Null as long as it goes on, and when a mandate simply ran out. */
  @Column('text', { name: 'ended_because', nullable: true })
  endedBecause: EndedBecause | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  isOpen(now: Date): boolean {
    return this.startsAt <= now && (this.endsAt === null || this.endsAt > now);
  }

  /** Her mandate ended, and nobody has said more. */
  hasRunOut(now: Date): boolean {
    return this.endedBecause === null && this.endsAt !== null && this.endsAt <= now;
  }

  /** False when it was over before: harmless, and nothing to announce. One that ran out keeps the instant at which it did. */
  end(because: EndedBecause, by: string | null, now: Date): boolean {
    if (!this.isOpen(now) && !this.hasRunOut(now)) return false;
    if (this.isOpen(now)) this.endsAt = now;
    this.endedBecause = because;
    this.endedBy = by;
    return true;
  }
}
