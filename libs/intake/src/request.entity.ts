import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { RequestState } from './domain/lifecycle.js';

export type RequestReason = 'unlisted' | 'no_slot' | 'on_site';

/** What someone asks of the cell when no slot answers it. `state`, `version`, `askedNumber` follow its moves (`request_move`). */
@Entity('request')
@Unique('request_reference_unique', ['reference'])
@Check('request_reason', `reason IN ('unlisted', 'no_slot', 'on_site')`)
@Index('request_received', ['receivedAt'])
@Index('request_address_received', ['addressId', 'receivedAt'])
@Unique('request_link', ['linkDigest'])
@Check('request_state', `state IN ('submitted', 'acknowledged', 'qualified', 'accepted', 'referred', 'declined', 'duplicate', 'withdrawn')`)
@Index('request_open', ['receivedAt', 'id'], { where: `state IN ('submitted', 'acknowledged', 'qualified')` })
@Index('request_by_state', ['state', 'receivedAt', 'id'])
@Index('request_asking', ['receivedAt', 'id'], { where: 'asked_number IS NOT NULL' })
@Index('request_of_advisor', ['advisorId', 'receivedAt', 'id'], { where: 'advisor_id IS NOT NULL' })
@Index('request_of_territory', ['territoryId', 'receivedAt', 'id'])
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

  @Column('text', { default: 'submitted' })
  state: RequestState;

  /** The number of its last move; PostgreSQL writes the first when none is said. */
  @Column('integer', { default: 0 })
  version: number;

  /** The move by which we asked for what is missing, as long as we wait for it. */
  @Column('integer', { name: 'asked_number', nullable: true })
  askedNumber: number | null;

  /** Who of the cell takes care of it. */
  @Column('uuid', { name: 'advisor_id', nullable: true })
  advisorId: string | null;

  /** Null for what was received before there were links. */
  @Column('text', { name: 'link_digest', nullable: true })
  linkDigest: string | null;
}
