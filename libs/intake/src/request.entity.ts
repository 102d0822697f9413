import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export type RequestReason = 'unlisted' | 'no_slot' | 'on_site';

/** What someone asks of the cell when no slot answers it; for now a person answers by hand. */
@Entity('request')
@Unique('request_reference_unique', ['reference'])
@Check('request_reason', `reason IN ('unlisted', 'no_slot', 'on_site')`)
@Index('request_received', ['receivedAt'])
@Index('request_address_received', ['addressId', 'receivedAt'])
@Check('request_answered', '(answered_at IS NULL) = (answered_by IS NULL)')
@Index('request_unanswered', ['receivedAt', 'id'], { where: 'answered_at IS NULL' })
export class Request {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'request_pkey' })
  id: string;

  @Column('text')
  reference: string;

  @Column('text')
  reason: RequestReason;

  @Column('text', { name: 'territory_id' })
  territoryId: string;

  @Column('text', { name: 'territory_label' })
  territoryLabel: string;

  @Column('text', { name: 'time_zone' })
  timeZone: string;

  @Column('text', { name: 'type_code' })
  typeCode: string;

  @Column('text', { name: 'type_title' })
  typeTitle: string;

  @Column('text')
  modality: string;

  @Column('text', { name: 'first_name' })
  firstName: string;

  @Column('text', { name: 'last_name' })
  lastName: string;

  @Column('text')
  email: string;

  @Column('text', { name: 'requester_status' })
  requesterStatus: string;

  @Column('text', { name: 'requester_function', nullable: true })
  requesterFunction: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('uuid', { name: 'address_id' })
  addressId: string;

  /** In people's own words. */
  @Column('text', { array: true })
  preferred: string[];

  @Column('text', { nullable: true })
  place: string | null;

  @Column('text', { nullable: true })
  intention: string | null;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt: Date;

  /** When someone of the cell said that it was answered. */
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { name: 'answered_by', nullable: true })
  answeredBy: string | null;
}
