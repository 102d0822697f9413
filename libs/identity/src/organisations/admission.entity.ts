import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** `invited` by a lead; `asked` by the person herself; `named` by someone who leaves, as her successor. */
export type AdmissionWay = 'invited' | 'asked' | 'named';

/** A membership that one side offers or asks for: nothing passes until the other has said yes. */
@Entity('admission')
@Unique('admission_link', ['linkDigest'])
@Check('admission_way', `way IN ('invited', 'asked', 'named')`)
@Check('admission_role', `role IN ('member', 'lead')`)
@Check('admission_digest', `link_digest ~ '^[0-9a-f]{64}$'`)
@Check(
  'admission_who',
  `CASE way WHEN 'asked' THEN person_id IS NOT NULL AND link_digest IS NULL
          ELSE address_id IS NOT NULL AND link_digest IS NOT NULL END`,
)
@Check('admission_grounds', `CASE way WHEN 'asked' THEN attested OR function IS NOT NULL ELSE NOT attested AND function IS NULL END`)
@Check('admission_answer', '(answered_at IS NULL) = (accepted IS NULL)')
@Check('admission_yes', '(accepted IS TRUE) = (membership_id IS NOT NULL)')
@Index('admission_asked_once', ['organisationId', 'personId'], { unique: true, where: `way = 'asked' AND answered_at IS NULL` })
@Index('admission_offered_once', ['organisationId', 'addressId'], { unique: true, where: `way <> 'asked' AND answered_at IS NULL` })
@Index('admission_asked', ['saidAt', 'id'], { where: `way = 'asked' AND answered_at IS NULL` })
@Index('admission_of_person', ['personId'], { where: 'answered_at IS NULL' })
@Index('admission_open', ['organisationId', 'saidAt'], { where: 'answered_at IS NULL' })
export class Admission {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'admission_pkey' })
  id: string;

  @Column('uuid', { name: 'organisation_id' })
  organisationId: string;

  @Column('text')
  way: AdmissionWay;

  @Column('text')
  role: 'member' | 'lead';

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  /** What she says that she does there, when nothing else shows it. */
  @Column('text', { nullable: true })
  function: string | null;

  /** The SIRET of her ProConnect account is that of the collectivité. */
  @Column('boolean')
  attested: boolean;

  /** Who asked; once an offer is accepted, who accepted it. */
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** Where the offer was mailed. */
  @Column('uuid', { name: 'address_id', nullable: true })
  addressId: string | null;

  @Column('text', { name: 'link_digest', nullable: true })
  linkDigest: string | null;

  @Column('uuid', { name: 'said_by' })
  saidBy: string;

  @Column('timestamptz', { name: 'said_at' })
  saidAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Column('boolean', { nullable: true })
  accepted: boolean | null;

  @Column('uuid', { name: 'membership_id', nullable: true })
  membershipId: string | null;
}
