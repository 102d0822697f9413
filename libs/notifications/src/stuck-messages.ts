import { Injectable } from '@nestjs/common';
import { AppointmentLists } from '#appointments';
import { IdentityService } from '#identity';
import { RequestsService } from '#intake';
import { type Actor, permit, system } from '#kernel';
import { Database } from '#platform';
import { isAboutAppointment, isAboutRequest, type MessageKind } from './domain/kinds.js';
import { mayTendMessages } from './domain/policy.js';
import type { Message, MessageState } from './message.entity.js';
import { countFailed, stuckMessages } from './message-desk.queries.js';

/** A message that waits, failed or was refused; of its reader only what tells which mail server is meant. */
export interface StuckMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly state: MessageState;
  readonly to: 'requester' | 'advisor' | 'desk';
  /** « commune.example », of a requester's address. */
  readonly domain: string | null;
  /** Of the appointment or request it is about. */
  readonly reference: string | null;
  readonly madeAt: Date;
  readonly notBefore: Date | null;
  readonly tries: number;
  /** The mail server's last answer; null when it never gave one. */
  readonly smtpCode: number | null;
}

type Row = Pick<Message, 'id' | 'kind' | 'state' | 'subjectId' | 'addressId' | 'personId' | 'madeAt' | 'notBefore' | 'tries'> & {
  readonly smtpCode: number | null;
};

const asNotifications = system('notifications');

/** What a person may know of the messages that did not leave. */
@Injectable()
export class StuckMessages {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly appointments: AppointmentLists,
    private readonly requests: RequestsService,
  ) {}

  /** Those that wait first, then the latest that failed or were refused; `most` of them. */
  async list(by: Actor, most: number): Promise<StuckMessage[]> {
    permit(mayTendMessages(by));
    const rows = await this.database.rows<Row>(stuckMessages, [most]);
    const domains = await this.domains(rows);
    const references = await this.references(rows);
    return rows.map(({ subjectId, addressId, personId, ...row }) => ({
      ...row,
      to: addressId ? 'requester' : personId ? 'advisor' : 'desk',
      domain: domains.get(addressId ?? '') ?? null,
      reference: references.get(subjectId) ?? null,
    }));
  }

  /** How many failed or were refused. */
  async countFailed(by: Actor): Promise<number> {
    permit(mayTendMessages(by));
    return (await this.database.row<{ count: number }>(countFailed))?.count ?? 0;
  }

  private async domains(rows: readonly Row[]): Promise<Map<string, string>> {
    const ids = rows.map(({ addressId }) => addressId).filter((id) => id !== null);
    const addresses = await this.identity.addresses(asNotifications, ids);
    return new Map(addresses.flatMap(({ id, email }) => (email ? [[id, email.slice(email.lastIndexOf('@') + 1)] as const] : [])));
  }

  private async references(rows: readonly Row[]): Promise<Map<string, string>> {
    const about = (isMeant: (kind: MessageKind) => boolean) => rows.filter(({ kind }) => isMeant(kind)).map(({ subjectId }) => subjectId);
    const appointments = await this.appointments.many(asNotifications, about(isAboutAppointment));
    const requests = await this.requests.references(asNotifications, about(isAboutRequest));
    return new Map([...appointments.map(({ id, reference }) => [id, reference] as const), ...requests]);
  }
}
